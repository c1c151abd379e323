# SPDX-License-Identifier: EUPL-1.2
"""Addresses of sessions."""

from django.urls import path

from .views import instructions, listing, membership, preparing, resolving, session

app_name = "sessions"
urlpatterns = [
    path("sesiones-de-la-comision/", listing.sessions, name="sessions"),
    path("sesiones-de-la-comision/preparar/", listing.prepare, name="prepare"),
    path("sesiones-de-la-comision/integracion/", membership.members, name="members"),
    path("sesiones-de-la-comision/integracion/anotar/", membership.seat, name="seat"),
    path("sesiones-de-la-comision/integracion/<int:member>/termina/", membership.end, name="end"),
    path("sesiones-de-la-comision/integracion/<int:member>/quitar/", membership.set_aside, name="set-member-aside"),
    path("sesiones-de-la-comision/seguimiento/", instructions.instructions, name="instructions"),
    path("sesiones-de-la-comision/instruccion/<int:instruction>/", instructions.report, name="report"),
    path("sesiones-de-la-comision/punto/<int:item>/mover/", preparing.move, name="move"),
    path("sesiones-de-la-comision/punto/<int:item>/resolver/", resolving.resolve, name="resolve"),
    path("sesiones-de-la-comision/punto/<int:item>/voto/", resolving.dissent, name="dissent"),
    path("sesiones-de-la-comision/voto/<int:dissent>.pdf", resolving.dissent_file, name="dissent-file"),
    path("sesiones-de-la-comision/<int:session>/", session.session, name="session"),
    path("sesiones-de-la-comision/<int:session>/cambiar/", preparing.replan, name="replan"),
    path("sesiones-de-la-comision/<int:session>/convocar/", preparing.convene, name="convene"),
    path("sesiones-de-la-comision/<int:session>/notificar/", session.notify, name="notify"),
    path("sesiones-de-la-comision/notificacion/<int:notified>.pdf", session.acuse, name="acuse"),
    path("sesiones-de-la-comision/<int:session>/acusar/", session.acknowledge, name="acknowledge"),
    path("sesiones-de-la-comision/<int:session>/asistencia/", session.attend, name="attend"),
    path("sesiones-de-la-comision/<int:session>/asistencia/cambio/", resolving.passage, name="passage"),
    path("sesiones-de-la-comision/<int:session>/acto/<slug:deed>/", session.act, name="act"),
    path("sesiones-de-la-comision/<int:session>/transmision/", session.broadcast, name="broadcast"),
    path("sesiones-de-la-comision/<int:session>/instruir/", resolving.instruct, name="instruct"),
    path("sesiones-de-la-comision/<int:session>/acta/", session.minutes, name="minutes"),
    path("sesiones-de-la-comision/<int:session>/documentos.zip", session.bundle, name="bundle"),
    path("sesiones-de-la-comision/<int:session>/<slug:paper>.<paper:kind>", session.paper, name="paper"),
]
