# SPDX-License-Identifier: EUPL-1.2
"""What a step does to what is owed: clocks start, obligations are met, and both are undone. Only within actions."""

from conoceles.accounts.models import Capacity
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.record.naming import named
from conoceles.supervision.models import Document, Folio, Obligation, RouteStep
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.looking import of_agreement
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.rules.words import Act

from . import queries
from .described import Step
from .rules.words import Verb

#: Which approval is the last word, the first that a route has.
_LAST_WORD = (Verb.AGREE, Verb.DECIDE, Verb.ISSUE, Verb.APPROVE_INSIDE)


def follow(taken: RouteStep, step: Step, by: Capacity) -> None:
    """Take a number, start clocks, open a notice and meet what is met, as the route says of *step*."""
    document = taken.document
    if step.verb is Verb.ISSUE and document.way.series:
        _number(taken)
    ledger = owed.ledger(document.process)
    _notice(taken, step, by)
    acts = [
        *step.starts,
        *([document.way.notice_act] if _is_last_word(document, step) and document.way.notice_act else []),
    ]
    met = {tuple(each.split("/")) for each in step.meets}
    for obligation in document.obligations.all():
        seen = ledger.one(obligation.pk)
        startable = set(owed.acts_of(seen))
        for act in dict.fromkeys(acts):
            if act in startable and not obligation.starts.filter(act=act, on=taken.on, set_aside="").exists():
                made = obligations.start(obligation, act=act, on=taken.on, at=taken.at, document=_called(taken), by=by)
                taken.starts.add(made)
        if (obligation.row, obligation.owed) in met and seen.fulfilment is None and seen.excuse is None:
            _meet(obligation, taken, by)
    if step.verb is Verb.REMIT:
        for notice in _told_too(document):
            _meet(notice, taken, by)


def _meet(obligation: Obligation, taken: RouteStep, by: Capacity) -> None:
    done = obligations.meet(
        obligation,
        on=taken.on,
        at=taken.at,
        document=_called(taken),
        about=named(taken.version),
        document_digest=taken.version_digest,
        by=by,
    )
    taken.met.add(done)


def _told_too(document: Document) -> list[Obligation]:
    """The notices, neither met nor excused, of the agreements that the document was sent with: INE has them now."""
    agreed = [of_agreement(each.agreement.key) for each in queries.counting(document) if each.agreement]
    found = Obligation.objects.filter(process=document.process, owed=Owed.NOTICE, occurrence__in=agreed, excuse=None)
    return list(found.exclude(fulfilments__set_aside=""))


def undo(returned: RouteStep, before: queries.Stood, by: Capacity) -> None:
    """What was approved and then returned is approved no more: its clocks and what it met do not count.

    What went to INE did go.
    """
    document = returned.document
    stands = queries.stood(document)
    why = f"Se devolvió la versión {returned.version.number}, que había que aprobar de nuevo"
    for each in before.steps:
        step = document.way.found(each.step)
        if each.step in before.walk.done - stands.walk.done and step is not None and step.verb is not Verb.REMIT:
            let_go(each, why, by)


def redo(document: Document, before: queries.Stood, by: Capacity) -> None:
    """A return that counts no more undid nothing: what was approved before it is approved, and its clocks run."""
    stands = queries.stood(document)
    again = stands.walk.done - before.walk.done
    for each in stands.steps:
        step = document.way.found(each.step)
        if each.step in again and step is not None and not step.along and step.verb is not Verb.REMIT:
            follow(each, step, by)


def let_go(step: RouteStep, why: str, by: Capacity) -> None:
    """Neither its clocks nor what it met count any more."""
    for start in step.starts.filter(set_aside=""):
        obligations.set_start_aside(start, why=why, by=by)
    for fulfilment in step.met.filter(set_aside=""):
        obligations.reopen(fulfilment, why=why, by=by)


def _called(taken: RouteStep) -> str:
    """The document as what it meets names it."""
    number = taken.agreement.key if taken.agreement else taken.folio
    return f"{taken.document.title}, versión {taken.version.number}{f' ({number})' if number else ''}"[:300]


def _is_last_word(document: Document, step: Step) -> bool:
    verbs = [each.verb for each in document.way.step]
    last = next((verb for verb in _LAST_WORD if verb in verbs), None)
    return step.verb is last


def _notice(taken: RouteStep, step: Step, by: Capacity) -> None:
    """The standing duty that the route opens, if what it is about did not open it already."""
    document = taken.document
    way = document.way
    if not way.notice or not _is_last_word(document, step):
        return
    if document.obligations.filter(row=way.notice, owed=Owed.NOTICE).exists():
        return
    act = way.notice_act or Act.ISSUE
    made: Obligation = obligations.open_notice(
        document.process,
        row=way.notice,
        name=document.title,
        because="Se aprobó un documento cuya ruta lo pide",
        act=act,
        on=taken.on,
        document=_called(taken),
        by=by,
    )
    document.obligations.add(made)
    taken.starts.add(*made.starts.all())


def _number(taken: RouteStep) -> None:
    """The next number of the series, in the year on the wall of the process: whoever takes another waits her turn."""
    document = taken.document
    if Folio.objects.filter(document=document).exists():
        return
    process = type(document.process).objects.select_for_update().get(pk=document.process_id)
    series = next(one for one in document.routes.file.series if one.key == document.way.series)
    year = today(process).year
    last = Folio.objects.filter(process=process, series=series.key, year=year).order_by("number").last()
    number = last.number + 1 if last else 1
    text = series.pattern.format(number=number, year=year)
    Folio.objects.create(
        process=process, series=series.key, year=year, number=number, text=text, document=document, at=clock.now()
    )
    taken.folio = text
    taken.save(update_fields=["folio"])
