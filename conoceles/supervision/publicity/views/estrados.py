# SPDX-License-Identifier: EUPL-1.2
"""Fixing in the estrados, removing, and the certificate of each."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.files.papers import paper_file
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents.phrases import PHRASES as OF_DOCUMENTS
from conoceles.supervision.documents.rules import Reason as TooEarly
from conoceles.supervision.models import Posting, Version
from conoceles.supervision.publicity import papers, posting_actions
from conoceles.supervision.publicity.forms import FixForm, RemoveForm, WhyForm
from conoceles.supervision.publicity.permissions import may_handle_posting, may_post
from conoceles.supervision.publicity.phrases import PHRASES
from conoceles.supervision.publicity.rules import Reason

from .subjects import certificate_of, posting_of, removed_of, version_of

_FIELD = {
    Reason.HOUR_TO_COME: "hour",
    Reason.BEFORE_DOCUMENT: "day",
    Reason.ALREADY_FIXED: "day",
    Reason.SAYS_PERSONAL: "told",
    TooEarly.BEFORE_ALL: "day",
    Reason.BEFORE_FIXED: "hour",
    Reason.NO_SUCH_TERM: "days",
    Reason.TERM_NOT_OVER: "why",
}


@policy(may_post, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def fix(request: HttpRequest, version: Version) -> HttpResponse:
    """Write down that it was fixed."""
    form = FixForm(request.POST or None, version=version)
    if form.is_valid():
        try:
            made = posting_actions.fix(
                version, posting=form.posting(), seen=form.cleaned_data["seen"], by=request.acting
            )
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, f"Quedó asentada la fijación {made.number}. Su razón se descarga aquí.")
            return redirect("publicity:listing")
    context = {"version": version, "document": version.document, "form": form, "title": "Fijar en estrados"}
    return render(request, "publicity/write.html", context | {"about": "fix"}, status=422 if form.is_bound else 200)


@policy(may_handle_posting, on=posting_of)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, posting: Posting) -> HttpResponse:
    """Write down that it was removed."""
    form = RemoveForm(request.POST or None)
    if form.is_valid():
        try:
            posting_actions.remove(posting, at=form.at(), why=form.cleaned_data["why"], by=request.acting)
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, "Quedó asentado el retiro. Su razón se descarga aquí.")
            return redirect("publicity:listing")
    context = {"posting": posting, "form": form, "title": f"Retirar de estrados la fijación {posting.number}"}
    return render(request, "publicity/write.html", context, status=422 if form.is_bound else 200)


@policy(may_handle_posting, on=posting_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, posting: Posting) -> HttpResponse:
    """It was written down by mistake."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            posting_actions.set_aside(posting, why=form.cleaned_data["why"], by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó quitada. Su número no se vuelve a usar.")
            return redirect("publicity:listing")
    title = f"Quitar la fijación {posting.number}, anotada por error"
    context = {"posting": posting, "form": form, "title": title, "about": "aside"}
    return render(request, "publicity/write.html", context, status=422 if form.is_bound else 200)


@policy(may_handle_posting, on=certificate_of)
@require_safe
def fixing(request: HttpRequest, posting: Posting) -> HttpResponse:
    """The certificate of the fixing."""
    return paper_file(papers.fixing(posting), request.kind, f"razon-de-fijacion-{posting.number}")


@policy(may_handle_posting, on=removed_of)
@require_safe
def removal(request: HttpRequest, posting: Posting) -> HttpResponse:
    """The certificate of the removal."""
    return paper_file(papers.removal(posting), request.kind, f"razon-de-retiro-{posting.number}")


def _refuse(form: Form, refusal: Refused) -> None:
    name = _FIELD.get(refusal.reason)
    form.add_error(name if name in form.fields else None, sentence(refusal, PHRASES, OF_DOCUMENTS))
