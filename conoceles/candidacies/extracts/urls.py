# SPDX-License-Identifier: EUPL-1.2
"""Addresses of extracts."""

from django.urls import path

from .views import extracts

app_name = "extracts"
urlpatterns = [
    path("registro/extractos/", extracts.extracts, name="extracts"),
    path("registro/extractos/<int:extract>/<str:document>", extracts.download_file, name="file"),
]
