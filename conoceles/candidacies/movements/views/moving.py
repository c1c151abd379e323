# SPDX-License-Identifier: EUPL-1.2
"""One movement: what is ordered, what it would change, and only then the register.

What it would change is not worked out: it is done and undone, so that what is shown is what happens; and it is
confirmed by the digest of what was shown.
"""

import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.candidacies.balance.telling import Said, Watch
from conoceles.candidacies.intake.problems import Severity
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.movements import actions, queries
from conoceles.candidacies.movements.actions import Done
from conoceles.candidacies.movements.forms import MoveForm
from conoceles.candidacies.movements.orders import Change, Kind, Task
from conoceles.candidacies.movements.permissions import may_move
from conoceles.candidacies.movements.phrases import ABOUT, PHRASES
from conoceles.candidacies.movements.rules import Reason
from conoceles.candidacies.phrases import accounts_moved
from conoceles.candidacies.views.register import candidacy_of
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.rules import Reason as OfElections
from conoceles.kernel.refusals import Refused, sentence

VACATES = {Kind.RESIGNATION, Kind.CANCELLATION, Kind.DEATH}
#: Where a refusal is mended.
FIELDS = {
    Reason.TO_COME: "effective_on",
    Reason.BEFORE_REGISTERED: "effective_on",
    Reason.NO_SUCH_PLACE: "formula",
    Reason.SAME_PLACE: "formula",
    OfElections.AGREEMENT_EXISTS: "key",
    OfElections.AGREEMENT_TO_COME: "issued_on",
}


def kind_of(slug: str) -> Kind:
    """The kind of an address."""
    try:
        return Kind(slug)
    except ValueError as unknown:
        raise Http404 from unknown


def _task(request: HttpRequest, candidacy: uuid.UUID, movement: str) -> Task:
    return Task(candidacy_of(request, candidacy), kind_of(movement))


@policy(may_move, on=_task, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, task: Task) -> HttpResponse:
    """Register a movement of one candidacy."""
    candidacy = task.candidacy
    form = MoveForm(request.POST or None, candidacy=candidacy, kind=task.kind)
    back = request.POST.get("step") == "back"
    if not form.is_valid() or back:
        return _form(request, form, status=422 if form.is_bound and not back else 200)
    try:
        return _checked(request, form)
    except Refused as refusal:
        if refusal.reason is Reason.ALREADY_DONE:  # a second click
            return redirect("movements:candidacy", candidacy.pk)
        refused(refusal, form)
        return _form(request, form, status=409 if refusal.reason is Reason.REGISTER_CHANGED else 422)


@dataclass(frozen=True)
class Rehearsed:
    """What it would change, what it would put out of balance, and the warnings to be read first, each with its code."""

    done: Done
    unbalanced: list[Said]
    warnings: list[tuple[str, str]]


def rehearsed(candidacy: Candidacy, change: Change, act: Any) -> Rehearsed:
    """Do it to *candidacy* by *act*, as if every warning had been read, and undo it. Raises Refused."""
    try:
        return Rehearsed(*_undone(candidacy, change, act), [])
    except Refused as refusal:
        if refusal.reason is not Reason.UNREAD:
            raise
        found = refusal.details["found"].of(Severity.WARNING)
    warnings = [(one.code, one.message) for one in found]
    read = replace(change, accepted=[code for code, _ in warnings])
    return Rehearsed(*_undone(candidacy, read, act), warnings)


def _undone(candidacy: Candidacy, change: Change, act: Any) -> tuple[Done, list[Said]]:
    with transaction.atomic():
        watch = Watch(candidacy)
        done: Done = act(change)
        unbalanced = watch.brought()
        transaction.set_rollback(True)
    return done, unbalanced


def refused(refusal: Refused, form: Any) -> None:
    """Say in *form* why not, where it is mended."""
    if refusal.reason is Reason.WRONG:
        form.tell(refusal.details["found"])
        return
    field = FIELDS.get(refusal.reason)
    form.add_error(field if field in form.fields else None, sentence(refusal, PHRASES, OF_ELECTIONS))


def _checked(request: HttpRequest, form: MoveForm) -> HttpResponse:
    """Registered, once what it changes and every warning were read; until then, both. Raises Refused."""
    accepted, saving = request.POST.getlist("accepted"), request.POST.get("step") == "save"
    if saving and form.cleaned_data["seen"]:
        try:
            done = _do(form, form.change(accepted), request.acting, seen=form.cleaned_data["seen"])
        except Refused as refusal:
            if refusal.reason is not Reason.UNREAD:
                raise
        else:
            told = f"El movimiento quedó registrado. {accounts_moved(done.followed)}"
            messages.success(request, told.strip())
            return redirect("movements:candidacy", form.candidacy.pk)
    shown = rehearsed(form.candidacy, form.change(), lambda change: _do(form, change, request.acting, seen=None))
    return _check(request, form, shown, accepted=accepted, unread=saving)


def _do(form: MoveForm, change: Change, by: Capacity, *, seen: str | None) -> Done:
    return actions.move(form.candidacy, change=change, order=form.order(), seen=seen, by=by)


def _check(
    request: HttpRequest, form: MoveForm, shown: Rehearsed, *, accepted: list[str], unread: bool
) -> HttpResponse:
    words = queries.Words(form.candidacy.process)
    effective_on, since = form.cleaned_data["effective_on"], queries.shown_since(form.candidacy.process)
    form.show(form.cleaned_data["token"] or uuid.uuid4().hex, shown.done.seen)
    told = [words.of(one) for some in shown.done.effects for one in some]
    context = {
        "candidacy": form.candidacy,
        "kind": form.kind,
        "form": form,
        "agreement": form.agreed(),
        "effective_on": effective_on,
        "effects": told,
        "vacates": form.kind in VACATES or (form.kind == Kind.SEAT and len(told) == 1),
        "comes": form.kind == Kind.SUBSTITUTION,
        "published_on": since if since and effective_on < since else None,
        "follows": accounts_moved(shown.done.followed),
        "unbalanced": shown.unbalanced,
        "warnings": shown.warnings,
        "accepted": accepted,
        "unread": unread,
    }
    return render(request, "movements/check.html", context, status=422 if unread else 200)


def _form(request: HttpRequest, form: MoveForm, *, status: int) -> HttpResponse:
    context = {"candidacy": form.candidacy, "kind": form.kind, "about": ABOUT[form.kind], "form": form}
    return render(request, "movements/move.html", context, status=status)
