# SPDX-License-Identifier: EUPL-1.2
"""Addresses of a process."""

from django.urls import path

from .views import calendar

app_name = "elections"
urlpatterns = [
    path("calendario/", calendar.calendar, name="calendar"),
    path("calendario/<int:window>/", calendar.window, name="window"),
    path("calendario/<int:window>/cambiar/", calendar.change, name="change"),
]
