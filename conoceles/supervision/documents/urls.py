# SPDX-License-Identifier: EUPL-1.2
"""Addresses of documents, of the log and of what came in."""

from django.urls import path

from .views import document, listing, office, returning, steps

app_name = "documents"
urlpatterns = [
    path("documentos/", listing.documents, name="documents"),
    path("documentos/abrir/", listing.open_wanted, name="open-wanted"),
    path("documentos/otro/", listing.open_other, name="open-other"),
    path("documentos/<int:writing>/", document.document, name="document"),
    path("documentos/<int:writing>/borrador/", document.edit, name="edit"),
    path("documentos/<int:writing>/abandonar/", steps.withdraw, name="withdraw"),
    path("documentos/<int:writing>/paso/<slug:step>/", steps.take, name="take"),
    path("documentos/observacion/<int:observation>/", steps.answer, name="answer"),
    path("documentos/paso/<int:taken>/quitar/", steps.set_aside, name="set-aside"),
    path("documentos/version/<int:fixed>/", document.version, name="version"),
    path("documentos/version/<int:fixed>/documento.<paper:kind>", document.file, name="file"),
    path("documentos/version/<int:fixed>/ejemplar/", returning.keep_copy, name="keep-copy"),
    path("documentos/ejemplar/<int:copy>.pdf", returning.copy, name="copy"),
    path("documentos/version/<int:fixed>/editado/", returning.return_edited, name="return-edited"),
    path("documentos/editado/<int:edited>.docx", returning.edited, name="edited"),
    path("bitacora-de-actividades/", office.activities, name="activities"),
    path("bitacora-de-actividades/anotar/", office.log, name="log"),
    path("bitacora-de-actividades/<int:activity>/quitar/", office.set_activity_aside, name="activity-aside"),
    path("oficialia/", office.incoming, name="incoming"),
    path("oficialia/<int:incoming>/contestado/", office.answered, name="answered"),
]
