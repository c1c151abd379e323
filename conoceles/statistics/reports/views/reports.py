# SPDX-License-Identifier: EUPL-1.2
"""Reports that the process orders, drafting one, and reading a draft."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look import papers
from conoceles.look.dates import day
from conoceles.look.papers import Paper, shown
from conoceles.statistics.models import ReportDraft
from conoceles.statistics.progress.queries import cuts, lies_at, orders
from conoceles.statistics.reports import actions, drafting, forms, queries
from conoceles.statistics.reports.permissions import may_draft, may_read_draft
from conoceles.statistics.reports.phrases import PHRASES
from conoceles.statistics.reports.rules import Kind

_PAGE = 20


@policy(may_draft, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """What is ordered, the form that drafts, and the drafts there are."""
    form = forms.DraftForm(request.POST or None, process=process, initial=_asked(request, process))
    if form.is_valid():
        try:
            made = actions.draft(process, prepared=form.prepared(), by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            return redirect("reports:draft", made.pk)
    page = Paginator(queries.drafts(process), _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    today = lies_at(process, clock.now())
    context = {
        "process": process,
        "form": form,
        "page": [(each, day(each.cut.day)) for each in page],
        "pages": page,
        "ordered": [(each, day(each.day), day(each.cut)) for each in orders(process, today)],
    }
    return render(request, "reports/reports.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, process: Process) -> dict[str, Any]:
    """What the form begins with: of the report that was followed from the list, its kind and its cut."""
    try:
        cut = cuts(process).filter(day=date.fromisoformat(request.GET.get("corte", ""))).first()
    except ValueError:
        cut = None
    return {"kind": request.GET.get("informe", "")} | ({"cut": cut.pk} if cut else {})


def _draft(request: HttpRequest, draft: int, kind: str = "") -> tuple[ReportDraft, str]:  # noqa: ARG001
    return get_object_or_404(ReportDraft.objects.select_related("process", "cut__process", "by__user"), pk=draft), kind


def _may_read(by: Any, asked: tuple[ReportDraft, str]) -> bool:
    return may_read_draft(by, asked[0])


@policy(_may_read, on=_draft)
@require_safe
def draft(request: HttpRequest, asked: tuple[ReportDraft, str]) -> HttpResponse:
    """The same figures as its files, and whether its cut still gives them."""
    kept, _ = asked
    paper = queries.paper_of(kept)
    worded([kept.by])
    context = {
        "draft": kept,
        "paper": paper,
        "tables": _shown(paper),
        "same": _same(kept),
        "kinds": papers.WRITERS,
        "day": day(kept.cut.day),
    }
    return render(request, "reports/draft.html", context)


def _shown(paper: Paper) -> list[dict[str, Any]]:
    return [
        {"title": each.title, "header": each.header, "denominator": each.denominator,
         "rows": [[shown(cell) for cell in row] for row in each.rows]}
        for each in paper.tables
    ]  # fmt: skip


def _same(kept: ReportDraft) -> bool:
    """Whether drafting it today from its cut says exactly the same: names of the process may have changed since."""
    again = drafting.report(Kind(kept.kind), kept.cut, number=kept.number)
    return papers.digest(again) == kept.digest


@policy(_may_read, on=_draft)
@require_safe
def file(request: HttpRequest, asked: tuple[ReportDraft, str]) -> HttpResponse:  # noqa: ARG001
    """It set again from what was kept: the same bytes."""
    kept, kind = asked
    return paper_file(queries.paper_of(kept), kind, f"informe-{kept.kind}-{kept.cut.day.isoformat()}")
