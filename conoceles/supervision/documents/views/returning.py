# SPDX-License-Identifier: EUPL-1.2
"""What comes back to a version: the signed copy or the acuse, and the DOCX that somebody edited."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.files.downloads import download
from conoceles.files.storage import unaltered
from conoceles.files.uploading import DOCUMENT, too_large
from conoceles.files.words.phrases import WRONG
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import returning_actions
from conoceles.supervision.documents.forms import CopyForm, EditedForm
from conoceles.supervision.documents.permissions import (
    may_return_copy,
    may_return_edited,
    may_see_copy,
    may_see_edited,
)
from conoceles.supervision.documents.phrases import PHRASES
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.models import EditedCopy, SignedCopy, Version

from .subjects import copy_of, edited_of, version_of

_WORDS = {**PHRASES, **WRONG}


@policy(may_return_copy, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_copy(request: HttpRequest, version: Version) -> HttpResponse:
    """The signed copy, or the stamped acuse, comes back to its version."""
    form = CopyForm(request.POST or None, request.FILES or None)
    if too_large(request):
        _refuse(form, Refused(Reason.PDF_TOO_LARGE, largest=DOCUMENT // 1_000_000))
    elif form.is_valid():
        kind, content = form.cleaned_data["kind"], form.cleaned_data["file"].read()
        try:
            made = returning_actions.keep_copy(version, kind=kind, content=content, by=request.acting)
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, f"Quedó guardado, con huella {made.file_digest}.")
            return redirect("documents:document", version.document_id)
    context = {"version": version, "document": version.document, "form": form}
    return render(request, "documents/copy.html", context, status=422 if form.is_bound else 200)


@policy(may_see_copy, on=copy_of)
@require_safe
def copy(request: HttpRequest, copy: SignedCopy) -> HttpResponse:
    """What came back, byte for byte."""
    name = f"{copy.kind}-{copy.version.document_id}-v{copy.version.number}.pdf"
    return _unaltered(request, copy, name)


@policy(may_return_edited, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def return_edited(request: HttpRequest, version: Version) -> HttpResponse:
    """The edited DOCX comes back: the next version, with what it changes and which figures it would have altered."""
    form = EditedForm(request.POST or None, request.FILES or None)
    if too_large(request):
        _refuse(form, Refused(Reason.DOCX_TOO_LARGE, largest=returning_actions.LARGEST_EDITED // 1_000_000))
    elif form.is_valid():
        try:
            made = returning_actions.return_edited(version, content=form.cleaned_data["file"].read(), by=request.acting)
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            figures = len(made.edited.told["figures"])
            told = (
                f" Hay {figures} cifras que revisar."
                if figures > 1
                else " Hay una cifra que revisar."
                if figures
                else ""
            )
            messages.success(request, f"Quedó fijada la versión {made.number}.{told}")
            return redirect("documents:version", made.pk)
    context = {"version": version, "document": version.document, "form": form}
    return render(request, "documents/return_edited.html", context, status=422 if form.is_bound else 200)


@policy(may_see_edited, on=edited_of)
@require_safe
def edited(request: HttpRequest, edited: EditedCopy) -> HttpResponse:
    """The DOCX that came back, byte for byte."""
    return _unaltered(request, edited, f"editado-{edited.version.document_id}-v{edited.version.number}.docx")


def _refuse(form: CopyForm | EditedForm, refusal: Refused) -> None:
    form.add_error("file", sentence(refusal, _WORDS))


def _unaltered(request: HttpRequest, kept: SignedCopy | EditedCopy, name: str) -> HttpResponse:
    content = unaltered(kept.file, kept.file_digest)
    if content is None:
        messages.error(request, sentence(Refused(Reason.FILE_GONE), PHRASES))
        return redirect("documents:document", kept.version.document_id)
    return download(content, name)
