# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the register."""

from django.urls import path

from .views import readings, register, uploads, writing

app_name = "candidacies"
urlpatterns = [
    path("registro/", register.register, name="register"),
    path("registro/agregar/", writing.add, name="add"),
    path("registro/candidaturas/<uuid:candidacy>/", register.candidacy, name="candidacy"),
    path("registro/candidaturas/<uuid:candidacy>/corregir/", writing.correct, name="correct"),
    path("registro/cargas/", uploads.uploads, name="uploads"),
    path("registro/cargas/subir/", uploads.upload, name="upload"),
    path("registro/cargas/<uuid:upload>/", readings.reading, name="reading"),
    path("registro/cargas/<uuid:upload>/hallazgos/", readings.findings, name="findings"),
    path("registro/cargas/<uuid:upload>/hallazgos/archivo/", readings.findings_file, name="findings-file"),
    path("registro/cargas/<uuid:upload>/aceptar/", readings.accept, name="accept"),
    path("registro/cargas/<uuid:upload>/leer/", readings.again, name="read-again"),
    path("registro/cargas/<uuid:upload>/cargar/", readings.load, name="load"),
    path("registro/cargas/<uuid:upload>/cancelar/", uploads.cancel, name="cancel"),
]
