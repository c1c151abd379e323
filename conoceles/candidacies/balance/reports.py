# SPDX-License-Identifier: EUPL-1.2
"""Whether the register is balanced, as one reading of it: figures, warnings and the instant of both."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.elections.models import Office, Position, Postulant, Process
from conoceles.files.tables import table
from conoceles.files.workbooks import Sheet, workbook
from conoceles.kernel import clock
from conoceles.look.dates import moment

from . import phrases, queries, rules
from .rules import Check, Imbalance, Sure, Tally
from .telling import Said, said

_FIGURES = (
    "Cargo", "Postula", "De quiénes", "Titulares", "Mujeres", "Hombres", "No binarias", "Lugares vacantes", "Paridad",
)  # fmt: skip
_WARNINGS = ("Revisión", "Certeza", "Cargo", "Postula", "Lugar", "Número", "Advertencia", "Candidaturas")


@dataclass(frozen=True, slots=True)
class Line:
    """A tally in words: who nominates, each figure of its denominator, and whether there is parity."""

    tally: Tally
    postulant: str
    standing: str
    kind: str

    def share(self, count: int) -> str:
        """*count* of the titulars, with its percentage."""
        return phrases.share(count, self.tally.titulars)

    @property
    def women(self) -> str:
        """How many of the titulars are women."""
        return self.share(self.tally.women)

    @property
    def men(self) -> str:
        """How many are men."""
        return self.share(self.tally.men)

    @property
    def non_binary(self) -> str:
        """How many are non-binary."""
        return self.share(self.tally.non_binary)

    @property
    def of_whom(self) -> str:
        """Of all the titulars, or of those alone who head a list."""
        return "Encabezan" if self.tally.heading else "Titulares"


class Report:
    """One reading of the register of *process*, of the instant ``at``."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.at: datetime = clock.now()
        self.terms = queries.terms(process)
        self.formulas = queries.formulas(process)
        self.tallies = rules.tallies(self.formulas)
        self.imbalances = rules.warnings(self.formulas, self.terms)
        self.offices = dict(Office.objects.filter(process=process).values_list("key", "name"))
        positions = Position.objects.filter(office__process=process).select_related("office")
        self.positions = {(one.office.key, one.order): one for one in positions}
        postulants = Postulant.objects.filter(process=process)
        self.postulants = {one.key: str(one) for one in postulants}

    @property
    def cutoff(self) -> str:
        """The instant, in words."""
        return moment(self.at, ZoneInfo(self.process.timezone))

    def settings(self) -> list[tuple[str, str, str]]:
        """What the process says of each check, and how people are counted: the name, the words and the source."""
        named = {**{phrases.SETTING[check]: words for check, words in phrases.CHECKS.items()}}
        named["balance_non_binary"] = "Personas no binarias"
        return [(name, *phrases.rule(key, self.process.parameters.get(key, {}))) for key, name in named.items()]

    def exceptions(self) -> list[tuple[str, str, str, str]]:
        """Where a check does not hold: which one, for whom, and by what."""
        return [
            (
                phrases.CHECKS[Check(one["rule"])],
                self.offices.get(one["office"], one["office"]) or "Todos los cargos",
                self.postulants.get(one["postulant"], one["postulant"]) or "Todos los actores políticos",
                one["source"],
            )
            for one in self.process.exceptions
        ]

    def figures(self) -> list[tuple[str, list[Line]]]:
        """By office, each postulation."""
        found: dict[str, list[Line]] = {}
        for tally in self.tallies:
            line = Line(tally, self.postulants[tally.postulant], *phrases.standing(tally, self.terms))
            found.setdefault(self.offices[tally.office], []).append(line)
        return list(found.items())

    def counts(self) -> list[tuple[str, int, int]]:
        """How many warnings there are of each check: certain ones, and those that depend."""
        found = Counter((one.check, one.sure) for one in self.imbalances)
        return [
            (words, found[check, Sure.CERTAIN], found[check, Sure.DEPENDS]) for check, words in phrases.CHECKS.items()
        ]

    def said(self, some: list[Imbalance]) -> list[Said]:
        """*some* of the warnings in words."""
        return said(self.process, some)

    def csv(self) -> bytes:
        """The figures."""
        return table([*_FIGURES, "Corte"], [[*row, self.cutoff] for row in self._rows()])

    def xlsx(self, *, warnings: bool) -> bytes:
        """The figures, the rules they were held against and, for whoever may read them, the *warnings*."""
        sheets = [Sheet("Cifras", _FIGURES, self._rows())]
        if warnings:
            sheets.append(Sheet("Advertencias", _WARNINGS, [_cells(one) for one in self.said(self.imbalances)]))
        sheets.append(Sheet("Reglas", ("Revisión", "Regla", "Fuente"), self.settings()))
        about = [["Proceso", self.process.name], ["Corte", self.cutoff]]
        return workbook([*sheets, Sheet("Corte", ("Dato", "Valor"), about)], title="Paridad y equilibrio del registro")

    def _rows(self) -> list[list[str | int]]:
        return [
            [
                office, line.postulant, line.of_whom, line.tally.titulars, line.tally.women, line.tally.men,
                line.tally.non_binary, line.tally.vacant, line.standing,
            ]
            for office, lines in self.figures()
            for line in lines
        ]  # fmt: skip


def _cells(one: Said) -> list[str | int]:
    told = one.imbalance
    return [
        one.check, str(told.sure), one.office, one.postulant, one.place, " y ".join(told.numbers), one.words,
        " ".join(told.about),
    ]  # fmt: skip
