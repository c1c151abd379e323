# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the log of breaches."""

from django.urls import path

from . import views

app_name = "breaches"
_ONE = "vulneraciones/<int:number>/"
urlpatterns = [
    path("vulneraciones/", views.home, name="home"),
    path("vulneraciones/registrar/", views.register, name="register"),
    path(_ONE, views.breach, name="breach"),
    path(f"{_ONE}corregir/", views.correct, name="correct"),
    path(f"{_ONE}avisar/", views.tell, name="tell"),
    path(f"{_ONE}autoridad/", views.tell_authority, name="tell-authority"),
    path(f"{_ONE}autoridad/notificacion.<paper:kind>", views.authority_file, name="authority-file"),
    path(f"{_ONE}avisos/<int:told>/aviso.<paper:kind>", views.person_file, name="person-file"),
    path(f"{_ONE}avisos/<int:told>/acuse/", views.receive, name="receive"),
    path(f"{_ONE}cerrar/", views.close, name="close"),
]
