# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the people's rights. None names anybody."""

from django.urls import path

from .views import copies, counting, deeds, desk, notices, own

app_name = "rights"
urlpatterns = [
    path("mis-derechos/", own.home, name="home"),
    path("aviso-de-privacidad/", notices.notices, name="notices"),
    path("mis-derechos/copia/", copies.copy, name="copy"),
    path("mis-derechos/copia/mis-datos.zip", copies.copy_file, name="copy-file"),
    path("mis-derechos/<uuid:claim>/", own.own, name="own"),
    path("mis-derechos/<uuid:claim>/completar/", own.complete, name="complete-own"),
    path("mis-derechos/<uuid:claim>/respuesta.<paper:kind>", own.answer_paper, name="own-answer"),
    path("mis-derechos/<uuid:claim>/documento/", own.document, name="own-document"),
    path("derechos/", desk.home, name="desk"),
    path("derechos/papel/", desk.take_in, name="take-in"),
    path("derechos/avisos/", notices.versions, name="versions"),
    path("derechos/cifras/", counting.counts, name="counts"),
    path("derechos/<uuid:claim>/", desk.one, name="request"),
    path("derechos/<uuid:claim>/identificar/", deeds.identify, name="identify"),
    path("derechos/<uuid:claim>/prevenir/", deeds.prevent, name="prevent"),
    path("derechos/<uuid:claim>/completar/", deeds.complete, name="complete"),
    path("derechos/<uuid:claim>/no-presentada/", deeds.lapse, name="lapse"),
    path("derechos/<uuid:claim>/ampliar/", deeds.extend, name="extend"),
    path("derechos/<uuid:claim>/contestar/", deeds.answer, name="answer"),
    path("derechos/<uuid:claim>/notificar/", deeds.notify, name="notify"),
    path("derechos/<uuid:claim>/copia.pdf", copies.printed, name="copy-printed"),
    path("derechos/<uuid:claim>/copia/", copies.hand_over, name="copy-handed"),
    path("derechos/<uuid:claim>/respuesta.<paper:kind>", desk.answer_paper, name="answer-paper"),
    path("derechos/<uuid:claim>/escrito/", desk.scan, name="scan"),
    path("derechos/actuacion/<int:claimstep>/archivo/", desk.file, name="file"),
    path("derechos/efecto/<int:owed>/comprobar/", deeds.settle, name="settle"),
    path("derechos/efecto/<int:owed>/anotar/", deeds.note, name="note"),
]
