# SPDX-License-Identifier: EUPL-1.2
"""One form for one act: what was typed stays where something is missing, which the refusal says."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents.phrases import PHRASES as OF_DOCUMENTS
from conoceles.supervision.obligations.phrases import PHRASES as OF_OBLIGATIONS
from conoceles.supervision.sessions.phrases import PHRASES
from conoceles.supervision.sessions.rules import Reason

#: How a form is shown that says nothing of its own.
_PAGE = "sessions/write.html"


def said(refusal: Refused) -> str:
    """What to tell whoever was refused."""
    return sentence(refusal, PHRASES, OF_DOCUMENTS, OF_ELECTIONS, OF_OBLIGATIONS)


def asked(
    request: HttpRequest, form: Form, act: Callable[[], Any], back: str, *, title: str, done: str, lead: str = "",
    onward: Callable[[Any], str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The form, or what it did: then back to *back*, or *onward* to the page of what came of it."""
    if too_large(request):
        form.add_error("file" if "file" in form.fields else None, said(Refused(Reason.FILE_TOO_LARGE)))
    elif form.is_valid():
        try:
            made = act()
        except Refused as refusal:
            form.add_error(None, said(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(made) if onward else back)
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, getattr(form, "page", _PAGE), context, status=422 if form.is_bound else 200)


def pressed(
    request: HttpRequest, act: Callable[[], Any], back: str, done: str, onward: Callable[[Any], str] | None = None
) -> HttpResponse:
    """What a button did, or why not; then back to *back*, or *onward* to the page of what came of it."""
    try:
        made = act()
    except Refused as refusal:
        messages.error(request, said(refusal))
    else:
        messages.success(request, done)
        if onward:
            return redirect(onward(made))
    return redirect(back)
