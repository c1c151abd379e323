# SPDX-License-Identifier: EUPL-1.2
"""Addresses of publishing."""

from django.urls import path

from . import views

app_name = "releasing"
urlpatterns = [
    path("publicacion/", views.home, name="home"),
    path("publicacion/publicar/", views.publish, name="publish"),
]
