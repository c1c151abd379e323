# SPDX-License-Identifier: EUPL-1.2
"""Addresses of files. None names anybody."""

from django.urls import path

from .views import dossiers

app_name = "dossiers"
urlpatterns = [
    path("supervision/expedientes/", dossiers.home, name="home"),
    path("supervision/expedientes/<uuid:dossier>/<str:document>", dossiers.file, name="file"),
]
