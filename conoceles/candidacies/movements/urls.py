# SPDX-License-Identifier: EUPL-1.2
"""Addresses of movements, beside those of the register."""

from django.urls import path

from .views import moving, reading, rectifying

app_name = "movements"
_HERS = "registro/candidaturas/<uuid:candidacy>/movimientos/"
_ONE = "registro/requerimientos/<uuid:rectification>/"
urlpatterns = [
    path("registro/movimientos/", reading.ledger, name="ledger"),
    path("registro/movimientos/movimientos.xlsx", reading.ledger_file, name="ledger-file"),
    path("registro/vacantes/", reading.vacant, name="vacant"),
    path(_HERS, reading.candidacy, name="candidacy"),
    path(f"{_HERS}<slug:movement>/", moving.move, name="move"),
    path("registro/requerimientos/", rectifying.rectifications, name="rectifications"),
    path("registro/requerimientos/anotar/", rectifying.require, name="require"),
    path(_ONE, rectifying.rectification, name="rectification"),
    path(f"{_ONE}quitar/", rectifying.unplan, name="unplan"),
    path(f"{_ONE}registrar/", rectifying.answer, name="answer"),
    path(f"{_ONE}cerrar/", rectifying.set_aside, name="set-aside"),
    path(f"{_ONE}candidaturas/<uuid:candidacy>/", rectifying.choose, name="choose"),
    path(f"{_ONE}candidaturas/<uuid:candidacy>/<slug:movement>/", rectifying.plan, name="plan"),
]
