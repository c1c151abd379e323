# SPDX-License-Identifier: EUPL-1.2
"""Opening what is owed, starting its clock, meeting it, excusing it. Later rooms call these, and none before."""

import re
from datetime import date, datetime

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.supervision.models import Excuse, Fulfilment, Obligation, Plan, Start
from conoceles.supervision.plan import queries as plans
from conoceles.supervision.plan.described import Due
from conoceles.supervision.plan.kept import due_to_json
from conoceles.supervision.plan.rules.words import Act, DocumentKind, Kind

from . import queries
from .looking import Noticed
from .permissions import (
    may_excuse,
    may_meet,
    may_open,
    may_open_notice,
    may_reopen,
    may_set_start_aside,
    may_set_term_aside,
    may_start,
)
from .rules import Owed, Reason

#: In the place of a row of the plan, for what INE asks on its own account.
ASKED = "INE"


class Opened(list[Obligation]):
    """What was opened at once."""

    @property
    def digest(self) -> str:
        """What the record says of it: everything that was opened."""
        return digests.digest([str(each) for each in self])


@action("obligations-opened", allowed=may_open)
def open_due(process: Process, *, by: Capacity | Clerk) -> Opened:  # noqa: ARG001
    """Open whatever is owed by now, of the plans and of what other steps did. Done again, it opens nothing."""
    Process.objects.select_for_update().get(pk=process.pk)
    ledger, now, opened = queries.ledger(process), clock.now(), Opened()
    for obligation in ledger.missing():
        obligation.opened_at = now
        obligation.save()
        opened.append(obligation)
    for noticed, plan in ledger.unnoticed():
        opened.append(_notice(noticed, process, plan, now))
    return opened


@action("notice-opened", allowed=may_open_notice)
def open_notice(
    process: Process, *, row: str, name: str, because: str, act: Act, on: date, document: str, by: Capacity | Clerk
) -> Obligation:
    """Open by hand what INE must be told and the system cannot see: a document issued elsewhere, an interface changed.

    By the system itself, where a later room wrote down what the plan orders to tell.

    Raises Refused: NO_NOTICE_IN_PLAN, DAY_TO_COME, ALREADY_OPEN.
    """
    own = plans.in_force(process).get(DocumentKind.COMMISSION)
    found = own.file.found(row) if own else None
    if own is None or found is None or found.kind is not Kind.NOTICE:
        raise Refused(Reason.NO_NOTICE_IN_PLAN, row=row)
    _not_to_come(process, on)
    occurrence = f"a-mano/{on}/{digests.digest(name)[:12]}"
    if Obligation.objects.filter(process=process, row=row, owed=Owed.NOTICE, occurrence=occurrence).exists():
        raise Refused(Reason.ALREADY_OPEN)
    obligation = Obligation.objects.create(
        process=process, plan=own, row=row, owed=Owed.NOTICE, occurrence=occurrence, name=name, because=because,
        opened_at=clock.now(),
    )  # fmt: skip
    person = None if isinstance(by, Clerk) else by
    Start.objects.create(obligation=obligation, act=act, on=on, document=document, written_at=clock.now(), by=person)
    return obligation


@action("request-opened", allowed=may_open_notice)
def open_request(  # noqa: PLR0913  (each is a datum of its own)
    process: Process,
    *,
    occurrence: str,
    name: str,
    because: str,
    due: Due | None,
    on: date,
    at: datetime | None = None,
    document: str,
    by: Capacity,
) -> Obligation:
    """Open what INE asked for on its own account: no row of a plan says it, and *due* is the term that it gave, if any.

    Raises Refused: NO_PLAN, DAY_TO_COME, ALREADY_OPEN.
    """
    own = plans.in_force(process).get(DocumentKind.COMMISSION)
    if own is None:
        raise Refused(Reason.NO_PLAN)
    _not_to_come(process, on)
    if Obligation.objects.filter(process=process, row=ASKED, owed=Owed.REQUEST, occurrence=occurrence).exists():
        raise Refused(Reason.ALREADY_OPEN)
    obligation = Obligation.objects.create(
        process=process, plan=own, row=ASKED, owed=Owed.REQUEST, occurrence=occurrence,
        due=due_to_json(due) if due else None, name=name, because=because, opened_at=clock.now(),
    )  # fmt: skip
    for act in due.of if due else ():
        Start.objects.create(
            obligation=obligation, act=act, on=on, at=at, document=document, written_at=clock.now(), by=by
        )
    return obligation


@action("ine-term-set-aside", allowed=may_set_term_aside)
def set_term_aside(obligation: Obligation, *, why: str, by: Capacity) -> Obligation:  # noqa: ARG001
    """What INE was said to ask for, and did not: it is owed no more, and stays with why."""
    obligation.set_aside = why
    obligation.save(update_fields=["set_aside"])
    return obligation


@action("clock-started", allowed=may_start)
def start(
    obligation: Obligation, *, act: str, on: date, at: datetime | None = None, document: str = "", by: Capacity
) -> Start:
    """Write down that an act which starts the clock of *obligation* was done on that day.

    Raises Refused: NOT_AN_ACT, DAY_TO_COME, ALREADY_STARTED.
    """
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    seen = queries.ledger(obligation.process).one(obligation.pk)
    if act not in queries.acts_of(seen):
        raise Refused(Reason.NOT_AN_ACT)
    _not_to_come(obligation.process, on)
    if obligation.starts.filter(act=act, on=on, set_aside="").exists():
        raise Refused(Reason.ALREADY_STARTED)
    return Start.objects.create(
        obligation=obligation, act=act, on=on, at=at, document=document, written_at=clock.now(), by=by
    )


@action("clock-set-aside", allowed=may_set_start_aside)
def set_start_aside(start: Start, *, why: str, by: Capacity) -> Start:  # noqa: ARG001
    """An act that was written down by mistake counts no more; it stays, with why."""
    start.set_aside = why
    start.save(update_fields=["set_aside"])
    return start


@action("obligation-met", allowed=may_meet)
def meet(
    obligation: Obligation,
    *,
    on: date,
    document: str,
    at: datetime | None = None,
    about: str = "",
    document_digest: str = "",
    note: str = "",
    by: Capacity,
) -> Fulfilment:
    """Write down with what *obligation* was met, and when; also before there was a plan, and also late.

    ``document_digest`` is the SHA-256 of the document, ``about`` what it is where a later room keeps it. Raises
    Refused: ALREADY_MET, ALREADY_EXCUSED, DAY_TO_COME, NOT_A_DIGEST.
    """
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.fulfilments.filter(set_aside="").exists():
        raise Refused(Reason.ALREADY_MET)
    if Excuse.objects.filter(obligation=obligation).exists():
        raise Refused(Reason.ALREADY_EXCUSED)
    _not_to_come(obligation.process, on)
    if document_digest and not re.fullmatch(r"[0-9a-f]{64}", document_digest):
        raise Refused(Reason.NOT_A_DIGEST)
    return Fulfilment.objects.create(
        obligation=obligation,
        on=on,
        at=at,
        document=document,
        about=about,
        document_digest=document_digest,
        note=note,
        written_at=clock.now(),
        by=by,
    )


@action("obligation-reopened", allowed=may_reopen)
def reopen(fulfilment: Fulfilment, *, why: str, by: Capacity) -> Fulfilment:  # noqa: ARG001
    """What was written down as met was not: it is owed again. What was written stays, with why it does not count."""
    fulfilment.set_aside = why
    fulfilment.save(update_fields=["set_aside"])
    return fulfilment


@action("obligation-excused", allowed=may_excuse)
def excuse(obligation: Obligation, *, motive: str, by: Capacity) -> Excuse:
    """It need not be met, for a motive in writing. Raises Refused: NOT_EXCUSABLE, ALREADY_MET, ALREADY_EXCUSED."""
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    row = obligation.plan.file.found(obligation.row)
    if row is None or not row.excusable:
        raise Refused(Reason.NOT_EXCUSABLE)
    if obligation.fulfilments.filter(set_aside="").exists():
        raise Refused(Reason.ALREADY_MET)
    if Excuse.objects.filter(obligation=obligation).exists():
        raise Refused(Reason.ALREADY_EXCUSED)
    return Excuse.objects.create(obligation=obligation, motive=motive, at=clock.now(), by=by)


def _notice(noticed: Noticed, process: Process, plan: Plan, now: datetime) -> Obligation:
    obligation, _ = Obligation.objects.get_or_create(
        process=process,
        row=noticed.row,
        owed=Owed.NOTICE,
        occurrence=noticed.occurrence[:120],
        defaults={"plan": plan, "name": noticed.name[:600], "because": noticed.because, "opened_at": now},
    )
    for begun in noticed.starts:
        if not obligation.starts.filter(act=begun.act, on=begun.on).exists():  # set aside by somebody: it stays so
            Start.objects.create(
                obligation=obligation, act=begun.act, on=begun.on, document=begun.document[:300], written_at=now
            )
    return obligation


def _not_to_come(process: Process, on: date) -> None:
    if on > today(process):
        raise Refused(Reason.DAY_TO_COME)
