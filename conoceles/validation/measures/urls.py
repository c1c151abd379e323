# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the measures."""

from django.urls import path

from .views import measures

app_name = "measures"
urlpatterns = [
    path("revision/medidas/", measures.measures, name="measures"),
    path("revision/medidas/medidas.xlsx", measures.file, name="file"),
]
