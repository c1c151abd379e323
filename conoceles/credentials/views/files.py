# SPDX-License-Identifier: EUPL-1.2
"""Files as downloads that no browser opens inside this site."""

from functools import partial

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.credentials import actions, packages, queries, report
from conoceles.credentials.permissions import may_issue, may_list, may_read_report
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import TYPES, apart
from conoceles.files.papers import paper_file
from conoceles.files.storage import scratch


@policy(may_read_report)
@require_safe
def report_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The report of activity 10."""
    return paper_file(report.of_deliveries(own_process(request)), kind, "entrega-de-cuentas")


@policy(may_list, step_up=True)
@require_safe
def list_file(request: HttpRequest, kind: str) -> HttpResponse:
    """What somebody delivers, to sign by."""
    process, council = queries.delivers(request.acting)
    title = f"Lista de entrega: {council or 'todo el proceso'}"
    accounts = queries.to_deliver(process, council=council)
    return paper_file(report.to_sign(process, accounts, title=title), kind, "lista-de-entrega")


@policy(may_list, step_up=True)
@require_safe
def undelivered_file(request: HttpRequest, kind: str) -> HttpResponse:
    """What remains to be delivered, with what was tried."""
    process, council = queries.delivers(request.acting)
    return paper_file(report.not_delivered(process, council=council), kind, "sin-entregar")


def _package(request: HttpRequest, route: str, key: str) -> packages.Package:
    process = own_process(request)
    if route == "representacion":
        return packages.of_representation(process, get_object_or_404(process.postulants, key=key))
    council = None if key == packages.CENTRAL else get_object_or_404(process.councils, key=key)
    return packages.of_council(process, council)


def _may_package(by: Capacity, package: packages.Package) -> bool:
    return may_issue(by, package.process)


@policy(_may_package, on=_package, step_up=True)
@require_safe
def package(request: HttpRequest, package: packages.Package) -> FileResponse:
    """The letters of one council or representation, in a ZIP that is kept nowhere."""
    into = scratch()  # the answer closes it
    actions.package(package.process, write=partial(packages.write, package, into), by=request.acting)
    into.seek(0)
    return apart(FileResponse(into, content_type=TYPES["zip"]), f"{package.name}.zip")
