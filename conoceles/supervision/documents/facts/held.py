# SPDX-License-Identifier: EUPL-1.2
"""What held on a day, and what of it a draft rested on and is otherwise by now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from conoceles.elections.models import Process
from conoceles.look.dates import day as in_words
from conoceles.supervision.members import members
from conoceles.supervision.models import Declared, Member

from .described import Antecedent, Attribution, FactsFile, Norm, Objective


class Sort(StrEnum):
    """What a document may rest on; as people read it."""

    NORM = "Marco jurídico"
    ATTRIBUTION = "Atribuciones"
    OBJECTIVE = "Objetivo"
    ANTECEDENT = "Antecedentes"
    MEMBER = "Integración de la Comisión"


#: By sort and key: what each fact is called, and what it says.
Said = dict[str, dict[str, list[str]]]


class Held:
    """The facts of *process* that hold on *day*; those of some *rows* of the plan, where a document is of some."""

    def __init__(self, process: Process, day: date, rows: Sequence[str] = ()) -> None:
        kept = Declared.objects.filter(process=process, kind=Declared.Kind.FACTS).first()
        self._file = msgspec.convert(kept.content, FactsFile) if kept else FactsFile()
        self.process, self.day, self.rows = process, day, tuple(rows)

    def of_plan(self, rows: Sequence[str]) -> bool:
        """Whether what is of those *rows*, or of none in particular, is of this document."""
        return not rows or bool(set(rows) & set(self.rows))

    @property
    def norms(self) -> list[Norm]:
        """In the order in which they were written."""
        return [each for each in self._file.norm if each.on(self.day) and self.of_plan(each.rows)]

    @property
    def attributions(self) -> list[Attribution]:
        """All of the commission's."""
        return [each for each in self._file.attribution if each.on(self.day)]

    @property
    def objective(self) -> Objective | None:
        """The one that holds: two at once are refused when they are loaded."""
        return next((each for each in self._file.objective if each.on(self.day)), None)

    @property
    def antecedents(self) -> list[Antecedent]:
        """What had happened by then, the first first."""
        found = [each for each in self._file.antecedent if each.on <= self.day and self.of_plan(each.rows)]
        return sorted(found, key=lambda one: (one.on, one.key))

    @property
    def members(self) -> list[Member]:
        """Whoever makes up the commission, without those that attend it."""
        return [each for each in members(self.process, self.day) if each.integrates]

    def said(self, sorts: Iterable[str]) -> Said:
        """What each fact of those *sorts* says, as JSON."""
        told: Said = {}
        for sort in map(Sort, sorts):
            told[sort.value] = {key: [name, text] for key, name, text in self._of(sort)}
        return told

    def _of(self, sort: Sort) -> list[tuple[str, str, str]]:
        match sort:
            case Sort.NORM:
                return [(each.key, each.name, each.articles) for each in self.norms]
            case Sort.ATTRIBUTION:
                return [
                    (one.key, f"Atribución {one.number}", "\n".join([one.text, *one.topics]))
                    for one in self.attributions
                ]
            case Sort.OBJECTIVE:
                return [(self.objective.key, "Objetivo", self.objective.text)] if self.objective else []
            case Sort.ANTECEDENT:
                return [(each.key, in_words(each.on), each.text) for each in self.antecedents]
            case Sort.MEMBER:
                return [(str(each.pk), each.seat_name, member_words(each)) for each in self.members]


def member_words(one: Member) -> str:
    """«Nombre Inventado, Consejera Electoral, por el C.G.028/2023, desde el 24 de agosto de 2023»."""
    parts = [one.name, one.position, f"por el {one.agreement.key}" if one.agreement else ""]
    return ", ".join(filter(None, [*parts, f"desde el {in_words(one.since)}"]))


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that says something else than what the document rests on. Blank: there was none, or there is none."""

    sort: str
    name: str
    before: str
    after: str


def changed(process: Process, content: dict[str, Any], day: date) -> list[Changed]:
    """What the draft or version that says *content* rests on, and is otherwise as of *day*."""
    rested = content.get("facts")
    if not rested:
        return []
    now = Held(process, day, rested["rows"]).said(rested["said"])
    found = []
    for sort, before in rested["said"].items():
        after = now[sort]
        for key in [*before, *(key for key in after if key not in before)]:
            old, new = before.get(key), after.get(key)
            if old != new:
                name = (new or old or [""])[0]
                found.append(Changed(sort, name, _words(old, name), _words(new, name)))
    return found


def day_of(content: dict[str, Any], today: date, *, going: bool) -> date:
    """As of which day what *content* rests on is looked at again: while the document is *going*, today; then its own.

    What is concluded is not undone by a law of later; that its day was badly loaded is seen all the same.
    """
    rested = content.get("facts")
    return date.fromisoformat(rested["on"]) if rested and not going else today


def _words(said: list[str] | None, name: str) -> str:
    if said is None:
        return ""
    return ": ".join(filter(None, [said[0] if said[0] != name else "", said[1]])) or said[0]
