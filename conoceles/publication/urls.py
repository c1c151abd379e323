# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is not public yet."""

from django.urls import path

from . import views

app_name = "publication"
urlpatterns = [
    path("vista-previa/<uuid:candidacy>/", views.preview, name="preview"),
    path("vista-previa/<uuid:candidacy>/<path:page>", views.preview_page, name="preview-page"),
]
