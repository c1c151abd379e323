# SPDX-License-Identifier: EUPL-1.2
"""Addresses of reports."""

from django.urls import path

from .views import reports

app_name = "reports"
urlpatterns = [
    path("informes/cifras/", reports.home, name="home"),
    path("informes/cifras/<int:draft>/", reports.draft, name="draft"),
    path("informes/cifras/<int:draft>/informe.<paper:kind>", reports.file, name="file"),
]
