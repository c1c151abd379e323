# SPDX-License-Identifier: EUPL-1.2
"""What does not fit in a file: gathered, counted, and never held all at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

import msgspec

from conoceles.kernel.text import shown

from .problems import Problem, Severity
from .words import WORDS

#: How many of each problem a terminal shows, those that say the same of a column counting as one.
SHOWN = 5


class Finding(msgspec.Struct, frozen=True):
    """One thing to mend. ``excerpt`` is a piece of the offending cell, which the layout maps to something public."""

    severity: str
    problem: str
    sheet: str
    row: int
    column: str
    excerpt: str
    message: str
    mend: str


class Notes(Protocol):
    """Where what does not fit is noted."""

    def add(
        self, problem: Problem, *, sheet: str = "", row: int = 0, column: str = "", excerpt: str = "", **facts: object
    ) -> None:
        """Note *problem* where it is; ``facts`` are what its words need."""


@dataclass(slots=True)
class Group:
    """A finding, how many rows say the same of the same column, and the first few of them."""

    first: Finding
    count: int = 1
    others: list[int] = field(default_factory=list)


class Alike:
    """The first few findings of a problem that say something different, each with those that say the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Group] = {}

    def add(self, finding: Finding) -> None:
        """Count *finding*, or keep it while there are few."""
        same = (finding.sheet, finding.column, finding.message)
        group = self._known.get(same)
        if group is not None:
            group.count += 1
            if len(group.others) < SHOWN:
                group.others.append(finding.row)
        elif len(self._known) < SHOWN:
            self._known[same] = Group(finding)

    @property
    def full(self) -> bool:
        """Whether no other one would be kept."""
        return len(self._known) == SHOWN

    def __iter__(self) -> Iterator[Group]:
        return iter(self._known.values())


@dataclass
class Findings:
    """Every finding on disk, in the order found; in memory only how many of each, and the first few that differ."""

    spool: BinaryIO
    counts: dict[Problem, int] = field(default_factory=dict)
    first: dict[Problem, "Alike"] = field(default_factory=dict)

    def add(
        self, problem: Problem, *, sheet: str = "", row: int = 0, column: str = "", excerpt: str = "", **facts: object
    ) -> None:
        """Note *problem* where it is; ``facts`` are what its words need."""
        what, mend = WORDS[problem]
        finding = Finding(
            problem.severity.value,
            problem.key,
            shown(sheet),
            row,
            shown(column),
            shown(excerpt),
            shown(what.format(column=column, excerpt=excerpt, **facts)),
            shown(mend.format(column=column, **facts)),
        )
        self.counts[problem] = self.counts.get(problem, 0) + 1
        self.first.setdefault(problem, Alike()).add(finding)
        self.spool.write(msgspec.json.encode(finding) + b"\n")

    def count(self, severity: Severity) -> int:
        """How many findings are of *severity*."""
        return sum(count for problem, count in self.counts.items() if problem.severity is severity)

    def lines(self) -> Iterator[bytes]:
        """Every finding as a line of JSON."""
        self.spool.seek(0)
        for line in self.spool:
            yield line.rstrip(b"\n")


@contextmanager
def gathered(folder: Path) -> Iterator[Findings]:
    """Findings kept in a nameless file in *folder* until they have been told."""
    with TemporaryFile(dir=folder) as spool:
        yield Findings(spool)
