# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is published of documents, and of the estrados."""

from django.urls import path

from .views import documents, estrados

app_name = "publicity"
urlpatterns = [
    path("publicidad/", documents.listing, name="listing"),
    path("publicidad/version/<int:fixed>/", documents.version, name="version"),
    path("publicidad/version/<int:fixed>/publicar/", documents.publish, name="publish"),
    path("publicidad/version/<int:fixed>/testar/", documents.type_out, name="type-out"),
    path("publicidad/version/<int:fixed>/testado/", documents.draw, name="draw"),
    path("publicidad/version/<int:fixed>/fijar/", estrados.fix, name="fix"),
    path("publicidad/version-publica/<int:public>.pdf", documents.public_file, name="public-file"),
    path("publicidad/version-publica/<int:public>/desechar/", documents.discard, name="discard"),
    path("publicidad/publicacion/<int:publication>/retirar/", documents.end, name="end"),
    path("publicidad/estrados/<int:posting>/retirar/", estrados.remove, name="remove"),
    path("publicidad/estrados/<int:posting>/quitar/", estrados.set_aside, name="posting-aside"),
    path("publicidad/estrados/<int:posting>/fijacion.<paper:kind>", estrados.fixing, name="fixing"),
    path("publicidad/estrados/<int:posting>/retiro.<paper:kind>", estrados.removal, name="removal"),
]
