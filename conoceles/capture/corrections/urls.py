# SPDX-License-Identifier: EUPL-1.2
"""The address of corrections."""

from django.urls import path

from .views import own

app_name = "corrections"
urlpatterns = [
    path("captura/<uuid:candidacy>/correccion/", own.ask, name="ask"),
]
