# SPDX-License-Identifier: EUPL-1.2
"""One form for one act: what was typed stays where something is missing, which the refusal says beside its field."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from conoceles.candidacies.extracts.phrases import PHRASES as OF_EXTRACTS
from conoceles.files.downloads import download
from conoceles.files.uploading import DOCUMENT, tell_too_large, too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents.phrases import PHRASES as OF_DOCUMENTS
from conoceles.supervision.documents.rules import Reason as TooEarly
from conoceles.supervision.models.remissions import Filed
from conoceles.supervision.obligations.phrases import PHRASES as OF_OBLIGATIONS
from conoceles.supervision.remissions import queries
from conoceles.supervision.remissions.phrases import PHRASES
from conoceles.supervision.remissions.rules import Reason

#: Beside which field a refusal is told, where the form has it.
_FIELD = {
    Reason.DAY_TO_COME: "on",
    TooEarly.BEFORE_ALL: "on",
    Reason.SAME_FOLIO: "folio",
    Reason.BEFORE_SENT: "on",
    Reason.BEFORE_VALID: "on",
    Reason.NO_OBSERVATIONS: "observations",
    Reason.TERM_OF_VALID: "term",
    Reason.NO_RECEIPT: "file",
    Reason.WRONG_KIND: "file",
    Reason.FILE_TOO_LARGE: "file",
    Reason.SAME_REQUEST: "reference",
    Reason.ENDS_BEFORE: "until_on",
    Reason.NOTHING_CARRIED: "documents",
    Reason.ANSWERED: "request",
}


def said(refusal: Refused) -> str:
    """What to tell whoever was refused."""
    return sentence(refusal, PHRASES, OF_DOCUMENTS, OF_OBLIGATIONS, OF_EXTRACTS)


def asked(
    request: HttpRequest, form: Form, act: Callable[[], Any], back: str, *, title: str, done: str, lead: str = "",
    onward: Callable[[Any], str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The form, or what it did: then back to *back*, or *onward* to the page of what came of it."""
    if too_large(request):
        tell_too_large(form, "file", said(Refused(Reason.FILE_TOO_LARGE, largest=DOCUMENT // 1_000_000)))
    elif form.is_valid():
        try:
            made = act()
        except Refused as refusal:
            name = _FIELD.get(refusal.reason)
            form.add_error(name if name in form.fields else None, said(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(made) if onward else back)
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "remissions/write.html", context, status=422 if form.is_bound else 200)


def file_of(request: HttpRequest, row: Filed, name: str, back: str) -> HttpResponse:
    """What proves *row*, byte for byte; or why there is none."""
    try:
        content = queries.content_of(row.file, row.file_digest)
    except Refused as refusal:
        messages.error(request, said(refusal))
        return redirect(back)
    return download(content, f"{name}.{row.file.rpartition('.')[2]}")
