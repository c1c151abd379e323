# SPDX-License-Identifier: EUPL-1.2
"""The address of what left the site."""

from django.urls import path

from . import views

app_name = "withdrawing"
urlpatterns = [
    path("publicado/<uuid:candidacy>/salidas/", views.exits, name="exits"),
]
