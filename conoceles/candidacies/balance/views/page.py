# SPDX-License-Identifier: EUPL-1.2
"""Parity by office and postulation, and what is out of balance."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.balance import papers
from conoceles.candidacies.balance.permissions import may_read_warnings, may_see_balance
from conoceles.candidacies.balance.reports import Report
from conoceles.candidacies.permissions import may_register
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file

_PAGE = 50


@policy(may_see_balance, on=own_process)
@require_safe
def balance(request: HttpRequest, process: Process) -> HttpResponse:
    """The figures with their denominators; each warning, for whoever may read them."""
    report = Report(process)
    context = {"report": report, "reads": may_read_warnings(request.acting, process)}
    if context["reads"]:
        page = Paginator(report.imbalances, _PAGE).get_page(request.GET.get("hoja"))
        context |= {"page": page, "said": report.said(list(page)), "opens": may_register(request.acting, process)}
    return render(request, "balance/balance.html", context)


@policy(may_see_balance, on=own_process)
@require_safe
def as_csv(request: HttpRequest, process: Process) -> HttpResponse:  # noqa: ARG001
    """The figures alone."""
    return download(Report(process).csv(), "paridad.csv")


@policy(may_see_balance, on=own_process)
@require_safe
def as_xlsx(request: HttpRequest, process: Process) -> HttpResponse:
    """The figures, the rules and, for whoever may read them, the warnings."""
    book = Report(process).xlsx(warnings=may_read_warnings(request.acting, process))
    return download(book, "paridad.xlsx")


def _own(request: HttpRequest, kind: str) -> tuple[Process, str]:
    return own_process(request), kind


@policy(lambda by, asked: may_see_balance(by, asked[0]), on=_own)
@require_safe
def as_paper(request: HttpRequest, asked: tuple[Process, str]) -> HttpResponse:  # noqa: ARG001
    """Titulars and alternates by sex, office, who nominates and place in the list, as a paper."""
    process, kind = asked
    return paper_file(papers.paper(Report(process)), kind, "integracion-del-registro")
