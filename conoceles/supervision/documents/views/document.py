# SPDX-License-Identifier: EUPL-1.2
"""One document: its route as a list, its versions, its draft, and the files that leave and come back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file
from conoceles.files.storage import unaltered
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import actions, office_actions, papers, queries, showing
from conoceles.supervision.documents.forms import CopyForm, DraftForm
from conoceles.supervision.documents.permissions import (
    may_draft,
    may_read,
    may_return_copy,
    may_see,
    may_see_copy,
    may_work,
)
from conoceles.supervision.documents.phrases import PHRASES, SORTS
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Document, SignedCopy, Version

from .subjects import copy_of, document_of, file_of, version_of


@policy(may_see, on=document_of)
@require_safe
def document(request: HttpRequest, document: Document) -> HttpResponse:
    """Where it is, what is next and whose, its versions, and everything that was done with it."""
    stands = queries.stood(document)
    line = showing.line(stands, request.acting)
    versions = list(document.versions.select_related("by__user", "cut").prefetch_related("copies__by__user"))
    versions = [each for each in versions if may_read(request.acting, each)]
    worded([each.by for each in versions])
    context = {
        "document": document,
        "sort": SORTS[Sort(document.sort)],
        "row": showing.row(stands, request.acting.role),
        "line": line,
        "history": showing.history(document),
        "versions": versions[::-1],
        "obligations": document.obligations.all(),
        "unanswered": queries.unanswered(document).select_related("step__version"),
        "may_draft": may_draft(request.acting, document) and not document.withdrawn,
        "may_work": may_work(request.acting, document) and not document.withdrawn,
        "writing": stands.writing,
        "folio": getattr(document, "folio", None),
        "remission": document.remissions.filter(withdrawn="").first(),
    }
    return render(request, "documents/document.html", context)


@policy(may_draft, on=document_of)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, document: Document) -> HttpResponse:
    """Write the draft, have its figures anew, or fix it as a version. What was typed is never lost."""
    draft = document.draft
    form = DraftForm(request.POST or None, document=document)
    seen = draft.saves
    if request.method == "POST":
        given = request.POST.get("seen", "")
        seen = int(given) if given.isdecimal() and len(given) < 10 else -1  # noqa: PLR2004  (beyond: no column holds it)
    if form.is_valid():
        try:
            answer = _do(request, document, form, seen)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
            document.draft.refresh_from_db()
            seen = document.draft.saves
        else:
            return answer
    shown = showing.sections(document.draft.content)
    pairs = [(each, form[f"s-{each['key']}"]) for each in shown]
    context = {"document": document, "form": form, "draft": document.draft, "seen": seen, "sections": pairs}
    return render(request, "documents/edit.html", context, status=422 if form.is_bound else 200)


def _do(request: HttpRequest, document: Document, form: DraftForm, seen: int) -> HttpResponse:
    texts, title, step = form.texts(), form.cleaned_data["title"], request.POST.get("step")
    draft = actions.save(document, texts=texts, title=title, seen=seen, by=request.acting)
    if step == "renew":
        actions.renew(document, seen=draft.saves, by=request.acting)
        messages.success(request, "Guardado, con las cifras de hoy. Lo que escribió sigue igual.")
        return redirect("documents:edit", document.pk)
    if step == "fix":
        made = actions.fix(document, seen=draft.saves, by=request.acting)
        messages.success(request, f"Quedó fijada la versión {made.number}. Ya no cambia.")
        return redirect("documents:document", document.pk)
    messages.success(request, "Guardado.")
    return redirect("documents:edit", document.pk)


@policy(may_read, on=version_of)
@require_safe
def version(request: HttpRequest, version: Version) -> HttpResponse:
    """A version, as it was fixed: the same figures as its files."""
    worded([version.by])
    context = {"version": version, "document": version.document, "sections": showing.sections(version.content)}
    return render(request, "documents/version.html", context)


@policy(may_read, on=file_of)
@require_safe
def file(request: HttpRequest, version: Version) -> HttpResponse:
    """A version as a file."""
    name = f"{version.document.way.key}-{version.document.occurrence or version.document_id}-v{version.number}"
    return paper_file(papers.paper(version), request.kind, name.replace("/", "-"))


@policy(may_return_copy, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_copy(request: HttpRequest, version: Version) -> HttpResponse:
    """The signed copy, or the stamped acuse, comes back to its version."""
    form = CopyForm(request.POST or None, request.FILES or None)
    if too_large(request):
        form.add_error(
            "file", sentence(Refused(Reason.PDF_TOO_LARGE, largest=office_actions.LARGEST // 1_000_000), PHRASES)
        )
    elif form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            made = office_actions.keep_copy(version, kind=form.cleaned_data["kind"], content=content, by=request.acting)
        except Refused as refusal:
            form.add_error("file", sentence(refusal, PHRASES))
        else:
            messages.success(request, f"Quedó guardado, con huella {made.file_digest}.")
            return redirect("documents:document", version.document_id)
    context = {"version": version, "document": version.document, "form": form}
    return render(request, "documents/copy.html", context, status=422 if form.is_bound else 200)


@policy(may_see_copy, on=copy_of)
@require_safe
def copy(request: HttpRequest, copy: SignedCopy) -> HttpResponse:
    """What came back, byte for byte."""
    content = unaltered(copy.file, copy.file_digest)
    if content is None:
        messages.error(request, sentence(Refused(Reason.FILE_GONE), PHRASES))
        return redirect("documents:document", copy.version.document_id)
    return download(content, f"{copy.kind}-{copy.version.document_id}-v{copy.version.number}.pdf")
