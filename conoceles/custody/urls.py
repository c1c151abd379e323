# SPDX-License-Identifier: EUPL-1.2
"""The address of custody."""

from django.urls import path

from . import views

app_name = "custody"
urlpatterns = [path("respaldos/", views.standing, name="standing")]
