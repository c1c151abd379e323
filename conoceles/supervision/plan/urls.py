# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the plans."""

from django.urls import path

from . import views

app_name = "plans"
urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/<slug:which>-v<int:edition>.<paper:kind>", views.paper, name="paper"),
    path("plan/<slug:which>/aprobar/", views.approve, name="approve"),
]
