# SPDX-License-Identifier: EUPL-1.2
"""The spreadsheet is downloaded, sent back, looked at beside what there is, and accepted or cancelled."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Act
from conoceles.accounts.rules.quotas import Spent
from conoceles.capture.bulk import actions, forms, jobs, writing
from conoceles.capture.bulk.permissions import may_handle, may_type_many
from conoceles.capture.bulk.phrases import PHRASES
from conoceles.capture.bulk.queries import differences, figures
from conoceles.capture.models import Change, Workbook
from conoceles.capture.queries.boards import in_the_open, sheets_of
from conoceles.capture.queries.reached import reached
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work import queries as work
from conoceles.work.asking import ask
from conoceles.work.phrases import BUSY

_PAGE = 20
_STATES = Change.State
_TAGS = {
    _STATES.PENDING: "waiting", _STATES.WRONG: "grave", _STATES.CONFLICT: "grave", _STATES.WRITTEN: "done",
    _STATES.SKIPPED: "absent", _STATES.REFUSED: "grave",
}  # fmt: skip


def sheet_of(request: HttpRequest, sheet: UUID) -> Workbook:  # noqa: ARG001
    """The spreadsheet of an address."""
    return get_object_or_404(Workbook.objects.select_related("process", "by__user"), pk=sheet)


@policy(may_type_many, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, process: Process) -> HttpResponse:
    """How it is done, the spreadsheets that were sent before, and sending one; it is read at once, by a worker."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.UploadForm(data, files, too_large=too_large(request))
    if form.is_valid() and work.busy(jobs.KINDS, request.acting):
        form.add_error("file", BUSY)
    if form.is_valid() and quotas.allows(form, "file", request.user, Spent.BUNDLES):
        content = form.cleaned_data["file"]
        made = Workbook(process=process, by=request.acting, file_name=content.name)
        actions.receive(made, content=content, by=request.acting)
        return redirect("work:job", ask(jobs.job(jobs.READ, made), by=request.acting).pk)
    mine = Workbook.objects.filter(process=process, by=request.acting)
    page = Paginator(mine, _PAGE).get_page(request.GET.get("hoja"))
    return render(request, "bulk/bulk.html", {"form": form, "page": page}, status=422 if form.is_bound else 200)


@policy(may_type_many, on=own_process, step_up=True)
@require_safe
def file(request: HttpRequest, process: Process) -> HttpResponse:
    """What is written so far for each candidacy, to be changed in a spreadsheet."""
    asked = in_the_open(process)
    everybody = list(reached(request.acting, Act.CAPTURE_ON_BEHALF))
    sheets = sheets_of(everybody, asked)
    book = writing.workbook(asked, [sheets[each.pk] for each in everybody], title=f"Captura, {process.name}")
    return download(book, "captura.xlsx")


@policy(may_handle, on=sheet_of)
@require_safe
def sheet(request: HttpRequest, sheet: Workbook) -> HttpResponse:
    """What is wrong in it, all at once, and the difference of each candidacy and section; or what became of it."""
    return _page(request, sheet)


@policy(may_handle, on=sheet_of)
@require_POST
def accept(request: HttpRequest, sheet: Workbook) -> HttpResponse:
    """Have it written by a worker; pressed twice, it is written once."""
    form = forms.AcceptForm(request.POST)
    try:
        actions.accept(sheet, skip=form.is_valid() and form.cleaned_data["skip"], by=request.acting)
    except Refused as refusal:
        return _page(request, sheet, refused=sentence(refusal, PHRASES))
    return redirect("work:job", ask(jobs.job(jobs.WRITE, sheet), by=request.acting).pk)


@policy(may_handle, on=sheet_of)
@require_POST
def cancel(request: HttpRequest, sheet: Workbook) -> HttpResponse:
    """It will not be written; pressed twice, it is cancelled all the same."""
    with suppress(Refused):
        actions.cancel(sheet, by=request.acting)
    return redirect("bulk:sheet", sheet.pk)


def _under_way(sheet: Workbook) -> Any:
    return next(filter(None, (work.under_way(kind, sheet.process.slug, str(sheet.pk)) for kind in jobs.KINDS)), None)


def _page(request: HttpRequest, sheet: Workbook, *, refused: str = "") -> HttpResponse:
    found = sheet.changes.select_related(
        "questionnaire", "candidacy__person", "candidacy__formula__position", "candidacy__formula__territory"
    )
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    how = figures(sheet)
    left = dict(how)
    context = {
        "sheet": sheet,
        "page": page,
        "shown": [(each, _TAGS[_STATES(each.change.state)]) for each in differences(list(page))],
        "figures": how,
        "pending": left.get(_STATES.PENDING, 0),
        "out": left.get(_STATES.WRONG, 0) + left.get(_STATES.CONFLICT, 0),
        "under_way": _under_way(sheet),
        "refused": refused,
    }
    return render(request, "bulk/sheet.html", context, status=422 if refused else 200)
