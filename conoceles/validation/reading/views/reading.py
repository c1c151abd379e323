# SPDX-License-Identifier: EUPL-1.2
"""What was sent, on one screen, and the decision on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import ROLES, Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.actions import decide
from conoceles.validation.models import FirstApproval
from conoceles.validation.permissions import may_read
from conoceles.validation.phrases import PHRASES
from conoceles.validation.queue.queries import next_for
from conoceles.validation.queue.wording import hands
from conoceles.validation.reading.forms import MORE, ObservationsForm
from conoceles.validation.reading.queries import Reading, reading
from conoceles.validation.rules import Outcome, Reason, grounds
from conoceles.validation.suggestions import queries as suggestions

#: What somebody else did meanwhile.
_MEANWHILE = {Reason.TEXT_CHANGED, Reason.SUPERSEDED, Reason.ALREADY_DECIDED}
_CHANGED = (
    "La candidatura envió otra revisión mientras usted leía. Abajo está la nueva, con lo que cambió desde la que usted"
    " tenía. Lo que usted escribió sigue en su lugar: léala y decida."
)


def _candidacy(request: HttpRequest, candidacy: UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(), pk=candidacy)


@policy(may_read, on=_candidacy)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Read it, and approve or return it; what was written is kept whatever comes of it."""
    seen = request.POST.get("seen", "")
    shown = reading(candidacy.pk, seen=seen)
    if shown is None:
        return render(request, "reading/nothing.html", {"candidacy": candidacy})
    if request.method != "POST":
        return _page(request, shown, ObservationsForm(shown.revision))
    form = ObservationsForm(shown.revision, request.POST)
    if MORE in request.POST:
        return _page(request, shown, form, at=request.POST[MORE])
    return _decided(request, shown, form, seen)


def _decided(request: HttpRequest, shown: Reading, form: ObservationsForm, seen: str) -> HttpResponse:
    """Take the decision; of a text that she did not read, nothing that she wrote is judged."""
    outcome = request.POST.get("outcome", "")
    if outcome not in set(Outcome):
        return _page(request, shown, form, refused="Elija si la aprueba o la devuelve.", status=422)
    if seen == shown.revision.digest and not form.is_valid():
        return _page(request, shown, form, status=422)
    try:
        decided = decide(shown.revision, outcome=outcome, seen=seen, observations=form.told(), by=request.acting)
    except Refused as refusal:
        return _refused(request, shown, form, refusal, seen)
    messages.success(request, f"{shown.candidacy.person.name}: {_done(decided)}")
    return _onward(request)


def _done(decided: object) -> str:
    if isinstance(decided, FirstApproval):
        return "queda su primera aprobación. Nada se publica hasta que otra persona la apruebe."
    return {Outcome.APPROVED: "aprobada.", Outcome.RETURNED: "devuelta, con sus observaciones."}[decided.outcome]  # type: ignore[attr-defined]


def _onward(request: HttpRequest) -> HttpResponse:
    """To the next of her queue; to the queue where she has none."""
    following = next_for(request.acting)
    return redirect("validation:read", following.pk) if following else redirect("queue:queue")


def _refused(request: HttpRequest, shown: Reading, form: ObservationsForm, refusal: Refused, seen: str) -> HttpResponse:
    if form.refuse(refusal):
        return _page(request, shown, form, status=422)
    told = sentence(refusal, PHRASES)
    if refusal.reason not in _MEANWHILE:
        return _page(request, shown, form, refused=told, status=422)
    newer = reading(shown.candidacy.pk, seen=seen) or shown
    form = ObservationsForm(newer.revision, request.POST)
    form.is_valid()
    if newer.review is None and seen != newer.revision.digest:
        told = _CHANGED
    return _page(request, newer, form, refused=told, status=409)


def _page(
    request: HttpRequest, shown: Reading, form: ObservationsForm, *, refused: str = "", at: str = "", status: int = 200
) -> HttpResponse:
    known, noticed = grounds(shown.candidacy.process.grounds), suggestions.of(shown.revision)
    context: dict[str, Any] = {
        "reading": shown,
        "candidacy": shown.candidacy,
        "revision": shown.revision,
        "parts": [(part, noticed.get(part.section.key), *form.of(part.section.key)) for part in shown.parts],
        "grounds": list(known.values()),
        "sent_by": _sender(shown),
        "form": form,
        "wrong": form.wrong,
        "refused": refused,
        "at": at,
        "more": MORE,
        "until": _until(shown),
        "hands": hands(shown.candidacy, request.acting),
        **_may(request.acting, shown, written=bool(form.filled)),
    }
    return render(request, "reading/read.html", context, status=status)


def _may(by: Capacity, shown: Reading, *, written: bool) -> dict[str, Any]:
    """Whether she may decide, and why not; who wrote something keeps it before her eyes."""
    me = str(by.user_id)
    own = me in shown.authors
    first_is_mine = shown.first is not None and str(shown.first.approved_by.user_id) == me
    open_ = shown.review is None and shown.candidacy.status == Candidacy.Status.REGISTERED
    return {
        "own": own,
        "first_is_mine": first_is_mine,
        "decides": open_ and not own,
        "approves": open_ and not own and shown.endorsed and not (shown.two and first_is_mine),
        "observes": (open_ and not own) or written,
    }


def _sender(shown: Reading) -> str:
    """Who sent it, in words: in what capacity; of a source, which."""
    sender = shown.revision.sent_by
    if sender is None:
        return str(shown.revision.source)
    role = ROLES[Role(sender.role)].name
    return f"{sender.user.name} ({role})" if sender.user.name else role


def _until(shown: Reading) -> int | None:
    """How many days she would have to correct it; None while the process has not decided."""
    days = shown.candidacy.process.parameters.get("correction_days", {}).get("value")
    return days if isinstance(days, int) else None
