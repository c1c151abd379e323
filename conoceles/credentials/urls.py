# SPDX-License-Identifier: EUPL-1.2
"""Addresses of deliveries. None carries a code."""

from django.urls import path, register_converter

from conoceles.files.papers import PaperKind

from .views import accounts, bulk, files, lists


class _Route(PaperKind):
    regex = "consejo|representacion"


register_converter(_Route, "route")

app_name = "credentials"
urlpatterns = [
    path("entregas/", lists.deliveries, name="deliveries"),
    path("entregas/lista.<paper:kind>", files.list_file, name="list-file"),
    path("entregas/sin-entregar.<paper:kind>", files.undelivered_file, name="undelivered-file"),
    path("entregas/informe/", lists.report_page, name="report"),
    path("entregas/informe.<paper:kind>", files.report_file, name="report-file"),
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
