# SPDX-License-Identifier: EUPL-1.2
"""Movements are registered: one, or those that answer a requirement, together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.citing import cited
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from ..followers import followed
from ..models import Candidacy, Effect, Movement, Rectification
from ..permissions import may_correct, may_register
from ..queries import whole
from ..rules import Followed
from . import queries, recording, rules
from .doing import DO
from .orders import Change, Order
from .permissions import may_rectify
from .rules import Reason


@dataclass(frozen=True)
class Done:
    """Movements just registered, what each changed, the digest of it all, and what followed."""

    movements: Sequence[Movement]
    effects: Sequence[Sequence[Effect]]
    followed: Followed
    seen: str
    digest: str


@action("movement-registered", allowed=may_correct)
def move(candidacy: Candidacy, *, change: Change, order: Order, seen: str | None, by: Capacity) -> Done:
    """Have the register say what *change* asks of *candidacy*, as *order* orders.

    *seen* is the digest (``Done.seen``) of what was shown to whoever confirms; None, to see it: then the caller
    undoes all. Raises Refused: of ``rules``, and of ``elections.citing``.
    """
    process = _alone(candidacy.process)
    return _settled(process, [(candidacy, change)], order, seen, by)


@action("rectification-required", allowed=may_register)
def require(process: Process, *, rectification: Rectification, by: Capacity) -> Rectification:
    """Note that an agreement requires a postulation to mend its lists, and until when.

    Raises Refused: ABSURD_HOURS, NOTIFIED_LATER; of ``elections.citing``.
    """
    now = clock.now()
    rectification.process, rectification.at, rectification.by = process, now, by
    rectification.until = rules.last_instant(rectification.notified_at, rectification.hours, now=now)
    rectification.agreement = cited(rectification.agreement, process, source="Escrito al anotar un requerimiento")
    rectification.save(force_insert=True)
    return rectification


@action("rectification-planned", allowed=may_rectify)
def plan(rectification: Rectification, *, candidacy: Candidacy, change: Change, by: Capacity) -> Rectification:  # noqa: ARG001
    """Put *change* of *candidacy* among those that will answer it together. Nothing of the register changes.

    The same change twice is there once. Raises Refused: SETTLED, OTHER_POSTULANT.
    """
    kept = _open(rectification)
    if kept.postulant not in {candidacy.formula.answering, candidacy.formula.postulant}:
        raise Refused(Reason.OTHER_POSTULANT, postulant=kept.postulant.name)
    planned = {"candidacy": str(candidacy.pk), **change.to_json()}
    if planned not in kept.planned:
        kept.planned.append(planned)
        kept.save(update_fields=["planned"])
    return kept


@action("rectification-unplanned", allowed=may_rectify)
def unplan(rectification: Rectification, *, planned: str, by: Capacity) -> Rectification:  # noqa: ARG001
    """Take a change, told by its digest, from among those that will answer it. Raises Refused: SETTLED."""
    kept = _open(rectification)
    kept.planned = [one for one in kept.planned if digests.digest(one) != planned]
    kept.save(update_fields=["planned"])
    return kept


@action("rectification-answered", allowed=may_rectify)
def answer(rectification: Rectification, *, order: Order, seen: str | None, by: Capacity) -> Done:
    """Register all that was planned, in one act: all of it or nothing. *seen*, as of :func:`move`.

    Raises Refused: SETTLED, NOTHING_PLANNED, and as :func:`move` does.
    """
    process = _alone(rectification.process)
    kept = _open(rectification)
    if not kept.planned:
        raise Refused(Reason.NOTHING_PLANNED)
    done = _settled(process, queries.planned(kept), order, seen, by, kept)
    kept.settled_at, kept.planned = clock.now(), []
    kept.save(update_fields=["settled_at", "planned"])
    return done


@action("rectification-set-aside", allowed=may_rectify)
def set_aside(rectification: Rectification, *, motive: str, by: Capacity) -> Rectification:  # noqa: ARG001
    """Nothing will be registered of it. What was planned is forgotten. Raises Refused: SETTLED."""
    kept = _open(rectification)
    kept.settled_at, kept.motive, kept.planned = clock.now(), motive, []
    kept.save(update_fields=["settled_at", "motive", "planned"])
    return kept


def _settled(
    process: Process,
    changes: Sequence[tuple[Candidacy, Change]],
    order: Order,
    seen: str | None,
    by: Capacity,
    rectification: Rectification | None = None,
) -> Done:
    """Do *changes* in their order, and what follows from them; each is a movement."""
    if Movement.objects.filter(process=process, request__in=_requests(order, changes)).exists():
        raise Refused(Reason.ALREADY_DONE)
    cited(order.agreement, process, source="Escrito al registrar un movimiento")
    made, all_effects = [], []
    for (candidacy, change), request in zip(changes, _requests(order, changes), strict=True):
        movement, effects = _done(candidacy, change, order)
        movement.request, movement.by, movement.rectification = request, by, rectification
        made.append(movement)
        all_effects.append(effects)
    shown = recording.seen(one for some in all_effects for one in some)
    if seen is not None and seen != shown:
        raise Refused(Reason.REGISTER_CHANGED)
    for movement, effects in zip(made, all_effects, strict=True):
        recording.keep(movement, list(effects))
    after = followed(process, by)
    for movement in made:
        import_string(settings.MOVEMENTS_TOLD_BY)(movement, by=by)
    return Done(made, all_effects, after, shown, digests.digest([one.digest for one in made]))


def _done(candidacy: Candidacy, change: Change, order: Order) -> tuple[Movement, list[Effect]]:
    # As it is now: a change before this one, of the same act, may have touched it.
    candidacy = whole().select_for_update(of=("self",)).get(pk=candidacy.pk)
    rules.check_day(order.effective_on, today=today(candidacy.process), registered_on=candidacy.registered_on)
    near = recording.touched(candidacy, change)
    list(Candidacy.objects.select_for_update().filter(pk__in=near).order_by("pk").values_list("pk"))
    before = recording.said(recording.found(near))
    other = DO[change.kind](candidacy, change, order)
    effects = recording.effects(before, recording.found(near | ({other.pk} if other else set())))
    if not effects:
        raise Refused(Reason.NOTHING_CHANGES)
    movement = Movement(
        process=candidacy.process,
        kind=change.kind,
        candidacy=candidacy,
        other=other,
        agreement=order.agreement,
        effective_on=order.effective_on,
        note=change.note,
    )
    return movement, effects


def _requests(order: Order, changes: Sequence[tuple[Candidacy, Change]]) -> list[str]:
    return [digests.digest([order.token, number]) for number, _ in enumerate(changes)]


def _alone(process: Process) -> Process:
    """Whoever writes in the register waits until this commits."""
    return Process.objects.select_for_update().get(pk=process.pk)


def _open(rectification: Rectification) -> Rectification:
    found = Rectification.objects.select_for_update(of=("self",)).select_related("process", "postulant")
    kept = found.get(pk=rectification.pk)
    if kept.settled_at is not None:
        raise Refused(Reason.SETTLED)
    return kept
