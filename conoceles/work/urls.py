# SPDX-License-Identifier: EUPL-1.2
"""Addresses of jobs."""

from django.urls import path

from . import views

app_name = "work"
urlpatterns = [
    path("tareas/<uuid:job>/", views.job, name="job"),
    path("tareas/<uuid:job>/detener/", views.stop, name="stop"),
    path("tareas/<uuid:job>/continuar/", views.go_on, name="go-on"),
]
