# SPDX-License-Identifier: EUPL-1.2
"""The addresses of watching."""

from django.urls import path

from . import views

app_name = "watching"
urlpatterns = [
    path("_viva", views.alive, name="alive"),
    path("_lista", views.ready, name="ready"),
    path("vigilancia/", views.standing, name="standing"),
    path("vigilancia/<int:alert>/", views.answer, name="answer"),
]
