# SPDX-License-Identifier: EUPL-1.2
"""The bitácora, for whoever audits: its entries, each with its proof, and what was signed of it."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.desks import forms, queries
from conoceles.desks.permissions import may_audit
from conoceles.desks.phrases import ACTS, CAPACITIES
from conoceles.record import proofs
from conoceles.record.models import Entry

_POSITION = re.compile("[0-9]{1,15}")


@policy(may_audit)
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The entries, the newest first, narrowed by whatever is asked."""
    form = forms.RecordForm(request.GET if _asks(request) else None)
    asked = form.cleaned_data if form.is_valid() else {}
    wrong = form.is_bound and not asked
    found = Entry.objects.none() if wrong else queries.entries(**asked)
    page = queries.page(found, "number", **_position(request))
    context = {
        "form": form,
        "page": page,
        "rows": [(each, *_said(request, each)) for each in page.rows],
        "asked": _kept(request),
        "narrowed": any(asked.values()),
    }
    return render(request, "desks/record.html", context, status=422 if wrong else 200)


@policy(may_audit)
@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: what, when, in what capacity, and the proof that it is among those that were signed."""
    found = get_object_or_404(Entry, pk=number)
    words, capacity, who = _said(request, found)
    checkpoint = queries.covering(found)
    proof = None
    if checkpoint is not None:
        try:
            proof = proofs.inclusion(found, checkpoint)
        except (ValueError, LookupError):  # peaks or leaves that are not what was written: nothing can be proved
            proof = None
    context = {
        "entry": found,
        "words": words,
        "capacity": capacity,
        "who": who,
        "checkpoint": checkpoint,
        "hashes": [each.hex() for each in proof.hashes] if proof else [],
        "line": proof.line.decode() if proof else "",
        "holds": proof is not None and proof.holds(),
    }
    return render(request, "desks/entry.html", context)


@policy(may_audit)
@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """What was signed, the newest first, and the form with which a part of the record is taken away."""
    page = queries.page(queries.checkpoints(), "size", **_position(request))
    newest = page.rows[0].size if page.rows else 0
    form = forms.RangeForm(initial={"first": 1, "last": newest or 1})  # a record signed while empty has no entry 0
    return render(request, "desks/checkpoints.html", {"page": page, "form": form})


def _said(request: HttpRequest, entry: Entry) -> tuple[str, str, str]:
    """An entry in words: the act, the capacity, and who. Only to herself is anybody more than a pseudonym."""
    who = "usted" if entry.actor == str(request.user.pk) else entry.actor
    return ACTS.get(entry.action, entry.action), CAPACITIES.get(entry.role, entry.role), who


def _position(request: HttpRequest) -> dict[str, Any]:
    """From which position a page goes on; what is no position asks for the first page."""
    asked = {"before": request.GET.get("antes", ""), "after": request.GET.get("despues", "")}
    return {name: int(typed) for name, typed in asked.items() if _POSITION.fullmatch(typed)}


def _asks(request: HttpRequest) -> bool:
    """Whether anything narrows the list: a position alone does not."""
    return any(name in request.GET for name in forms.RecordForm.base_fields)


def _kept(request: HttpRequest) -> str:
    """What was asked, for the addresses of the other pages."""
    kept = request.GET.copy()
    for name in ("antes", "despues"):
        kept.pop(name, None)
    return kept.urlencode()
