# SPDX-License-Identifier: EUPL-1.2
"""The work of the institute in mid-course: who has what in her hands, a section that is paused, a substitution.

Each is done once: where there is one already, nothing is done.
"""

from collections.abc import Iterable
from dataclasses import replace

from conoceles.accounts.models import Capacity
from conoceles.candidacies.intake.problems import Severity
from conoceles.candidacies.models import Candidacy, Movement
from conoceles.candidacies.movements.actions import move
from conoceles.candidacies.movements.orders import Change, Order
from conoceles.candidacies.movements.rules import Reason as Unmoved
from conoceles.candidacies.queries import whole
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import Release
from conoceles.validation.actions import decide
from conoceles.validation.afterwards import queries as published
from conoceles.validation.afterwards.actions import pause
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.validation.models import Assignment, Pause
from conoceles.validation.queries import approved, awaiting_decision
from conoceles.validation.queue import actions as hands
from conoceles.validation.queue.queries import queue
from conoceles.validation.rules import Outcome

from . import queries
from .corpus import Register
from .register import SEX
from .slates import Slate, Stand, moved

#: How many of those who corrected what is public are read before the second release.
_CORRECTED = 6


def substitute(process: Process, rules: Register, drawn: Iterable[Slate], *, by: Capacity) -> None:
    """The first who is substituted is so by an agreement, as a movement; the register came with her in it."""
    pair = moved(drawn)
    if pair is None or Movement.objects.filter(process=process, run=None).exists():
        return
    gone, heir = pair
    order = Order(process.agreements.get(key=rules.events.agreement), rules.events.on, heir.key)
    change = Change(Movement.Kind.SUBSTITUTION, written=_written(heir))
    candidacy = whole().get(process=process, key=gone.key)
    try:
        move(candidacy, change=change, order=order, seen=None, by=by)
    except Refused as refusal:
        if refusal.reason is not Unmoved.UNREAD:
            raise
        read = [one.code for one in refusal.details["found"].of(Severity.WARNING)]
        move(candidacy, change=replace(change, accepted=read), order=order, seen=None, by=by)


def _written(heir: Stand) -> dict[str, str]:
    who = heir.person
    said = {"key": heir.key, "person": who.key, "name": who.name, "nickname": who.nickname, "age": str(who.age)}
    return said | {"sex": SEX[who.voice].value, "reelection": "No"}


def share_out(process: Process) -> None:
    """Of what waits to be read, the first stays free, the second is in somebody's hands, and two read the third."""
    if Assignment.objects.filter(candidacy__process=process).exists():
        return
    one, other, *_ = queries.reviewers(process)
    free = [each.candidacy for each in queue(process, now=clock.now()) if each.waits.free]
    taken = Candidacy.objects.filter(pk__in=free).select_related("process").order_by("key")[1:3]
    for number, candidacy in enumerate(taken):
        hands.take(candidacy, by=one)
        if number:
            hands.ask_second_reader(candidacy, to=other, by=one)


def approve_corrected(process: Process) -> int:
    """Once the first release is public, a few who corrected what it shows are read, so that a second one has changes.

    How many were.
    """
    if Release.objects.filter(process=process, shown_at__isnull=False).count() != 1:
        return 0
    mine = awaiting_decision().filter(candidacy__process=process, candidacy__in=approved().values("candidacy"))
    corrected = mine.exclude(candidacy__in=Assignment.objects.values("candidacy")).select_related(
        "candidacy", "questionnaire"
    )
    read = corrected.order_by("candidacy__key")[:_CORRECTED]
    for revision in read:
        decide(
            revision, outcome=Outcome.APPROVED, seen=revision.digest, observations=[], by=queries.reviewers(process)[0]
        )
    return len(read)


def pause_one(process: Process) -> None:
    """The last section of one published profile is paused, as she asked for."""
    if Pause.objects.filter(candidacy__process=process).exists():
        return
    first = approved().filter(candidacy__process=process).order_by("candidacy__key").first()
    if first is not None:
        candidacy = whole().get(pk=first.candidacy_id)
        part = published.parts(candidacy)[-1]
        pause(candidacy, part=part.key, because=Because(Motive.ASKED_FOR), by=queries.reviewers(process)[0])
