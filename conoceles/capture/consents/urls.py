# SPDX-License-Identifier: EUPL-1.2
"""Addresses of consents."""

from django.urls import path, register_converter

from conoceles.elections.consent import Decision

from .views import files, own, paper, scans


class _Decision:
    regex = "|".join(Decision)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(_Decision, "decision")

app_name = "consents"
urlpatterns = [
    path("consentimientos/", own.state, name="state"),
    path("consentimientos/<decision:decision>/", own.decide, name="decide"),
    path("consentimientos/<decision:decision>/retirar/", own.withdraw, name="withdraw"),
    path("consentimientos/formato.pdf", own.blank_form, name="blank-form"),
    path("consentimientos/formato/", paper.own, name="paper"),
    path("consentimientos/acuses/<int:consent>/", files.acuse, name="acuse"),
    path("consentimientos/acuses/<int:consent>.pdf", files.acuse_file, name="acuse-file"),
    path("consentimientos/escaneos/<int:consent>/", files.scan, name="scan"),
    path("mesa/consentimientos/<uuid:candidacy>/", paper.desk, name="desk"),
    path("mesa/consentimientos/<uuid:candidacy>/formato.pdf", paper.desk_form, name="desk-form"),
    path("papel/consentimientos/", scans.papers, name="papers"),
    path("papel/consentimientos/formatos.pdf", scans.print_file, name="print-file"),
    path("papel/consentimientos/<int:batch>/", scans.batch, name="batch"),
    path("papel/consentimientos/escaneos/<int:scan>/codigo/", scans.name_scan, name="name-scan"),
    path("papel/consentimientos/escaneos/<int:scan>/quitar/", scans.take_away, name="take-away"),
    path("papel/consentimientos/escaneos/<int:scan>/archivo/", scans.scan_file, name="scan-file"),
    path("papel/consentimientos/escaneos/<int:scan>/registrar/", scans.register, name="register"),
]
