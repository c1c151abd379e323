# SPDX-License-Identifier: EUPL-1.2
"""A file of the register, read and then written, the same from the terminal as from the screen.

Reading questions the whole file and changes nothing (:func:`read`). Writing is one transaction (:func:`write`), which
may be rehearsed: done and undone, so that what is told beforehand is what happens.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Definition
from conoceles.files.reading import Foreign
from conoceles.kernel.refusals import Refused

from .actions import Arrival, History, register
from .intake.catalogue import Catalogue
from .intake.check import Checked, Progress, checked
from .intake.problems import Severity
from .intake.records import Record
from .layouts import fit, reading
from .layouts.described import Layout
from .models import ImportRun
from .rules import Reason
from .writing.changes import Changes


@dataclass(frozen=True, slots=True)
class Rules:
    """By what a file is read: a layout that fits the process, and its questionnaires."""

    process: Process
    name: str
    layout: Layout
    definitions: dict[str, Definition]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read, and what it is to be written into."""

    rules: Rules
    foreign: Foreign
    result: Checked
    #: What writing it changes, once it was written or rehearsed.
    changes: Changes

    def arrival(self) -> Arrival:
        """The file, as the register notes it."""
        own = self.rules.layout.historical
        return Arrival(
            file=self.foreign.name,
            digest=self.foreign.digest,
            layout=self.rules.name,
            mapped=frozenset(self.rules.layout.field.given()),
            edition=self.result.edition,
            history=None if own is None else History(own.authority, own.document, own.dated),
        )


def rules(process: Process, layout: str) -> Rules:
    """The layout of that name, or at that path, for *process*. Raises Refused: NO_LAYOUT, FAULTY_LAYOUT."""
    path = reading.find(layout, process.slug)
    found, document = reading.read(path)
    definitions = {row.slug: row.definition for row in process.questionnaires.order_by("version")}
    fit.check(found, document, definitions, Catalogue(process))
    return Rules(process, path.stem, found, definitions)


@contextmanager
def read(foreign: Foreign, by_rules: Rules, *, progress: Progress) -> Iterator[Reading]:
    """Read the whole of *foreign*; nothing changes. Raises Refused: of ``files.reasons``, MISSING_COLUMNS, NO_ROWS."""
    folder = settings.PRIVATE / "imports"
    with (
        checked(
            foreign, by_rules.layout, by_rules.process, by_rules.definitions, folder=folder, progress=progress
        ) as result,
        TemporaryFile(dir=folder) as spool,
    ):
        yield Reading(by_rules, foreign, result, Changes(spool))


def check(done: Reading, *, warnings_accepted: bool) -> None:
    """Whether it may be written. Raises Refused: ERRORS_FOUND, WARNINGS_FOUND."""
    for severity, reason, accepted in (
        (Severity.ERROR, Reason.ERRORS_FOUND, False),
        (Severity.WARNING, Reason.WARNINGS_FOUND, warnings_accepted),
    ):
        count = done.result.findings.count(severity)
        if count and not accepted:
            raise Refused(reason, count=count)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, or would be: the import, and whether the register already said all of it."""

    run: ImportRun
    same: bool


def write(
    done: Reading,
    *,
    by: Capacity,
    rehearse: bool = False,
    records: Iterable[Record] | None = None,
    then: Callable[[ImportRun], Any] = lambda run: None,  # noqa: ARG005
) -> Written:
    """Make the register say what was read, whole or not at all; a file that changes nothing leaves no trace.

    *records* stand in for those read, to be watched as they pass; *then* is done within the same transaction, when
    something changes and it is no rehearsal. Raises Refused: REGISTER_CHANGED.
    """
    with transaction.atomic():
        read_ones = done.result.records if records is None else records
        done.changes.begin()
        run = register(done.rules.process, arrival=done.arrival(), records=read_ones, by=by, told=done.changes.add)
        same = not any(one["nuevas"] or one.get("cambiadas") for one in run.counts.values())
        if rehearse or same:
            transaction.set_rollback(True)
        else:
            then(run)
    return Written(run, same)
