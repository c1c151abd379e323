# SPDX-License-Identifier: EUPL-1.2
"""What was found in a file, to be read, accepted and loaded."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies import actions, jobs
from conoceles.candidacies import uploads as kept
from conoceles.candidacies.forms import uploading
from conoceles.candidacies.intake.findings import Alike, Finding
from conoceles.candidacies.models import Upload
from conoceles.candidacies.permissions import may_upload
from conoceles.candidacies.phrases import PHRASES, TABLES, accounts_moved, advice, change_line, followed, place
from conoceles.candidacies.rules import Reason
from conoceles.files.cells import safe
from conoceles.files.downloads import TYPES, apart
from conoceles.files.storage import private
from conoceles.files.workbooks import Sheet, workbook
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work import queries as work
from conoceles.work.asking import ask

from .uploads import upload_of

_PAGE = 50
#: A workbook is made in memory; whoever has more findings than that needs the CSV.
_FITS = 20_000
_HEADER = ("Gravedad", "Problema", "Hoja", "Fila", "Columna", "Dice", "Qué pasa", "Cómo se corrige")


def _under_way(upload: Upload) -> Any:
    return next(filter(None, (work.under_way(kind, upload.process.slug, str(upload.pk)) for kind in jobs.KINDS)), None)


@policy(may_upload, on=upload_of)
@require_safe
def reading(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The figures, what would change, and every kind of finding with its first ones."""
    return _page(request, upload)


def _page(request: HttpRequest, upload: Upload, *, refused: str = "") -> HttpResponse:
    found, examples = upload.summary, _examples(upload)
    accepted = {(one.problem, one.digest): one for one in upload.acceptances.select_related("by__user")}

    def groups(severity: str) -> list[dict[str, Any]]:
        return [
            one
            | {
                "title": one["problem"].replace("-", " ").capitalize(),
                "examples": [(place(each), advice(each)) for each in examples.get(one["problem"], [])],
                "accepted": accepted.get((one["problem"], one["digest"])),
            }
            for one in found.get(severity, ())
        ]

    errors, warnings = groups("errors"), groups("warnings")
    context = {
        "upload": upload,
        "found": found,
        "errors": errors,
        "warnings": warnings,
        "notices": groups("notices"),
        "changes": _changes(upload),
        "follows": accounts_moved(followed(_counts(upload))),
        "answers": found.get("changes", {}).get("respuestas"),
        "changing": [(change_line(one), one["nueva"]) for one in found.get("changing", ())],
        "absent": next((one["count"] for one in found.get("warnings", ()) if one["problem"] == "ya-no-viene"), 0),
        "total": _total(upload),
        "pending": sum(1 for one in warnings if not one["accepted"]),
        "under_way": _under_way(upload),
        "ready": kept.ready(upload),
        "refused": refused,
    }
    return render(request, "candidacies/reading.html", context, status=422 if refused else 200)


def _changes(upload: Upload) -> list[tuple[str, dict[str, int]]]:
    """What it would change, or changed, in each table of the register, titled."""
    counts = _counts(upload)
    return [(title, counts[key]) for key, title in TABLES.items() if key in counts]


def _counts(upload: Upload) -> dict[str, Any]:
    return upload.run.counts if upload.run else upload.summary.get("changes", {})


def _examples(upload: Upload) -> dict[str, list[Finding]]:
    """Of each kind, the first few that say something different."""
    first = {one["problem"]: Alike() for one in kept.groups(upload)}
    left = {one["problem"]: one["count"] for one in kept.groups(upload)}
    for finding in kept.findings(upload):
        if not left:
            break
        problem = finding.problem
        if problem in left:
            first[problem].add(finding)
            left[problem] -= 1
            if not left[problem] or first[problem].full:
                del left[problem]
    return {problem: [group.first for group in alike] for problem, alike in first.items()}


class _OfAKind:
    """The findings of one kind, as a paginator takes them: counted beforehand, read as they are shown."""

    def __init__(self, upload: Upload, problem: str) -> None:
        self._upload, self._problem = upload, problem
        self._count = next((one["count"] for one in kept.groups(upload) if one["problem"] == problem), 0)

    def count(self) -> int:
        return self._count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, wanted: slice) -> list[Finding]:
        return list(islice(kept.findings(self._upload, self._problem), wanted.start, wanted.stop))


@policy(may_upload, on=upload_of)
@require_safe
def findings(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Every finding of one kind (``?problema=``), a page at a time."""
    problem = request.GET.get("problema", "")
    listed = _OfAKind(upload, problem)
    page = Paginator(listed, _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "upload": upload,
        "title": problem.replace("-", " ").capitalize(),
        "page": page,
        "listed": [(place(each), advice(each)) for each in page],
        "asked": f"problema={problem}",
    }
    return render(request, "candidacies/findings.html", context)


@policy(may_upload, on=upload_of, step_up=True)
@require_safe
def findings_file(request: HttpRequest, upload: Upload) -> HttpResponse | FileResponse | StreamingHttpResponse:
    """All that was found: ``?como=csv`` or ``xlsx`` to work on, ``json`` for programs."""
    if not upload.findings:
        return redirect("candidacies:reading", upload.pk)
    match request.GET.get("como"):
        case "csv":
            answer = StreamingHttpResponse(_csv(upload), content_type="text/csv; charset=utf-8")
        case "xlsx" if _total(upload) <= _FITS:
            rows = ([finding.severity, finding.problem, *_cells(finding)] for finding in kept.findings(upload))
            book = workbook([Sheet("Hallazgos", _HEADER, rows)], title=f"Hallazgos en {upload.file_name}")
            answer = HttpResponse(book, content_type=TYPES["xlsx"])
        case "json":
            answer = FileResponse(private().open(upload.report), content_type="application/json")
        case _:
            return redirect("candidacies:reading", upload.pk)
    return apart(answer, f"hallazgos.{request.GET['como']}")


def _total(upload: Upload) -> int:
    return sum(one["count"] for one in kept.groups(upload))


def _cells(finding: Finding) -> list[str | int]:
    row = finding.row or ""
    return [finding.sheet, row, finding.column, finding.excerpt, finding.message, finding.mend]


class _Echo:
    """What a CSV writer writes to, so that each row is sent as it is made."""

    @staticmethod
    def write(text: str) -> str:
        return text


def _csv(upload: Upload) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(_HEADER)  # so that spreadsheets know that it is UTF-8
    for finding in kept.findings(upload):
        cells = [finding.severity, finding.problem, *_cells(finding)]
        yield writer.writerow([safe(str(cell)) for cell in cells])


@policy(may_upload, on=upload_of, step_up=True)
@require_POST
def accept(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The warnings of one kind were read and are true; pressed twice, they are accepted all the same."""
    form = uploading.AcceptForm(request.POST)
    typed = form.cleaned_data if form.is_valid() else {"problem": "", "digest": ""}
    try:
        actions.accept(upload, by=request.acting, **typed)
    except Refused as refusal:
        if refusal.reason is not Reason.ALREADY_ACCEPTED:
            return _page(request, upload, refused=sentence(refusal, PHRASES))
    return redirect("candidacies:reading", upload.pk)


@policy(may_upload, on=upload_of)
@require_POST
def again(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Read it again: the register, or the layout, is another since."""
    if upload.settled:
        return redirect("candidacies:reading", upload.pk)
    return redirect("work:job", ask(jobs.job(jobs.READ, upload), by=request.acting).pk)


@policy(may_upload, on=upload_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Say what will happen, and then have it done by a worker."""
    if not kept.ready(upload) or _under_way(upload):
        return redirect("candidacies:reading", upload.pk)
    if request.method == "POST":
        return redirect("work:job", ask(jobs.job(jobs.LOAD, upload), by=request.acting).pk)
    return render(request, "candidacies/load.html", {"upload": upload, "changes": _changes(upload)})
