# SPDX-License-Identifier: EUPL-1.2
"""A system comes back: restored, gone on with, examined, and only then shown.

In this order, each step over what the one before made sure of: the backup; the rest of the record, from the journal;
what was withdrawn since, withdrawn again; the release, made again and compared. Until the end what is public lies where
no server looks, and if anything is wrong it stays there, and nothing is published before somebody answers for it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.withdrawing.working import withdraw
from conoceles.record import queries as record
from conoceles.vault import queries as vault

from . import actions, databases, examining, journal, places, regaining, restoring
from .models import Restoration
from .store import Store

Told = Callable[[str, int, int], None]


@dataclass
class Report:
    """What was found, without personal values. ``faults`` are sentences: none, or it is held.

    ``told_until`` is the instant until which anything is known of what was done; ``vault`` whether the wrapping key is
    here, None where none was ever made. ``again`` counts what was applied again, by kind.
    """

    backup: str
    taken_at: datetime
    told_until: datetime
    signer: str
    files: int
    rows: int
    entries: int = 0
    signed: int = 0
    regained: int = 0
    again: dict[str, int] = field(default_factory=dict)
    releases: list[dict[str, Any]] = field(default_factory=list)
    withdrawn: int = 0
    vault: bool | None = None
    faults: list[str] = field(default_factory=list)
    seconds: float = 0

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self) | {"taken_at": self.taken_at.isoformat(), "told_until": self.told_until.isoformat()}


@dataclass(frozen=True)
class Asked:
    """Which backup, opened by what, and what else is known of it; ``journal`` whether to go on with what came after."""

    place: Store
    name: str
    identities: Sequence[Any]
    signer: bytes | None = None
    outside: Sequence[tuple[str, str]] = ()
    journal: bool = True


def recover(asked: Asked, *, by: Callable[[], Capacity], told: Told = lambda *_: None) -> Report:
    """Bring the system back here, into an empty place. *by* says who answers for it, once the database knows people.

    Raises Refused: as ``restoring.restore`` does, before anything is there; ALTERED, JOURNAL_GAP, of the journal.
    """
    began = time.monotonic()
    with places.staged():
        back = restoring.restore(asked.place, asked.name, asked.identities, signer=asked.signer, told=told)
        connections.close_all()
        seal = back.backup.seal
        report = Report(
            back.backup.name, seal.taken_at, seal.taken_at, back.signer, back.files, sum(back.header.rows.values())
        )
        told("examine", 0, 0)
        report.faults += examining.rows(back.header)
        restrictions = _go_on(asked, seal.record, report) if asked.journal else None
        report.entries, report.signed, faults = examining.signed_record(asked.outside)
        report.faults += faults
        told("rebuild", 0, 0)
        for release in examining.shown(told):
            report.releases.append(asdict(release))
            report.faults += [f"{release.process}, {fault}" for fault in release.faults]
        newest = vault.newest_wrapping()
        report.vault = vault.usable() is not None if newest else None
        _conclude(report, restrictions, by(), told)
    if not report.faults:
        places.show()
    report.seconds = time.monotonic() - began
    return report


def _go_on(asked: Asked, size: int, report: Report) -> dict[str, Any] | None:
    pages = list(journal.since(asked.place, size, asked.identities, signer=record.public_key()))
    report.regained, restrictions = regaining.regain(pages)
    report.told_until = max([report.told_until, *(page.at for page in pages)])
    return restrictions


def _conclude(report: Report, restrictions: dict[str, Any] | None, by: Capacity, told: Told) -> None:
    """Note it, apply what restricts, and take off what is to be shown whatever may no longer be."""
    made = Restoration(
        at=clock.now(), backup=report.backup, taken_at=report.taken_at, report=report.kept(), held=bool(report.faults)
    )
    databases.end_sequences()
    report.again = actions.note_restoration(made, restrictions=restrictions, by=by).report["again"]
    databases.end_sequences()
    told("withdraw", 0, 0)
    for process in () if report.faults else Process.objects.order_by("pk"):
        try:
            report.withdrawn += withdraw(process, told=told).candidacies
        except Refused as refusal:
            report.faults.append(f"{process.slug}: no se pudo quitar lo que debe salir ({refusal.reason.name})")
    if report.faults:
        Restoration.objects.filter(pk=made.pk).update(held=True)


def lost(report: Report) -> timedelta:
    """Between the read of the backup and the last that the journal tells of: what was done then must be done again."""
    return report.told_until - report.taken_at
