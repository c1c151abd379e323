# SPDX-License-Identifier: EUPL-1.2
"""One document: its route as a list, its versions, its draft, and the files that leave."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.queries import today
from conoceles.files.papers import paper_file
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import actions, leaving, papers, queries, showing
from conoceles.supervision.documents.facts import held
from conoceles.supervision.documents.forms import DraftForm
from conoceles.supervision.documents.permissions import (
    may_draft,
    may_post_in,
    may_read,
    may_see,
    may_work,
)
from conoceles.supervision.documents.phrases import PHRASES, SORTS
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Document, Version

from .keeping import keeping, page_of, seen_in
from .subjects import document_of, file_of, version_of


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
        "double": showing.double(document),
        "may_work": may_work(request.acting, document) and not document.withdrawn,
        "writing": stands.writing,
        "may_post": may_post_in(request.acting, document.process),
        "folio": getattr(document, "folio", None),
        "remission": document.remissions.filter(withdrawn="").first(),
    }
    return render(request, "documents/document.html", context)


@keeping
@policy(may_draft, on=document_of)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, document: Document) -> HttpResponse:
    """Write the draft, have its figures anew, or fix it as a version. What was typed is never lost."""
    left = leaving.left_by(request.user, document) if request.method != "POST" else None
    form = DraftForm(request.POST or None, document=document, left=left.texts if left else None)
    seen = seen_in(request) if request.method == "POST" else left.seen if left else document.draft.saves
    if form.is_valid():
        try:
            answer = _do(request, document, form, seen)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
            document.draft.refresh_from_db()
        else:
            return answer
    shown = showing.sections(document.draft.content)
    kept = document.draft
    beside = showing.beside(document, form) if seen != kept.saves else {}
    pairs = [(each, form[f"s-{each['key']}"], beside.get(each["key"])) for each in shown]
    changed = held.changed(document.process, kept.content, today(document.process))
    context = {"document": document, "form": form, "draft": kept, "seen": kept.saves, "sections": pairs}
    context |= {"changed": changed, "left": left, "beside": beside, "page": page_of(request, document)}
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
    document, content = version.document, version.content
    going = not document.withdrawn and not queries.stood(document).walk.ended
    context = {
        "version": version,
        "document": document,
        "sections": showing.sections(content),
        "changed": held.changed(document.process, content, held.day_of(content, today(document.process), going=going)),
        "edited": showing.edited(version),
        "may_see_edited": may_draft(request.acting, document),
    }
    return render(request, "documents/version.html", context)


@policy(may_read, on=file_of)
@require_safe
def file(request: HttpRequest, version: Version) -> HttpResponse:
    """A version as a file."""
    name = f"{version.document.way.key}-{version.document.occurrence or version.document_id}-v{version.number}"
    return paper_file(papers.paper(version), request.kind, name.replace("/", "-"))
