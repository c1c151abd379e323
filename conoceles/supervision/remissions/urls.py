# SPDX-License-Identifier: EUPL-1.2
"""Addresses of remissions to INE."""

from django.urls import path

from .views import correcting, from_ine, listing, remission, sending

app_name = "remissions"
urlpatterns = [
    path("remisiones/", listing.home, name="home"),
    path("remisiones/abrir/", listing.open_remission, name="open"),
    path("remisiones/requerimientos/registrar/", from_ine.receive, name="receive"),
    path("remisiones/requerimiento/<int:requested>/archivo/", from_ine.request_file, name="request-file"),
    path("remisiones/interrupciones/anotar/", from_ine.note_outage, name="note-outage"),
    path("remisiones/interrupcion/<int:outage>/termino/", from_ine.end_outage, name="end-outage"),
    path("remisiones/interrupcion/<int:outage>/constancia/", from_ine.outage_file, name="outage-file"),
    path("remisiones/<int:remission>/", remission.remission, name="remission"),
    path("remisiones/<int:remission>/oficio/", remission.letter, name="letter"),
    path("remisiones/<int:remission>/paquete/", remission.pack, name="pack"),
    path("remisiones/<int:remission>/informar/", remission.inform, name="inform"),
    path("remisiones/<int:remission>/informar/quitar/", correcting.informing, name="informing-aside"),
    path("remisiones/<int:remission>/abandonar/", remission.withdraw, name="withdraw"),
    path("remisiones/paquete/<int:package>.zip", remission.package, name="package"),
    path("remisiones/paquete/<int:package>/<str:index>", remission.index, name="index"),
    path("remisiones/paquete/<int:package>/enviar/", sending.send, name="send"),
    path("remisiones/envio/<int:sending>/acuse/", sending.receipt, name="receipt"),
    path("remisiones/envio/<int:sending>/acuse/agregar/", correcting.receipt, name="keep-receipt"),
    path("remisiones/envio/<int:sending>/quitar/", correcting.sending, name="sending-aside"),
    path("remisiones/respuesta/<int:reply>/quitar/", correcting.reply, name="reply-aside"),
    path("remisiones/envio/<int:sending>/respuesta/", sending.reply, name="reply"),
    path("remisiones/respuesta/<int:reply>/archivo/", sending.reply_file, name="reply-file"),
]
