# SPDX-License-Identifier: EUPL-1.2
"""Taking, passing on and giving back what waits to be read."""

from collections.abc import Collection

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.validation.models import Assignment

from .permissions import may_review
from .queries import readers, waits_of
from .rules import Reason, Stage, Waits, check_reader

_READING, _END = Assignment.Reading, Assignment.End


@action("review-taken", allowed=may_review)
def take(candidacy: Candidacy, *, by: Capacity) -> Assignment:
    """Read it oneself: the first time, or the second where that is what it waits for. What one has already stays so.

    Raises Refused: NOTHING_TO_READ, TAKEN (with the ``name`` of who has it), OWN_WORK, SAME_READER.
    """
    found = _alone(candidacy)
    second_wanted = found.second is not None and found.second.reader is None
    second = found.stage is Stage.SECOND or (not found.free and found.holder != by.pseudonym and second_wanted)
    reading = _READING.SECOND if second else _READING.FIRST
    held = found.second if second else found.first
    check_reader(
        by.pseudonym,
        authors=found.authors,
        others=_others(found, reading),
        holder=held.reader if held else None,
        name=_name(candidacy, reading),
    )
    if held and held.reader == by.pseudonym:
        return _open(candidacy, reading)
    return _put(candidacy, reading, by, by=by)


@action("review-assigned", allowed=may_review)
def assign(candidacy: Candidacy, *, to: Capacity | None, reading: str = _READING.FIRST, by: Capacity) -> Assignment:
    """Put a reading into the hands of *to*, whoever has it now; or, with None, leave it free for anybody.

    Raises Refused: NOTHING_TO_READ, CANNOT_READ, OWN_WORK, SAME_READER, NOT_HELD.
    """
    found, reading = _alone(candidacy), _READING(reading)
    if to is None and reading == _READING.FIRST:
        return _close(candidacy, reading, _END.PASSED_ON, by=by)
    if to is None:
        return _put(candidacy, reading, None, by=by)
    _check_in_force(candidacy, to)
    check_reader(to.pseudonym, authors=found.authors, others=_others(found, reading), holder=None, name="")
    held = Assignment.objects.filter(candidacy=candidacy, reading=reading, until=None, reader=to).first()
    return held or _put(candidacy, reading, to, by=by)


@action("review-given-back", allowed=may_review)
def give_back(candidacy: Candidacy, *, by: Capacity) -> Assignment:
    """Leave free what one has: anybody else may take it. Raises Refused: NOT_HELD."""
    Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    mine = Assignment.objects.filter(candidacy=candidacy, until=None, reader__user=by.user_id).first()
    if mine is None:
        raise Refused(Reason.NOT_HELD)
    second = mine.reading == _READING.SECOND
    closed = _close(candidacy, _READING(mine.reading), _END.GIVEN_BACK, by=by)
    if second:  # it was asked for, and still is
        _create(candidacy, _READING.SECOND, None, by=by)
    return closed


@action("second-reader-asked", allowed=may_review)
def ask_second_reader(candidacy: Candidacy, *, to: Capacity | None = None, by: Capacity) -> Assignment:
    """Have somebody else read it too, *to* or whoever takes it.

    Raises Refused: NOTHING_TO_READ, NO_READER, SECOND_ASKED, CANNOT_READ, OWN_WORK, SAME_READER.
    """
    found = _alone(candidacy)
    if found.stage is Stage.TO_READ and found.free:
        raise Refused(Reason.NO_READER)
    if found.second is not None:
        raise Refused(Reason.SECOND_ASKED)
    if to is not None:
        _check_in_force(candidacy, to)
        others = _others(found, _READING.SECOND)
        check_reader(to.pseudonym, authors=found.authors, others=others, holder=None, name="")
    return _put(candidacy, _READING.SECOND, to, by=by)


def _alone(candidacy: Candidacy) -> Waits:
    """What it waits for, while whoever takes, sends or decides for the same candidacy waits for this to commit."""
    Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    found = waits_of(candidacy)
    if found is None or not (found.stage.reads or found.stage is Stage.PARTY):
        raise Refused(Reason.NOTHING_TO_READ)
    return found


def _others(found: Waits, reading: str) -> Collection[str]:
    """Who has, or had, the other reading."""
    if reading == _READING.FIRST:
        return {found.second.reader} - {None} if found.second else set()
    return found.approvers | ({found.first.reader} - {None} if found.first else set())


def _check_in_force(candidacy: Candidacy, to: Capacity) -> None:
    if to.pk not in {each.pk for each in readers(candidacy.process)}:
        raise Refused(Reason.CANNOT_READ)


def _open(candidacy: Candidacy, reading: str) -> Assignment:
    return Assignment.objects.select_related("reader__user").get(candidacy=candidacy, reading=reading, until=None)


def _name(candidacy: Candidacy, reading: str) -> str:
    held = Assignment.objects.filter(candidacy=candidacy, reading=reading, until=None).select_related("reader__user")
    reader = next((each.reader for each in held), None)
    return (reader.user.name or reader.user.username) if reader else ""


def _put(candidacy: Candidacy, reading: str, to: Capacity | None, *, by: Capacity) -> Assignment:
    """Open a reading for *to*; who had it has it no more."""
    standing = Assignment.objects.filter(candidacy=candidacy, reading=reading, until=None)
    for held in standing.select_related("reader"):
        over = held.reader is not None and held.reader.over
        _end(held, _END.NO_LONGER if over else _END.PASSED_ON, by)
    return _create(candidacy, reading, to, by=by)


def _create(candidacy: Candidacy, reading: str, to: Capacity | None, *, by: Capacity) -> Assignment:
    return Assignment.objects.create(candidacy=candidacy, reading=reading, reader=to, since=clock.now(), by=by)


def _close(candidacy: Candidacy, reading: str, end: str, *, by: Capacity) -> Assignment:
    held = Assignment.objects.filter(candidacy=candidacy, reading=reading, until=None).first()
    if held is None:
        raise Refused(Reason.NOT_HELD)
    _end(held, end, by)
    return held


def _end(held: Assignment, end: str, by: Capacity) -> None:
    held.until, held.end, held.ended_by = clock.now(), end, by
    held.save(update_fields=["until", "end", "ended_by"])
