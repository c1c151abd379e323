# SPDX-License-Identifier: EUPL-1.2
"""Addresses of scheduled publications."""

from django.urls import path

from . import views

app_name = "scheduling"
urlpatterns = [
    path("publicacion/programar/", views.schedule, name="schedule"),
    path("publicacion/programada/<int:scheduled>/cancelar/", views.cancel, name="cancel"),
]
