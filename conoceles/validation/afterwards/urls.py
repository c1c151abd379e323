# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what happens after publication."""

from django.urls import path

from .views import corrections, profiles, taking_off

app_name = "afterwards"
urlpatterns = [
    path("publicado/", profiles.home, name="home"),
    path("publicado/<uuid:candidacy>/", profiles.profile, name="profile"),
    path("publicado/<uuid:candidacy>/pausa/", taking_off.pause, name="pause"),
    path("publicado/<uuid:candidacy>/retiro/", taking_off.withdraw, name="withdraw"),
    path("publicado/<uuid:candidacy>/correccion/", corrections.answer, name="correction"),
    path("publicado/<uuid:candidacy>/reponer/", taking_off.lift, name="lift"),
]
