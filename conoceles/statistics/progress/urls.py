# SPDX-License-Identifier: EUPL-1.2
"""Addresses of progress."""

from django.urls import path

from .views import page

app_name = "progress"
urlpatterns = [
    path("avance/", page.progress, name="progress"),
    path("avance/avance.csv", page.as_csv, name="csv"),
    path("avance/avance.xlsx", page.as_xlsx, name="xlsx"),
]
