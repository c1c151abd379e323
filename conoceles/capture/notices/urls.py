# SPDX-License-Identifier: EUPL-1.2
"""Addresses of notices on paper."""

from django.urls import path

from .views import certificates, desk

app_name = "notices"
urlpatterns = [
    path("mesa/avisos/", desk.home, name="waiting"),
    path("mesa/avisos/cedulas.pdf", desk.cedulas, name="cedulas"),
    path("mesa/avisos/<uuid:notice>/", desk.deliver, name="deliver"),
    path("mesa/avisos/<uuid:notice>/cedula.pdf", desk.cedula, name="cedula"),
    path("captura/avisos/constancia.<paper:kind>", certificates.certificate, name="certificate"),
    path("captura/avisos/<uuid:candidacy>/constancia.<paper:kind>", certificates.certificate_of, name="certificate-of"),
    path("mesa/avisos/constancias/<int:proof>/", desk.acuse, name="acuse"),
]
