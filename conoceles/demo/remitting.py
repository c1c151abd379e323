# SPDX-License-Identifier: EUPL-1.2
"""What went to INE until now, invented: what it validated, what it returned with a term, what it has not answered.

Beside them the register being prepared, something that it asks, and a morning without SIVOPLE.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.documents import queries as in_documents
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.lawful import Act
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.models import Document, Remission, Sending
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.described import Due
from conoceles.supervision.plan.rules.words import Act as Acts
from conoceles.supervision.plan.rules.words import Counted, Shape
from conoceles.supervision.remissions import actions, letters, making, request_actions, sending_actions
from conoceles.supervision.remissions.sending_actions import Answered, Sent

_SESSION = "Sesión ordinaria inventada"
_WRITTEN = "Texto inventado para la demostración."
#: What comes after the package, or beside it.
_LATER = frozenset({Verb.TO_COUNCIL, Verb.REMIT, Verb.VALIDATE, Verb.INFORM})
_FIVE = Due(shape=Shape.AFTER, of=(Acts.NOTIFICATION,), count=5, counted=Counted.NATURAL, words="5 días naturales")
_DAY = timedelta(days=1)


def remit(process: Process, *, by: Capacity, instance: Capacity) -> None:
    """Each goes as far as the days that went by let it. *by*: whoever keeps the commission's papers, or the console."""
    if in_documents.routes(process) is None:
        return
    now = today(process)
    for occurrence, day in _due(process, now, "1"):
        _validated(_sent(process, "informe-de-instalacion", occurrence, day, by, instance), instance)
    for (occurrence, day), returned in zip(_due(process, now, "4")[-2:], (True, False), strict=False):
        sending = _sent(process, "informe-mensual", occurrence, day, by, instance)
        if returned:
            _returned(sending, now - _DAY, instance)
    if Candidacy.objects.filter(process=process).exists():
        made = actions.open_remission(process, documents=[], take_extract=True, by=instance)
        actions.issue_letter(made, **letters.proposed(made), by=instance)
    _asked(process, now, instance)


def _due(process: Process, now: date, row: str) -> list[tuple[str, date]]:
    """Of the activity of that row, which times ended by now, and when."""
    found = owed.ledger(process).all()
    ends = [(one.obligation.occurrence, one.standing.last_day, one.obligation) for one in found]
    return sorted(
        (occurrence, day)
        for occurrence, day, one in ends
        if one.row == row and one.owed == Owed.ACTIVITY and day is not None and day + 4 * _DAY < now
    )


def _sent(process: Process, route: str, occurrence: str, day: date, by: Capacity, instance: Capacity) -> Sending:
    """Drafted, ratified on *day*, unless a session did, and sent some days after, with its oficio of that day."""
    document = process.documents.filter(route=route, occurrence=occurrence, withdrawn="").first()
    if document is None:
        document = documents.open_document(process, route=route, occurrence=occurrence, by=instance)
        texts = {part.key: _WRITTEN for part in document.way.section if part.typed}
        draft = documents.save(document, texts=texts, title="", seen=document.draft.saves, by=instance)
        documents.fix(document, seen=draft.saves, by=instance)
    version, done = document.versions.last(), in_documents.stood(document).walk.done
    for step in document.way.step:
        if step.verb in _LATER or step.along or step.key in done:
            continue
        session = _SESSION if step.session else ""
        votes = (3, 0, 0) if step.verb is Verb.DECIDE else None
        act = Act(on=day, seen=version.digest, session=session, votes=votes)
        whose = instance if instance.role in step.noted_by else by
        step_actions.take(Document.objects.get(pk=document.pk), step=step.key, act=act, by=whose)
    made = actions.open_remission(process, documents=[document], by=instance)
    on = day + 3 * _DAY
    actions.issue_letter(made, **letters.proposed(made), on=on, by=instance)
    package = actions.keep(made, made=making.make(_again(made), told=lambda *_: None), by=instance)
    return sending_actions.send(package, sent=Sent(on=on, folio=f"SIV-DEMO-{made.number:04}"), by=instance)


def _again(remission: Remission) -> Remission:
    return Remission.objects.select_related("process", "letter").get(pk=remission.pk)


def _validated(sending: Sending, instance: Capacity) -> None:
    on = sending.on + _DAY
    sending_actions.reply(sending, answered=Answered(outcome="validado", on=on), by=instance)
    sending_actions.inform(sending.package.remission, on=on, by=instance)


def _returned(sending: Sending, on: date, instance: Capacity) -> None:
    observed = "El anexo 2 no corresponde al periodo que se informa (inventado)"
    answered = Answered(outcome="devuelto", on=on, reference="INE/DEMO/0102", observations=observed, term=_FIVE)
    sending_actions.reply(sending, answered=answered, by=instance)


def _asked(process: Process, now: date, instance: Capacity) -> None:
    request_actions.receive(
        process,
        reference="INE/DEMO/0101",
        on=now - 2 * _DAY,
        asks="Copia del acta de la sesión en que se instaló la Comisión (inventado)",
        term=_FIVE,
        by=instance,
    )
    zone = ZoneInfo(process.timezone)
    begins = datetime.combine(now - 2 * _DAY, time(9), zone)
    what = "SIVOPLE no abrió en la mañana; se avisó por correo a la mesa de ayuda (inventado)"
    request_actions.note_outage(
        process, since=begins, until=begins + timedelta(hours=3), what=what, content=b"", by=instance
    )
