# SPDX-License-Identifier: EUPL-1.2
"""Whether a step may be taken now, by whom, and with what: every refusal says what is missing."""

from dataclasses import dataclass
from datetime import date, datetime

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Version

from . import queries
from .described import Step
from .rules import Reason
from .rules.words import ANOTHER_VERSION, VOTED, Outcome, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done: on which day, in which session, with what votes; ``seen`` is the digest of the version read.

    ``casting``: a tie was broken by whoever presides. ``amended``: approved with changes that were voted, which another
    version must say before anything follows (*engrose*).
    """

    on: date
    seen: str
    at: datetime | None = None
    session: str = ""
    session_about: str = ""
    votes: tuple[int, int, int] | None = None
    agreement: Agreement | None = None
    orders: bool = False
    folio: str = ""
    note: str = ""
    casting: bool = False
    amended: bool = False


def lawful(
    stands: queries.Stood, step: Step, version: Version | None, act: Act, by: Capacity, *, outcome: Outcome
) -> None:
    """Refuse what is out of turn, not hers, or lacks something.

    Raises Refused: ONLY_INSTANCE_SENDS, NOT_BY_YOU, ALREADY_DONE, NO_VERSION, UNANSWERED, ANOTHER_VERSION, NOT_YET,
    NO_ENGROSSMENT, VERSION_CHANGED, BEFORE_LAST, NO_SESSION, NO_VOTE, NOT_CARRIED, NO_AGREEMENT, NO_ORDER, NO_FOLIO,
    NOT_RETURNED_HERE.
    """
    _whose(step, by)
    version = _turn(stands, step, version)
    if act.seen != version.digest:
        raise Refused(Reason.VERSION_CHANGED, version=version.number)
    _after(stands, step, act)
    if outcome is Outcome.RETURNED and not step.back_to:
        raise Refused(Reason.NOT_RETURNED_HERE, step=step.name)
    if step.session and not act.session:
        raise Refused(Reason.NO_SESSION, step=step.name)
    if outcome is Outcome.DONE:
        _enough(stands, step, act)


def _whose(step: Step, by: Capacity) -> None:
    if by.role in step.noted_by:
        return
    if step.verb in {Verb.REMIT, Verb.VALIDATE}:
        raise Refused(Reason.ONLY_INSTANCE_SENDS, step=step.name)
    if by.role != Role.CONSOLE:
        raise Refused(Reason.NOT_BY_YOU, step=step.name, roles=list(step.noted_by))


def _turn(stands: queries.Stood, step: Step, version: Version | None) -> Version:
    if step.key in stands.walk.done:
        raise Refused(Reason.ALREADY_DONE, step=step.name)
    if version is None:
        raise Refused(Reason.NO_VERSION)
    if queries.to_engross(stands) is not None:
        raise Refused(Reason.NO_ENGROSSMENT, version=version.number)
    returned = stands.walk.returned
    if step.key not in stands.walk.ready:
        missing = [key for key in step.after if key not in stands.walk.done]
        raise Refused(Reason.NOT_YET, step=step.name, missing=queries.names_of(stands.document.way, missing))
    if returned is not None:
        count = queries.unanswered(stands.document).count()
        if count:
            raise Refused(Reason.UNANSWERED, count=count)
        at = stands.document.way.found(returned.key)
        if at is not None and at.verb in ANOTHER_VERSION and version.number <= returned.version:
            raise Refused(Reason.ANOTHER_VERSION, version=returned.version)
    return version


def _after(stands: queries.Stood, step: Step, act: Act) -> None:
    done = {each.step: each for each in stands.steps if each.step in stands.walk.done}
    for key in step.after:
        if key in done and act.on < done[key].on:
            name = queries.names_of(stands.document.way, [key])[0]
            raise Refused(Reason.BEFORE_LAST, step=name, day=done[key].on)


def _enough(stands: queries.Stood, step: Step, act: Act) -> None:
    if step.verb in VOTED:
        if act.votes is None:
            raise Refused(Reason.NO_VOTE, step=step.name)
        if act.votes[0] <= act.votes[1] and not (act.casting and act.votes[0] == act.votes[1]):
            raise Refused(Reason.NOT_CARRIED, votes_for=act.votes[0], against=act.votes[1])
    if step.verb is Verb.AGREE and act.agreement is None:
        raise Refused(Reason.NO_AGREEMENT)
    if step.verb is Verb.REMIT:
        agreed = [
            each for each in stands.steps if _verb(stands, each.step) is Verb.AGREE and each.step in stands.walk.done
        ]
        if agreed and not agreed[-1].orders_remission:
            raise Refused(Reason.NO_ORDER, agreement=agreed[-1].agreement.key if agreed[-1].agreement else "")
        if not act.folio:
            raise Refused(Reason.NO_FOLIO)


def _verb(stands: queries.Stood, key: str) -> Verb | None:
    found = stands.document.way.found(key)
    return found.verb if found else None
