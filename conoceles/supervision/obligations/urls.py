# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is owed."""

from django.urls import path

from .views import acts, board, feed

app_name = "obligations"
urlpatterns = [
    path("obligaciones/", board.board, name="board"),
    path("obligaciones/linea/", board.line, name="timeline"),
    path("obligaciones/linea/<slug:shade>.svg", board.picture, name="timeline-picture"),
    path("obligaciones/aviso/", acts.notice, name="notice"),
    path("obligaciones/suscripcion/", feed.subscription, name="subscription"),
    path("obligaciones/agenda/<str:token>.ics", feed.file, name="feed"),
    path("obligaciones/<int:obligation>/", board.obligation, name="obligation"),
    path("obligaciones/<int:obligation>/inicio/", acts.start, name="start"),
    path("obligaciones/<int:obligation>/cumplir/", acts.meet, name="meet"),
    path("obligaciones/<int:obligation>/dispensar/", acts.excuse, name="excuse"),
    path("obligaciones/inicio/<int:start>/quitar/", acts.set_aside, name="set-aside"),
    path("obligaciones/cumplimiento/<int:fulfilment>/reabrir/", acts.reopen, name="reopen"),
]
