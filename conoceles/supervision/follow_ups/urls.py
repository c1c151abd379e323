# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the registers of the special follow-up."""

from django.urls import path

from .views import registers, rows

app_name = "follow-ups"
urlpatterns = [
    path("seguimiento/", registers.registers, name="registers"),
    path("seguimiento/<slug:register>/", registers.register, name="register"),
    path("seguimiento/<slug:register>/registro.<paper:kind>", registers.paper, name="paper"),
    path("seguimiento/<slug:register>/anotar/", rows.write, name="write"),
    path("seguimiento/renglon/<int:followed>/archivo/", rows.keep, name="keep"),
    path("seguimiento/renglon/<int:followed>/quitar/", rows.set_aside, name="set-aside"),
    path("seguimiento/archivo/<int:evidence>/", rows.evidence, name="evidence"),
]
