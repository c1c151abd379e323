# SPDX-License-Identifier: EUPL-1.2
"""What waits of sessions on each desk, from the month that nobody prepared to the minutes that are published."""

from datetime import date

import pytest

from conoceles.accounts.rules import Role
from conoceles.desks.waiting.sessions import instructed, sessions
from conoceles.kernel import clock
from conoceles.supervision.documents import actions as writing
from conoceles.supervision.sessions import actions, queries, resolving_actions

from .conftest import at

pytestmark = pytest.mark.django_db
FIRST = "sesión ordinaria 1, del 5 de octubre de 2023"


def desk(commission, role=Role.SECRETARY):
    """What waits, in words, and until when; then what is only told."""
    found = sessions(commission.cycle.who(role), commission.process, clock.now())
    return [(each.words, each.until) for each in found if each.waits], [each.words for each in found if not each.waits]


def test_what_the_secretary_has_to_do_is_on_her_desk_at_each_step(commission, presented):
    assert desk(commission) == ([("Preparar la sesión ordinaria del mes", date(2023, 10, 7))], [])
    session = commission.prepare("2023-10-05T12:00", presented)
    unnumbered = FIRST.replace(" 1,", ",")
    assert desk(commission) == ([(f"Convocar: {unnumbered}", date(2023, 10, 2))], [])
    actions.convene(session, by=commission.secretary)
    session.refresh_from_db()
    told = f"Personas por notificar: {FIRST}"
    assert desk(commission) == ([(told, date(2023, 10, 2))], [FIRST.capitalize()])  # so long before as it asks for
    waits = sessions(commission.cycle.who(Role.SECRETARY), commission.process, clock.now())[0]
    assert waits.note == "A más tardar a las 12:00"
    assert desk(commission, Role.REPRESENTATIVE) == ([], [FIRST.capitalize()])
    for who in queries.unnotified(session, 1):
        commission.notify(session, who)
    assert desk(commission) == ([], [FIRST.capitalize()])
    commission.cycle.at("2023-10-05T12:00")
    assert desk(commission)[0] == [(f"Anotar la asistencia: {FIRST}", None)]
    actions.fail(
        session, at=clock.now(), came=commission.came(session, "Presidenta Inventada"), by=commission.secretary
    )
    again = [(f"Segunda convocatoria: {FIRST}", None), (f"Elaborar el acta: {FIRST}", None)]
    assert desk(commission) == (again, [])
    actions.call_again(session, at=at("2023-10-05T18:00"), by=commission.secretary)
    session.refresh_from_db()
    for who in queries.unnotified(session, 2):
        commission.notify(session, who)
    commission.cycle.at("2023-10-05T18:00")
    commission.open(session)
    assert desk(commission)[0] == [(f"Anotar lo resuelto y clausurar: {FIRST}", None)]
    commission.vote(session.items.get(version=presented))
    made = resolving_actions.instruct(
        session, text="Probar.", owed_by="unidad-responsable", due=date(2023, 10, 9), by=commission.secretary
    )
    unit = commission.cycle.who(Role.UNIT)
    assert [(each.count, each.until, each.note) for each in instructed(unit, commission.process)] == [
        (1, date(2023, 10, 9), "")
    ]
    assert instructed(commission.cycle.who(Role.AREA), commission.process) == []
    commission.close(session)
    assert desk(commission)[0] == [(f"Elaborar el acta: {FIRST}", None)]
    minutes = resolving_actions.draft_minutes(session, by=commission.secretary)
    assert desk(commission)[0] == [(f"Circular el acta: {FIRST}", None)]
    fixed = writing.fix(minutes, seen=minutes.draft.saves, by=commission.secretary)
    commission.office.take(minutes, "presentar", "2023-10-05")
    assert desk(commission) == ([], ["Actas que esperan a una sesión que las apruebe"])
    commission.cycle.at("2023-10-10")
    assert instructed(unit, commission.process)[0].note == "Vencidas: 1"
    resolving_actions.report(made, on=date(2023, 10, 10), text="Quedó.", done=True, by=unit)
    assert instructed(unit, commission.process) == []
    later = commission.convene("2023-10-16T12:00", fixed)
    commission.cycle.at("2023-10-16T12:00")
    commission.open(later)
    commission.vote(later.items.get(version=fixed))
    commission.close(later)
    assert (f"Firmar y publicar el acta: {FIRST}", None) in desk(commission)[0]
    commission.office.take(minutes, "emitir", "2023-10-16")
    assert [words for words, _ in desk(commission)[0]] == [
        "Elaborar el acta: sesión ordinaria 2, del 16 de octubre de 2023"
    ]
