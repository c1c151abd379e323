# SPDX-License-Identifier: EUPL-1.2
"""What a witness takes away: notes, proofs, parts of the record, and what it takes to verify them."""

from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.desks import forms, queries
from conoceles.desks.permissions import may_audit
from conoceles.files.downloads import apart
from conoceles.record import proofs, verificar_bitacora
from conoceles.record import queries as record
from conoceles.record.models import Checkpoint, Entry

_TEXT = "text/plain; charset=utf-8"


@policy(may_audit)
@require_safe
def note(request: HttpRequest, size: int) -> HttpResponse:  # noqa: ARG001
    """A checkpoint as it was signed."""
    found = get_object_or_404(Checkpoint, pk=size)
    return apart(HttpResponse(found.note, content_type=_TEXT), f"punto-{size}.txt")


@policy(may_audit)
@require_safe
def proof(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001
    """The proof of an entry, with the entry itself, as a C2SP ``tlog-proof``."""
    entry = get_object_or_404(Entry, pk=number)
    checkpoint = queries.covering(entry)
    if checkpoint is None:
        raise Http404
    try:
        found = proofs.inclusion(entry, checkpoint)
    except (ValueError, LookupError):
        raise Http404 from None
    return apart(HttpResponse(found.text(), content_type=_TEXT), f"asiento-{number}.tlog-proof")


@policy(may_audit, step_up=True)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Part of the record, byte by byte as it was signed, as it is read: a million entries are no file of ours."""
    form = forms.RangeForm(request.GET)
    if not form.is_valid():
        page = queries.page(queries.checkpoints(), "size")
        return render(request, "desks/checkpoints.html", {"page": page, "form": form}, status=422)
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    response = StreamingHttpResponse(_lines(first, last), content_type="application/x-ndjson")
    return apart(response, f"bitacora-{first}-{last}.jsonl")


def _lines(first: int, last: int) -> Iterator[bytes]:
    for line, _ in record.written(first, last):
        yield line + b"\n"


@policy(may_audit)
@require_safe
def key(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The public key of the record, once there is one."""
    if not record.key_place().exists():
        raise Http404
    return apart(HttpResponse(record.public_key(), content_type="application/x-pem-file"), "bitacora.pem")


@policy(may_audit)
@require_safe
def verifier(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The program that verifies all of it, alone."""
    program = Path(verificar_bitacora.__file__).read_bytes()
    return apart(HttpResponse(program, content_type="text/x-python; charset=utf-8"), "verificar_bitacora.py")
