# SPDX-License-Identifier: EUPL-1.2
"""What the chaotic secretary does: everything out of turn, by mistake, twice or never. All by the real actions."""

from dataclasses import replace
from datetime import date

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.writing.changes import Changes
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.documents import queries, step_actions
from conoceles.supervision.models import Document, Plan
from conoceles.supervision.obligations import actions
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan import loading
from conoceles.supervision.plan.rules.words import DocumentKind

from . import agenda
from .agenda import Entry


def _entry(route, step, on, occurrence="", **more):
    return Entry(route, step, date.fromisoformat(on), occurrence, more=more)


def _answered(replay, document, role):
    for each in queries.unanswered(document):
        step_actions.answer(each, text="Se agregó.", by=replay.who(role))


def installed(replay):
    """Sent before it is issued, by whoever may not, without folio; and opened twice."""
    entry = _entry("informe-de-instalacion", "emitir", "2023-09-01")
    made = replay.document(entry)
    replay.tries(replay.office.open, "informe-de-instalacion")
    replay.tries(replay.office.take, made, "remitir", "2023-09-01", role=Role.SECRETARY)
    replay.tries(replay.office.take, made, "remitir", "2023-09-01")
    replay.tries(replay.office.take, made, "emitir", "2023-09-02")
    replay.written(entry)
    replay.tries(replay.office.take, made, "remitir", "2023-09-01", folio="")


def sent(replay):
    """On the last day; INE returns it, and it is sent again once what INE said is answered."""
    made = replay.document(_entry("informe-de-instalacion", "remitir", "2023-09-06"))
    replay.office.take(made, "remitir", "2023-09-06")


def sent_again(replay):
    """Answered first."""
    made = replay.document(_entry("informe-de-instalacion", "remitir", "2023-09-11"))
    replay.office.back(made, "validar", "2023-09-08")
    replay.tries(replay.office.take, made, "remitir", "2023-09-11")
    _answered(replay, made, Role.SECRETARY)
    replay.office.take(made, "remitir", "2023-09-11")


def reported(replay):
    """The first monthly report: ratified before anybody saw it, treated in no session, and returned."""
    made = replay.document(_entry("informe-mensual", "aprobar-instancia", "2023-10-05", "2023-09"))
    replay.tries(replay.office.take, made, "ratificar", "2023-10-05")
    replay.office.take(made, "aprobar-instancia", "2023-10-02")
    replay.office.take(made, "presentar", "2023-10-02")
    replay.tries(replay.office.take, made, "tratar", "2023-10-05", session="")
    replay.office.take(made, "tratar", "2023-10-05")
    replay.tries(replay.office.back, made, "ratificar", "2023-10-05", observations=[" "])
    replay.office.back(made, "ratificar", "2023-10-05")
    replay.tries(replay.office.take, made, "aprobar-instancia", "2023-10-05")


def approved_twice(replay):
    """With a digest of something else, and again."""
    plan = Plan.objects.filter(process=replay.process, document="comision").last()
    by = replay.who(Role.SECRETARY)
    replay.tries(plans.approve, plan, on=agenda.APPROVED, session="Sesión", seen="0" * 64, by=by)
    replay.approve()
    replay.tries(replay.approve)


def ratified(replay):
    """Answered, and as another version."""
    made = replay.document(_entry("informe-mensual", "aprobar-instancia", "2023-10-07", "2023-09"))
    _answered(replay, made, Role.INSTANCE)
    replay.tries(replay.office.take, made, "aprobar-instancia", "2023-10-06")
    replay.office.write(made, "Con el anexo que faltaba.")
    for step, on in (("aprobar-instancia", "06"), ("presentar", "06"), ("tratar", "07"), ("ratificar", "07")):
        replay.office.take(made, step, f"2023-10-{on}")


def agreed(replay):
    """By a vote that was lost; without order to send it; and, that set aside, as it should be."""
    key = _entry("acuerdo-propio-o-tercero", "presentar", "2023-10-10")
    replay.written(key)
    made, agreement = replay.document(key), replay.agreed("C.G.031/2023", date(2023, 10, 10))
    take = replay.office.take
    replay.tries(take, made, "acordar", "2023-10-10", agreement=agreement, votes=(2, 4, 1))
    mistaken = take(made, "acordar", "2023-10-10", agreement=agreement)
    replay.tries(take, made, "remitir", "2023-10-10")
    step_actions.set_aside(mistaken, why="No se anotó que ordena remitir", by=replay.who(Role.SECRETARY))
    take(made, "acordar", "2023-10-10", agreement=replay.agreed("C.G.031/2023", date(2023, 10, 10)), orders=True)


def modified(replay):
    """The plan, approved, is modified: its next version opens a notice, which is excused in writing."""
    before = Plan.objects.filter(process=replay.process, document="comision").last()
    file = replace(before.file, plan=replace(before.file.plan, title="Plan modificado"))
    loading.write(replay.process, {DocumentKind.COMMISSION: file}, Changes(), console())
    plan = Plan.objects.filter(process=replay.process, document="comision").last()
    plans.approve(plan, on=date(2024, 1, 15), session="Sesión", seen=plan.digest, by=replay.who(Role.SECRETARY))


def excused(replay):
    """What may be, with its motive; what may not, refused."""
    by = replay.who(Role.SECRETARY)
    notice = replay.one("M1", "aviso", "plan/comision-v2").obligation
    actions.excuse(notice, motive="Sólo cambió el título.", by=by)
    replay.tries(actions.excuse, replay.one("3", occurrence="2024-01").obligation, motive="No dio tiempo.", by=by)


def numbered(replay):
    """An oficio is given up, and its number is not used again; a report is opened of a month that has not begun."""
    first = replay.document(_entry("oficio-instancia", "emitir", "2024-02-19"))
    replay.office.take(first, "emitir", "2024-02-19")
    documents.withdraw(Document.objects.get(pk=first.pk), why="Iba a otra persona", by=replay.who(Role.INSTANCE))
    second = replay.office.open("oficio-instancia", role=Role.INSTANCE)
    replay.office.write(second)
    replay.folio = replay.office.take(second, "emitir", "2024-02-19").folio
    replay.tries(replay.office.open, "informe-mensual", "2024-06", role=Role.INSTANCE)


def foreseen(replay):
    """The press conference is noted as held before it was, and is owed again."""
    mistaken = replay.meet("13", on=date(2024, 2, 20))
    actions.reopen(mistaken, why="Se pospuso", by=replay.who(Role.INSTANCE))


DAYS = {
    date(2023, 9, 1): [installed],
    date(2023, 9, 6): [sent],
    date(2023, 9, 11): [sent_again],
    date(2023, 10, 5): [reported, approved_twice],
    date(2023, 10, 7): [ratified],
    date(2023, 10, 10): [agreed],
    date(2024, 1, 15): [modified],
    date(2024, 1, 17): [excused],
    date(2024, 2, 19): [numbered],
    date(2024, 2, 20): [foreseen],
    date(2024, 3, 31): [lambda replay: replay.meet("13", on=date(2024, 3, 31))],
}
#: What is written down as it should be, among all that.
AGENDA = [
    _entry("informe-mensual", "remitir", "2023-10-11", "2023-09"),
    _entry("acuerdo-propio-o-tercero", "remitir", "2023-10-16"),
    _entry("informe-semanal", "aprobar-instancia", "2024-04-05", "2024-04-05"),
    _entry("informe-semanal", "presentar", "2024-04-09", "2024-04-05"),
]
