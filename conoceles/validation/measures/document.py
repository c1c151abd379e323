# SPDX-License-Identifier: EUPL-1.2
"""The measures as tables of one cut-off, for the screen and for a workbook."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.elections.papers import paper_of
from conoceles.look.papers import NOTHING, Paper, Table, tabled

from .queries import Figures, Row
from .rules import State, days, told

HOW = (
    "Cada envío del cuestionario que se lee es un renglón, con los instantes en que se envió, se aceptó, se tomó, se"
    " decidió y se publicó. «Terminaron» son los que salieron de ese estado en el periodo; «siguen», los que estaban en"
    " él al corte. «Enviaron» son candidaturas; lo demás, envíos. La mediana y el 90 % son por rango más cercano, sólo"
    " de los que terminaron, en días de 24 horas con un decimal. Quien dejó de contender se cuenta hasta ese día. Lo"
    " sellado no se cuenta. Con el mismo corte salen las mismas cifras."
)


def document(figures: Figures, *, load: bool, now: datetime, rows: bool = False) -> Paper:
    """The tables. *load* tells how much each reviewer has, which only reviewers see; *rows*, what is counted."""
    period = figures.period
    zone = ZoneInfo(period.process.timezone)
    tables = [
        _times(figures, zone),
        _by("Por cargo", "Cargo", figures, dict(period.process.offices.values_list("key", "plural")), _office),
        _by(
            "Por quien postula", "Quién postula", figures, dict(period.process.postulants.values_list("key", "name")),
            _postulant,
        ),
        _grounds(figures),
    ]  # fmt: skip
    if load:
        tables.append(_load(figures, zone, now))
    if rows:
        tables.append(plain(figures))
    return paper_of(
        period.process,
        "Cuánto tarda la revisión",
        at=period.cutoff,
        intro=HOW,
        sections=tabled(*tables),
        wide=True,
    )


def plain(figures: Figures) -> Table:
    """The rows from which all is counted: of whom, by the key of the register, and when each began and ended."""
    zone = ZoneInfo(figures.period.process.timezone)
    rows = [
        [
            row.candidacy, row.office, row.postulant, row.questionnaire, row.number, each.state.value,
            _instant(each.began, zone), _instant(each.ended, zone),
        ]
        for row in figures.rows for each in row.stretches
    ]  # fmt: skip
    header = ("Clave", "Cargo", "Postula", "Cuestionario", "Envío", "Estado", "Empezó", "Terminó")
    return Table("Renglones", header, (3, 3, 3, 3, 1, 5, 4, 4), rows)


def _instant(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""


def _day(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y}"


def _times(figures: Figures, zone: ZoneInfo) -> Table:
    by_state = defaultdict(list)
    for row in figures.rows:
        for each in row.stretches:
            by_state[each.state].append(each)
    rows = []
    for state in State:
        found = told(by_state[state], since=figures.period.since)
        rows.append(
            [
                state.value, f"{found.ended} de {found.all}", _figure(days(found.median)),
                _figure(days(found.ninth_tenth)), f"{found.open} de {found.all}",
                _day(found.oldest, zone) if found.oldest else NOTHING,
            ]
        )  # fmt: skip
    header = ("Estado", "Terminaron", "Mediana (días)", "90 % (días)", "Siguen", "El más antiguo, desde")
    return Table("Tiempos", header, (5, 2, 2, 2, 2, 4), rows)


def _figure(value: float | None) -> str | float:
    return NOTHING if value is None else value


def _office(row: Row) -> str:
    return row.office


def _postulant(row: Row) -> str:
    return row.postulant


def _by(title: str, what: str, figures: Figures, names: dict[str, str], key: Callable[[Row], str]) -> Table:
    """For each office or postulant: of those who sent, how many wait, were returned and were decided on."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in figures.rows:
        groups[key(row)].append(row)
    decided = {each.revision for each in figures.decided()}
    rows = []
    for at, name in names.items():
        those = groups[at]
        if those:
            open_ = {each.revision: {one.state for one in each.stretches if one.ended is None} for each in those}
            settled = [each for each in those if each.revision in decided]
            returned = sum(not each.past.approved for each in settled)
            waiting = sum(bool(states & {State.TO_TAKE, State.READING, State.SECOND}) for states in open_.values())
            rows.append(
                [
                    name, len({each.candidacy for each in those}), len(those), f"{waiting} de {len(those)}",
                    f"{sum(State.RETURNED in states for states in open_.values())} de {len(those)}",
                    f"{len(settled)} de {len(those)}", f"{returned} de {len(settled)}",
                ]
            )  # fmt: skip
    header = (
        what, "Enviaron", "Envíos", "Por leer", "Por corregir", "Decididos", "De ellos, devueltos",
    )  # fmt: skip
    return Table(title, header, (4, 2, 2, 2, 2, 2, 2), rows)


def _grounds(figures: Figures) -> Table:
    returned, decided = len(figures.returned()), len(figures.decided())
    rows = [[name, observations, f"{revisions} de {returned}"] for name, observations, revisions in figures.grounds()]
    title = f"Devoluciones por motivo: {returned} de {decided} envíos decididos"
    return Table(title, ("Motivo", "Observaciones", "Envíos devueltos"), (6, 2, 2), rows)


def _load(figures: Figures, zone: ZoneInfo, now: datetime) -> Table:
    rows = [
        [name, held, decided, _day(oldest, zone) if oldest else NOTHING]
        for name, held, decided, oldest in figures.load(now)
    ]
    header = ("Quién", "Por leer ahora", "Decidió", "Lo más antiguo, desde")
    return Table("Carga de trabajo", header, (4, 2, 2, 4), rows)
