# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the end of treatment."""

from django.urls import path

from conoceles.custody.models import Ending

from . import views

app_name = "ending"
_HERE = "fin-del-tratamiento/"
urlpatterns = [
    path(_HERE, views.home, name="home"),
    path(f"{_HERE}lo-que-se-conserva/", views.history, name="history"),
    path(f"{_HERE}apertura/", views.allow, name="allow"),
    path(f"{_HERE}destruido/", views.certify, name="certify"),
    path(f"{_HERE}<int:ending>/", views.confirm, name="confirm"),
    path(f"{_HERE}<int:ending>/acta.<paper:kind>", views.acta, name="acta"),
    path(f"{_HERE}bloqueo/", views.end, {"stage": Ending.Stage.BLOCKED}, name="block"),
    path(f"{_HERE}cancelacion/", views.end, {"stage": Ending.Stage.CANCELLED}, name="cancel"),
]
