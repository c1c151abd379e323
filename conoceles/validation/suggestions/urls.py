# SPDX-License-Identifier: EUPL-1.2
"""Addresses of suggestions."""

from django.urls import path

from .views import texts

app_name = "suggestions"
urlpatterns = [
    path("revision/textos/", texts.texts, name="texts"),
    path("revision/textos/<int:family>/", texts.group, name="group"),
    path(
        "revision/textos/<int:reading>/<slug:asked>/<int:other>/<slug:there>/",
        texts.beside,
        name="beside",
    ),
]
