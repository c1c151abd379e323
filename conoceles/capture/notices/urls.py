# SPDX-License-Identifier: EUPL-1.2
"""Addresses of notices on paper."""

from django.urls import path

from .views import desk

app_name = "notices"
urlpatterns = [
    path("mesa/avisos/", desk.home, name="waiting"),
    path("mesa/avisos/cedulas.pdf", desk.cedulas, name="cedulas"),
    path("mesa/avisos/<uuid:notice>/", desk.deliver, name="deliver"),
    path("mesa/avisos/<uuid:notice>/cedula.pdf", desk.cedula, name="cedula"),
    path("mesa/avisos/constancias/<int:proof>/", desk.acuse, name="acuse"),
]
