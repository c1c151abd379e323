# SPDX-License-Identifier: EUPL-1.2
"""Receipts: shown, printed, and checked by the institute."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.capture import acuses
from conoceles.capture.forms import AcuseForm
from conoceles.capture.models import Revision
from conoceles.capture.permissions import (
    may_attend,
    may_capture,
    may_type,
    may_verify,
    received_by,
    takes_envelope,
)
from conoceles.capture.queries.acuses import proven, receipts, superseded
from conoceles.capture.rules.acuses import ENOUGH
from conoceles.elections.models import Process
from conoceles.files.downloads import download


def _revision_of(request: HttpRequest, candidacy: UUID, revision: int) -> Revision:  # noqa: ARG001
    return get_object_or_404(receipts(), pk=revision, candidacy=candidacy)


def _may_read(by: Capacity, revision: Revision) -> bool:
    """Whoever may type it; what is kept sealed, the candidacy alone. What a desk typed, also whoever attends there.

    A receipt of what is sealed says no word of it.
    """
    may = may_capture if revision.answers is None else may_type
    return may(by, revision.candidacy) or (revision.assistance is not None and _gave_it(by, revision))


def _gave_it(by: Capacity, revision: Revision) -> bool:
    """Of what was typed from paper: whoever attends her, or the representation that typed it."""
    entered = takes_envelope(by, revision.candidacy) and received_by(by, revision.assistance)
    return entered or may_attend(by, revision.candidacy)


def _knows_of_others(by: Capacity, revision: Revision) -> bool:
    """Whether *by* may learn that she answered again: not a representation, of what is kept sealed."""
    hers = may_capture(by, revision.candidacy) or may_attend(by, revision.candidacy)
    return revision.answers is not None or hers


@policy(_may_read, on=_revision_of)
@require_safe
def acuse(request: HttpRequest, revision: Revision) -> HttpResponse:
    """What was received, and the receipt to keep."""
    context = {
        "revision": revision,
        "facts": acuses.facts(revision),
        "superseded": _knows_of_others(request.acting, revision) and superseded(revision),
        "desk": not may_type(request.acting, revision.candidacy),
    }
    return render(request, "capture/acuse.html", context)


@policy(_may_read, on=_revision_of)
@require_safe
def acuse_file(request: HttpRequest, revision: Revision) -> HttpResponse:  # noqa: ARG001
    """The receipt as a PDF."""
    return download(acuses.pdf(revision), f"acuse-{revision.pk:08}.pdf")


@policy(may_verify)
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Whether a receipt that somebody shows is of something that was received."""
    process = Process.objects.filter(slug=request.acting.scope).first()
    if process is None:
        raise Http404
    form = AcuseForm(request.GET or None)
    found = proven(process, **form.cleaned_data) if form.is_valid() else None
    context = {
        "form": form,
        "asked": form.is_bound and form.is_valid(),
        "found": found,
        "facts": acuses.facts(found) if found else (),
        "superseded": superseded(found) if found else False,
        "enough": ENOUGH,
    }
    return render(request, "capture/verify.html", context)
