# SPDX-License-Identifier: EUPL-1.2
"""Addresses of albums."""

from django.urls import path

from .views import albums

app_name = "albums"
urlpatterns = [
    path("captura/fotografias/", albums.home, name="home"),
    path("captura/fotografias/<uuid:album>/", albums.album, name="album"),
    path("captura/fotografias/<uuid:album>/aceptar/", albums.accept, name="accept"),
    path("captura/fotografias/<uuid:album>/cancelar/", albums.cancel, name="cancel"),
]
