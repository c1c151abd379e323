# SPDX-License-Identifier: EUPL-1.2
"""Addresses of cuts."""

from django.urls import path

from .views import annex, cuts

app_name = "cuts"
urlpatterns = [
    path("cortes/", cuts.home, name="home"),
    path("cortes/preparar/", cuts.prepare, name="prepare"),
    path("cortes/<uuid:cut>/", cuts.cut, name="cut"),
    path("cortes/<uuid:cut>/firmar/", cuts.sign, name="sign"),
    path("cortes/<uuid:cut>/auditar/", cuts.audit, name="audit"),
    path("cortes/<uuid:cut>/descartar/", cuts.discard, name="discard"),
    path("cortes/<uuid:cut>/informe.json", cuts.report, name="report"),
    path("cortes/<uuid:cut>/conteos/", annex.counts, name="counts"),
]
