# SPDX-License-Identifier: EUPL-1.2
"""Addresses of capture by spreadsheet."""

from django.urls import path

from .views import sheets

app_name = "bulk"
urlpatterns = [
    path("captura/lote/", sheets.bulk, name="bulk"),
    path("captura/lote/hoja.xlsx", sheets.file, name="file"),
    path("captura/lote/<uuid:sheet>/", sheets.sheet, name="sheet"),
    path("captura/lote/<uuid:sheet>/aceptar/", sheets.accept, name="accept"),
    path("captura/lote/<uuid:sheet>/cancelar/", sheets.cancel, name="cancel"),
]
