# SPDX-License-Identifier: EUPL-1.2
"""Addresses of previews."""

from django.urls import path

from .views import comments, home, log, reading

app_name = "previewing"
urlpatterns = [
    path("vista-previa/", home.home, name="home"),
    path("vista-previa/preparar/", home.prepare, name="prepare"),
    path("vista-previa/consultas/", log.log, name="log"),
    path("vista-previa/consultas.xlsx", log.log_file, name="log-file"),
    path("vista-previa/comentarios/", comments.listed, name="comments"),
    path("vista-previa/comentarios.xlsx", comments.listed_file, name="comments-file"),
    path("vista-previa/comentarios/<int:comment>/", comments.answer, name="answer"),
    path("vista-previa/publicacion/<uuid:preview>/comentar/", comments.write, name="comment"),
    path("vista-previa/publicacion/<uuid:preview>/cerrar/", home.close, name="close"),
    path("vista-previa/publicacion/<uuid:preview>/paginas/", reading.top, name="top"),
    path("vista-previa/publicacion/<uuid:preview>/paginas/<path:page>", reading.page, name="page"),
]
