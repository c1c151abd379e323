# SPDX-License-Identifier: EUPL-1.2
"""The list of who has not sent, as a document with its cut-off: names that the public register already says."""

from datetime import datetime

from conoceles.elections.models import Process
from conoceles.elections.papers import paper_of
from conoceles.look.dates import day
from conoceles.look.papers import Paper, Signature, Table, tabled

from .queries.omissions import Owing, owing

_HEADER = (
    "Candidatura", "Cargo", "Calidad", "Demarcación", "Postula", "Le falta", "Su último día", "Empezó a escribir",
    "Recordatorios",
)  # fmt: skip
_WIDTHS = (6, 5, 3, 4, 3, 5, 4, 3, 3)


def document(process: Process, *, now: datetime) -> Paper:
    """Whoever owes and has not sent: those whose own last day went by, and those who are still in time."""
    everybody = list(owing(process, now=now))
    omitted = [_row(each) for each in everybody if each.omitted]
    in_time = [_row(each) for each in everybody if not each.omitted]
    of = "{:,} de {:,} candidaturas registradas a las que falta enviar algo."
    return paper_of(
        process,
        "Candidaturas que no han enviado su información",
        at=now,
        intro="Cada una con su propio último día. Los cuestionarios que se guardan sellados no se cuentan.",
        sections=tabled(
            Table("Omisas", _HEADER, _WIDTHS, omitted, of.format(len(omitted), len(everybody))),
            Table("En plazo", _HEADER, _WIDTHS, in_time, of.format(len(in_time), len(everybody))),
        ),
        source="el registro de candidaturas y los envíos, al corte.",
        signatures=[Signature("Nombre, cargo y firma de quien informa")],
        wide=True,
    )


def _row(each: Owing) -> list[str | int]:
    formula = each.candidacy.formula
    return [
        each.candidacy.person.name,
        formula.position.name,
        each.candidacy.get_seat_display(),
        formula.territory.name,
        str(formula.postulant),
        ", ".join(each.missing),
        day(each.term.last_day) if each.term.last_day else "sin día",
        "sí" if each.begun else "no",
        each.reminders,
    ]
