# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the queue."""

from django.urls import path

from .views import hands, queue

app_name = "queue"
urlpatterns = [
    path("revision/", queue.queue, name="queue"),
    path("revision/siguiente/", queue.take_the_next, name="next"),
    path("revision/<uuid:candidacy>/tomar/", hands.take, name="take"),
    path("revision/<uuid:candidacy>/dejar/", hands.give_back, name="give-back"),
    path("revision/<uuid:candidacy>/reparto/", hands.assignment, name="assignment"),
]
