# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the documento de seguridad."""

from django.urls import path

from . import views

app_name = "evidence"
urlpatterns = [
    path("documento-de-seguridad/", views.home, name="home"),
    path("documento-de-seguridad/proyecto.<paper:kind>", views.draft, name="draft"),
    path("documento-de-seguridad/<int:number>/documento.<paper:kind>", views.file, name="file"),
]
