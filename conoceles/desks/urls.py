# SPDX-License-Identifier: EUPL-1.2
"""Addresses of desks. The first page carries the name by which every step leads back to it."""

from django.urls import include, path

from .views import desk, downloads, manuals, record

_named = (
    [
        path("bitacora/", record.record, name="record"),
        path("bitacora/<int:number>/", record.entry, name="entry"),
        path("bitacora/<int:number>/prueba/", downloads.proof, name="proof"),
        path("bitacora/puntos/", record.checkpoints, name="checkpoints"),
        path("bitacora/puntos/<int:size>.txt", downloads.note, name="note"),
        path("bitacora/parte/", downloads.export, name="export"),
        path("bitacora/llave/", downloads.key, name="key"),
        path("bitacora/verificador/", downloads.verifier, name="verifier"),
        path("manuales/", manuals.listed, name="manuals"),
        path("manuales/<slug:manual>/", manuals.page, name="manual"),
        path("manuales/<slug:manual>.pdf", manuals.file, name="manual-file"),
    ],
    "desks",
)

urlpatterns = [
    path("", desk.desk, name="start"),
    path("", include(_named)),
]
