# SPDX-License-Identifier: EUPL-1.2
"""The register by sex, as a paper: titulars and alternates, by office, by who nominates and by place in the list.

Only counts of what the public register already says; nobody is named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from conoceles.elections.papers import paper_of
from conoceles.look.papers import Cell, Paper, Section, Share, Table, tabled

from .reports import Report
from .rules import MAN, NON_BINARY, WOMAN, Formula, Holder

_SEATS: tuple[tuple[str, Callable[[Formula], Holder | None]], ...] = (
    ("Propietarias", lambda each: each.titular),
    ("Suplentes", lambda each: each.alternate),
)
_HEADER = ("Calidad", "Personas", "Mujeres", "Hombres", "No binarias", "Mujeres (%)", "Vacantes")
_WIDTHS = (4, 3, 3, 3, 3, 3, 3)


def paper(report: Report) -> Paper:
    """The figures of *report*, of its instant."""
    return paper_of(
        report.process,
        "Integración del registro por sexo",
        at=report.at,
        intro="Personas que contienden, propietarias y suplentes, según el registro público de candidaturas. Cada"
        " porcentaje es de las personas de su renglón; los lugares donde nadie contiende se cuentan aparte. No se"
        " revisan los bloques de competitividad.",
        source="el registro de candidaturas, al corte.",
        sections=(*tabled(_by_office(report), _by_postulant(report), _by_place(report)), _rules(report)),
        wide=True,
    )


def _by_office(report: Report) -> Table:
    offices = report.offices
    return _table(report, "Por cargo", {"Cargo": 6}, report.formulas, lambda each: (offices[each.office],))


def _by_postulant(report: Report) -> Table:
    offices, postulants = report.offices, report.postulants
    return _table(
        report, "Por cargo y quién postula", {"Cargo": 5, "Postula": 5}, report.formulas,
        lambda each: (offices[each.office], postulants[each.postulant]),
    )  # fmt: skip


def _by_place(report: Report) -> Table:
    """By place in the list or planilla, in its order, all lists together: where one sees who goes first.

    Whoever stands alone for her party in a place has no list.
    """
    offices, names = report.offices, {key: one.name for key, one in report.positions.items()}
    lists = Counter((each.office, each.place, each.postulant) for each in report.formulas)
    listed = [each for each in report.formulas if lists[each.office, each.place, each.postulant] > 1]
    at = {key: number for number, key in enumerate(offices)}
    return _table(
        report, "Por lugar en la lista o planilla", {"Cargo": 5, "Lugar": 5},
        sorted(listed, key=lambda each: (at[each.office], each.order)),
        lambda each: (offices[each.office], f"{names[each.office, each.order[0]]}, {each.number}"),
    )  # fmt: skip


def _table(
    report: Report, title: str, columns: dict[str, int], formulas: Sequence[Formula],
    key: Callable[[Formula], tuple[str, ...]],
) -> Table:  # fmt: skip
    groups: dict[tuple[str, ...], list[Formula]] = {}
    for each in formulas:
        groups.setdefault(key(each), []).append(each)
    rows = [[*named, *row] for named, some in groups.items() for row in _rows(report, some)]
    people = sum(1 for each in formulas for _, seat in _SEATS if seat(each))
    return Table(
        title, [*columns, *_HEADER], [*columns.values(), *_WIDTHS], rows,
        f"Sobre {people:,} personas que contienden en {len(formulas):,} lugares.",
    )  # fmt: skip


def _rows(report: Report, formulas: Sequence[Formula]) -> Iterable[list[Cell]]:
    for name, seat in _SEATS:
        held = [holder for each in formulas if (holder := seat(each))]
        seats = sum(
            name == "Propietarias" or report.positions[each.office, each.order[0]].alternates for each in formulas
        )
        if held or seats:
            counts = [sum(holder.sex == sex for holder in held) for sex in (WOMAN, MAN, NON_BINARY)]
            yield [name, len(held), *counts, Share(counts[0], len(held)), max(0, seats - len(held))]


def _rules(report: Report) -> Section:
    return Section("Reglas del proceso", [Table("", ["Revisión", "Regla", "Fuente"], [4, 6, 6], report.settings())])
