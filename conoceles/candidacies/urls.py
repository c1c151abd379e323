# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the register."""

from django.urls import path

from .views import register, writing

app_name = "candidacies"
urlpatterns = [
    path("registro/", register.register, name="register"),
    path("registro/agregar/", writing.add, name="add"),
    path("registro/candidaturas/<uuid:candidacy>/", register.candidacy, name="candidacy"),
    path("registro/candidaturas/<uuid:candidacy>/corregir/", writing.correct, name="correct"),
]
