# SPDX-License-Identifier: EUPL-1.2
"""Addresses of balance."""

from django.urls import path

from .views import page

app_name = "balance"
urlpatterns = [
    path("registro/paridad/", page.balance, name="balance"),
    path("registro/paridad/paridad.csv", page.as_csv, name="csv"),
    path("registro/paridad/paridad.xlsx", page.as_xlsx, name="xlsx"),
    path("registro/paridad/integracion.<paper:kind>", page.as_paper, name="paper"),
]
