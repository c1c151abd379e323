# SPDX-License-Identifier: EUPL-1.2
"""Addresses of reading. None says whose it is, nor anything that somebody answered."""

from django.urls import path

from .views import photos, reading

app_name = "validation"
urlpatterns = [
    path("revision/<uuid:candidacy>/", reading.read, name="read"),
    path("revision/<uuid:candidacy>/fotografias/<slug:file>/", photos.photo, name="photo"),
]
