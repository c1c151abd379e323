# SPDX-License-Identifier: EUPL-1.2
"""What a session does to documents and to what is owed. Only within actions."""

from dataclasses import replace
from datetime import datetime, timedelta

from conoceles.accounts.models import Capacity
from conoceles.kernel.refusals import Refused
from conoceles.record.naming import named as of_record
from conoceles.supervision.documents import actions as writing
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.documents.step_actions import Act
from conoceles.supervision.models import AgendaItem, Document, Obligation, RouteStep, Session
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.rules.words import Act as Starts
from conoceles.supervision.plan.rules.words import Kind as RowKind

from . import queries, telling
from .rules import Reason
from .rules.voting import Tally
from .rules.words import Kind, Outcome

_CONVOCATION, _MINUTES = "convocatoria", "acta"


def convocation(session: Session, told: datetime, by: Capacity) -> Document:
    """The convocation as a document: drafted, fixed and issued, dated when it was, whenever it is written down."""
    document = _drafted(
        session, _CONVOCATION, f"Convocatoria a la {queries.mentioned(session)}", telling.convocation(session), by
    )
    version = writing.fix(document, seen=document.draft.saves, dated=told, by=by)
    on = queries.day_of(session.process, told)
    issue = next(step for step in document.way.step if step.verb is Verb.ISSUE)
    step_actions.take(document, step=issue.key, act=Act(on=on, at=told, seen=version.digest), by=by)
    return document


def minutes(session: Session, by: Capacity) -> Document:
    """The draft of its minutes, from what happened; where a clock is counted from them, it will start with them."""
    title = f"Acta de la {queries.mentioned(session)}"
    return _drafted(session, _MINUTES, title, telling.minutes(session), by, also=_from_minutes(session))


def meet_month(session: Session, by: Capacity) -> None:
    """An ordinary session meets what the plan owes of the month that it informs of: the one before."""
    if session.kind != Kind.ORDINARY:
        return
    day = queries.local_day(session)
    month = f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"
    for one in owed.ledger(session.process).all():
        is_session = one.row is not None and one.row.kind is RowKind.SESSION
        ours = is_session and one.obligation.owed == Owed.ACTIVITY and one.obligation.occurrence == month
        if ours and one.fulfilment is None and one.excuse is None:
            obligations.meet(one.obligation, on=day, document=queries.named(session), about=of_record(session), by=by)


def treat(
    item: AgendaItem,
    outcome: Outcome,
    counted: Tally,
    by: Capacity,
    *,
    casting: bool,
    amended: bool,
    observed: list[str],
) -> list[RouteStep]:
    """Take the steps that the document of *item* waits for of a session, or return it. Raises Refused: NO_STEP."""
    assert item.version is not None, "only items with a document are treated"
    document, session = item.version.document, item.session
    act = Act(
        on=queries.local_day(session),
        seen=item.version.digest,
        session=queries.named(session),
        session_about=of_record(session),
        votes=counted.votes,
        casting=casting,
    )
    taken: list[RouteStep] = []
    while True:
        step = queries.awaited(documents.stood(document))
        if step is None:
            if not taken:
                raise Refused(Reason.NO_STEP, title=document.title)
            return taken
        last = step.verb is Verb.DECIDE or bool(step.back_to)
        if last and outcome is Outcome.RETURNED:
            return [*taken, step_actions.send_back(document, step=step.key, act=act, observations=observed, by=by)]
        now = replace(act, amended=amended) if last else act
        taken.append(step_actions.take(document, step=step.key, act=now, by=by))
        if last:
            return taken


def _drafted(
    session: Session, route: str, title: str, texts: dict[str, str], by: Capacity, also: tuple[Obligation, ...] = ()
) -> Document:
    document = writing.open_document(
        session.process, route=route, occurrence=f"sesion-{session.pk}", title=title[:300], also=also, by=by
    )
    writing.save(document, texts=texts, title="", seen=document.draft.saves, by=by)
    document.draft.refresh_from_db()
    return document


def _from_minutes(session: Session) -> tuple[Obligation, ...]:
    """What is owed of documents that it treated, and counts from the approval of its minutes."""
    ledger = owed.ledger(session.process)
    found = Obligation.objects.filter(documents__versions__items__session=session).distinct()
    return tuple(each for each in found if Starts.MINUTES in owed.acts_of(ledger.one(each.pk)))
