# SPDX-License-Identifier: EUPL-1.2
"""Addresses of deliveries. None carries a code."""

from django.urls import path, register_converter

from .views import accounts, bulk, files, lists


class _DocumentKind:
    regex = "pdf|docx|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class _Route(_DocumentKind):
    regex = "consejo|representacion"


register_converter(_DocumentKind, "document")
register_converter(_Route, "route")

app_name = "credentials"
urlpatterns = [
    path("entregas/", lists.deliveries, name="deliveries"),
    path("entregas/lista.<document:kind>", files.list_file, name="list-file"),
    path("entregas/sin-entregar.<document:kind>", files.undelivered_file, name="undelivered-file"),
    path("entregas/informe/", lists.report_page, name="report"),
    path("entregas/informe.<document:kind>", files.report_file, name="report-file"),
    path("entregas/paquetes/", lists.package_list, name="packages"),
    path("entregas/emitir/", bulk.issue, name="issue"),
    path("entregas/paquetes/preparar/", bulk.prepare, name="prepare"),
    path("entregas/paquetes/preparados/<int:bundle>.zip", bulk.bundle, name="bundle"),
    path("entregas/paquetes/preparados/<int:bundle>/borrar/", bulk.discard, name="discard"),
    path("entregas/paquetes/<route:route>/<slug:key>.zip", files.package, name="package"),
    path("entregas/consejos/<int:council>/", lists.place, name="place"),
    path("entregas/cuentas/<uuid:account>/", accounts.account, name="account"),
    path("entregas/cuentas/<uuid:account>/carta.pdf", accounts.letter, name="letter"),
    path("entregas/cuentas/<uuid:account>/reponer/", accounts.issue_again, name="issue-again"),
    path("entregas/cuentas/<uuid:account>/aviso/", accounts.announce, name="announce"),
    path("entregas/cuentas/<uuid:account>/aviso/comunicado/", accounts.told, name="told"),
    path("entregas/acuses/<int:delivery>/", accounts.acuse, name="acuse"),
]
