# SPDX-License-Identifier: EUPL-1.2
"""Writing down a breach, saying it anew, telling people, and closing it. Nothing that was said is ever changed."""

from collections.abc import Sequence
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.credentials.addressing import message_to
from conoceles.custody.models import Breach, BreachNotice, BreachStatement
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.outbox.actions import queue
from conoceles.record.action import action

from . import queries, rules, telling
from .permissions import may_follow, may_follow_notice, may_keep
from .rules import Reason

Whom = BreachNotice.Whom


@action("breach-registered", allowed=may_keep)
def register(process: Process, *, said: BreachStatement, by: Capacity) -> Breach:
    """Write down a breach as it is known, under the next number.

    Raises Refused: TO_COME, BEFORE_IT_HAPPENED, NAMES_SOMEBODY.
    """
    _check(process, said)
    Process.objects.select_for_update().get(pk=process.pk)
    last = queries.breaches(process).first()
    made = Breach.objects.create(process=process, number=last.number + 1 if last else 1, by=by, at=clock.now())
    _say(made, said, 1, by)
    return made


@action("breach-corrected", allowed=may_follow)
def correct(breach: Breach, *, said: BreachStatement, seen: int, by: Capacity) -> BreachStatement:
    """Say anew what is known of it, over the statement that was *seen*; the former ones stay.

    Raises Refused: ALREADY_CLOSED, CHANGED_MEANWHILE, WITHOUT_WHY; as ``register`` does.
    """
    kept = _open(breach)
    _check(kept.process, said)
    if not said.why.strip():
        raise Refused(Reason.WITHOUT_WHY)
    last = queries.statement(kept).number
    if last != seen:
        raise Refused(Reason.CHANGED_MEANWHILE, number=last)
    return _say(kept, said, last + 1, by)


@action("breach-persons-told", allowed=may_follow)
def tell(breach: Breach, *, people: Sequence[Candidacy], by: Capacity) -> Breach:
    """Queue a notice to each of *people* who was not told yet: the same words, and nothing of anybody else.

    Raises Refused: ALREADY_CLOSED, NOTHING_TOLD, NAMES_SOMEBODY, NOBODY.
    """
    kept = _open(breach)
    said = queries.statement(kept)
    if not said.told.strip():
        raise Refused(Reason.NOTHING_TOLD)
    _check(kept.process, said)
    already = set(kept.notices.filter(whom=Whom.PERSON).values_list("candidacy", flat=True))
    new = [each for each in people if each.pk not in already and each.process_id == kept.process_id]
    if not new:
        raise Refused(Reason.NOBODY)
    for each in new:
        values = telling.to_person(said, each)
        message = queue(message_to(each, telling.TEMPLATE, values), by=by)
        _told(kept, said, Whom.PERSON, digests.digest(values), by, candidacy=each.pk, message=message)
    return kept


@action("breach-authority-told", allowed=may_follow)
def tell_authority(breach: Breach, *, authority: str, acuse: str, by: Capacity) -> BreachNotice:
    """Write down that the authority was told, with its acuse where there is one. Raises Refused: ALREADY_CLOSED."""
    kept = _open(breach)
    said = queries.statement(kept)
    received = {"acuse": acuse.strip(), "received_at": clock.now()} if acuse.strip() else {}
    return _told(kept, said, Whom.GUARANTOR, said.digest, by, authority=authority.strip(), **received)


@action("breach-acuse-noted", allowed=may_follow_notice)
def receive(notice: BreachNotice, *, acuse: str, by: Capacity) -> BreachNotice:  # noqa: ARG001
    """Write down with what it is known that a notice was received; once. Raises Refused: ALREADY_RECEIVED."""
    kept = BreachNotice.objects.select_for_update().get(pk=notice.pk)
    if kept.received_at is not None:
        raise Refused(Reason.ALREADY_RECEIVED)
    kept.acuse, kept.received_at = acuse.strip(), clock.now()
    kept.save(update_fields=["acuse", "received_at"])
    return kept


@action("breach-closed", allowed=may_follow)
def close(breach: Breach, *, how: str, by: Capacity) -> Breach:
    """It is over: what keeps it from happening again is in place. Raises Refused: ALREADY_CLOSED, NOT_TOLD_YET."""
    kept = _open(breach)
    if any(each.told is None for each in queries.clocks(kept, queries.statement(kept))):
        raise Refused(Reason.NOT_TOLD_YET)
    kept.closed_at, kept.closed_by, kept.closing = clock.now(), by, how.strip()
    kept.save(update_fields=["closed_at", "closed_by", "closing"])
    return kept


def _open(breach: Breach) -> Breach:
    kept = Breach.objects.select_for_update().select_related("process").get(pk=breach.pk)
    if kept.closed_at is not None:
        raise Refused(Reason.ALREADY_CLOSED)
    return kept


def _check(process: Process, said: BreachStatement) -> None:
    if wrong := rules.when(said.happened_at, said.known_at, clock.now()):
        raise Refused(wrong)
    everybody_reads = f"{said.title} {said.told} {said.data} {said.immediate} {said.advice}"
    if found := rules.named(everybody_reads, queries.names(process)):
        raise Refused(Reason.NAMES_SOMEBODY, name=found[0])


def _say(breach: Breach, said: BreachStatement, number: int, by: Capacity) -> BreachStatement:
    said.breach, said.number, said.by, said.at = breach, number, by, clock.now()
    said.digest = digests.digest(telling.plain(said))
    said.save(force_insert=True)
    return said


def _told(breach: Breach, said: BreachStatement, whom: str, digest: str, by: Capacity, **more: Any) -> BreachNotice:
    return BreachNotice.objects.create(
        breach=breach, statement=said, whom=whom, digest=digest, by=by, at=clock.now(), **more
    )
