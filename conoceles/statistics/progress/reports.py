# SPDX-License-Identifier: EUPL-1.2
"""The tables that reports bear (art. 15 g and h): pure functions of what was frozen and of the names of the process.

Gubernatura, diputaciones, presidencias municipales and regidurías come apart: each kind of seat has its own row. Every
line has its denominator, those who owe the questionnaire, and what is kept sealed is in none of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.elections.models import Position, Postulant, Process, Territory
from conoceles.look.dates import moment
from conoceles.statistics.models import ProgressCut

from .phrases import WHOM
from .rules import STAGES, Counts, Definition, Figures, Stage, Whom, table
from .rules.figures import added


@dataclass(frozen=True, slots=True)
class Seat:
    """A kind of seat, by the keys of its office and position, and what reports call it."""

    office: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a report: what of, and the counts; ``owing`` is the denominator of those after it."""

    name: str
    counts: Counts

    def percent(self, stage: Stage) -> float | None:
        """*stage* out of a hundred of those who owe; None where nobody does."""
        count = self.counts[list(Stage).index(stage)]
        return round(100 * count / self.counts.owing, 1) if self.counts.owing else None


@dataclass(frozen=True, slots=True)
class Names:
    """What keys are called, in the order of the ballot."""

    seats: Sequence[Seat]
    offices: Mapping[str, str]
    postulants: Mapping[str, str]
    places: Mapping[str, str]


def names(process: Process) -> Names:
    """Those of *process*. «Ayuntamientos: presidencia municipal», where an office has several kinds of seat."""
    positions = list(
        Position.objects.filter(office__process=process)
        .select_related("office")
        .order_by("office__order", "office__key", "order", "key")
    )
    alone = {one.office_id for one in positions if sum(other.office_id == one.office_id for other in positions) == 1}
    seats = [
        Seat(
            one.office.key,
            one.key,
            one.office.plural if one.office_id in alone else f"{one.office.plural}: {one.name.lower()}",
        )
        for one in positions
    ]
    postulants = Postulant.objects.filter(process=process).order_by("order", "key")
    places = Territory.objects.filter(process=process).order_by("kind", "number", "name")
    return Names(
        seats,
        {one.office.key: one.office.plural for one in positions},
        {one.key: one.acronym or one.name for one in postulants},
        {f"{one.kind}:{one.key}": one.name for one in places},
    )


def by_seat(figures: Figures, known: Names) -> list[Line]:
    """Each kind of seat that somebody stands for, in the order of the ballot, and all of them."""
    found = {row.keys: row.counts for row in table(figures, "office", "position")}
    lines = [
        Line(one.name, found[one.office, one.position]) for one in known.seats if (one.office, one.position) in found
    ]
    return [*lines, Line("Total", figures.total)]


def by_office(figures: Figures, known: Names) -> list[Line]:
    """Each office, and all of them."""
    return _lines(figures, "office", known.offices)


def by_postulant(figures: Figures, known: Names, *, seat: Seat | None = None) -> list[Line]:
    """Each postulant, of one kind of *seat* or of all, and all of them. A candidacy of an alliance counts once."""
    only = {"office": seat.office, "position": seat.position} if seat else {}
    return _lines(figures, "postulant", known.postulants, only)


def by_place(figures: Figures, known: Names, *, seat: Seat | None = None) -> list[Line]:
    """Each place, of one kind of *seat* or of all: for the Instancia Interna alone."""
    only = {"office": seat.office, "position": seat.position} if seat else {}
    return _lines(figures, "place", known.places, only)


def _lines(figures: Figures, by: str, words: Mapping[str, str], only: Mapping[str, str] | None = None) -> list[Line]:
    found = {row.keys[0]: row.counts for row in table(figures, by, only=only)}
    order = [key for key in words if key in found] + sorted(set(found) - set(words))
    lines = [Line(words.get(key, key), found[key]) for key in order]
    return [*lines, Line("Total", added(found.values()))] if lines else []


def definitions() -> list[Definition]:
    """What each column means and where it comes from, in their order."""
    return [STAGES[stage] for stage in Stage]


def notes(cut: ProgressCut) -> list[str]:
    """What every report says under its figures: of when, of whom, out of how many, and how to count again."""
    zone = ZoneInfo(cut.process.timezone)
    return [
        f"Corte: {said(cut.at, zone)}. Huella del corte: {cut.digest}.",
        WHOM[Whom(cut.whom)],
        "Cada etapa se cuenta entre quienes deben capturar el cuestionario, que es el total de cada renglón.",
        f"Para contarlo otra vez: manage.py progress --process {cut.process.slug} --at {cut.day.isoformat()}",
    ]


def said(at: datetime, zone: ZoneInfo) -> str:
    """«1 de marzo de 2024 a las 00:01»."""
    return moment(at, zone)
