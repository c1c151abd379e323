# SPDX-License-Identifier: EUPL-1.2
"""A system comes back: restored, gone on with, examined, and only then shown.

In this order, each step over what the one before made sure of: the backup; the rest of the record, from the journal;
what was withdrawn since, withdrawn again; the release, made again and compared. Until the end what is public lies where
no server looks, and if anything is wrong it stays there, and nothing is published before somebody answers for it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication.withdrawing.working import withdraw
from conoceles.record import queries as record
from conoceles.vault import queries as vault

from . import actions, databases, envelopes, examining, pages, places, queries, regaining, restoring, unfinished
from .databases import scrubbing
from .models import Ending, Restoration
from .restoring import Restored
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

    Whatever stops it, what is here stays held, and the same again goes on (``unfinished``).
    Raises Refused: as ``restoring.restore`` does, before anything is there; and then as *by* does, and ALTERED,
    OTHER_KEY, JOURNAL_GAP, of the journal.
    """
    began = time.monotonic()
    with places.staged():
        back = restoring.restore(asked.place, asked.name, asked.identities, signer=asked.signer, told=told)
        connections.close_all()
        made, report = _noted(back, by)
        if made.held:
            _examine(asked, back, made, report, told)
    if Ending.objects.filter(at__isnull=False).exists():
        scrubbing.scrub()  # what was put away again lay in the clear in the database that was loaded
    if not made.held:
        places.show()
    unfinished.end()
    report.seconds = time.monotonic() - began
    return report


def _noted(back: Restored, by: Callable[[], Capacity]) -> tuple[Restoration, Report]:
    """That this is restored, held from its first moment on, and whether the database is what was backed up.

    No act yet: the record is to go on from the journal first, and then says so (``actions.note_restoration``).
    """
    seal = back.backup.seal
    report = Report(
        back.backup.name, seal.taken_at, seal.taken_at, back.signer, back.files, sum(back.header.rows.values())
    )
    with transaction.atomic():
        made = Restoration.objects.filter(backup=report.backup).first()
        if made is None:
            report.faults += examining.rows(back.header)
            databases.end_sequences()
            made = Restoration.objects.create(
                at=clock.now(), backup=report.backup, taken_at=report.taken_at, report=report.kept(), held=True, by=by()
            )
        report.faults = list(made.report["faults"])
    return made, report


def _examine(asked: Asked, back: Restored, made: Restoration, report: Report, told: Told) -> None:
    told("examine", 0, 0)
    restrictions = _go_on(asked, back, report) if asked.journal else None
    if not asked.journal:  # nothing says who withdrew since: somebody answers for showing it
        report.faults.append("no se leyó el diario: no se sabe qué se retiró después del respaldo")
    if signatures.fingerprint(record.public_key()) != back.signer:
        report.faults.append("la clave de la bitácora que venía en el respaldo no es la que lo firmó")
    report.entries, report.signed, faults = examining.signed_record(asked.outside)
    report.faults += faults
    told("rebuild", 0, 0)
    for release in examining.shown(told):
        report.releases.append(asdict(release))
        report.faults += [f"{release.process}, {fault}" for fault in release.faults]
    newest = vault.newest_wrapping()
    report.vault = vault.usable() is not None if newest else None
    report.faults = list(dict.fromkeys(report.faults))  # one that goes on finds some of them twice
    made.report = report.kept()
    databases.end_sequences()
    report.again = actions.note_restoration(made, restrictions=restrictions, by=made.by).report["again"]
    databases.end_sequences()
    if not report.faults:
        report.withdrawn, refused = _take_out(told)
        report.faults += refused.values()
    made.held = bool(report.faults)
    made.save(update_fields=["held"])


def _go_on(asked: Asked, back: Restored, report: Report) -> dict[str, Any] | None:
    seal = back.backup.seal
    epoch = envelopes.epoch_of(seal.keys)
    found = list(pages.since(asked.place, seal.record, asked.identities, signer=record.public_key(), epoch=epoch))
    last, restrictions = regaining.regain(found)
    report.regained = max(last - seal.record, 0)
    report.told_until = max([report.told_until, *(page.at for page in found)])
    return restrictions


def _take_out(told: Told) -> tuple[int, dict[str, str]]:
    """Take off what waits to be shown whatever may no longer be: of how many; and of which processes it could not be.

    Whatever went wrong, what was not taken out is not to be shown, so nothing of that process is.
    """
    count, refused = 0, {}
    told("withdraw", 0, 0)
    for process in Process.objects.order_by("pk"):
        try:
            count += withdraw(process, told=told).candidacies
        except Exception as error:  # noqa: BLE001
            why = error.reason.name if isinstance(error, Refused) else type(error).__name__
            refused[process.slug] = f"{process.slug}: no se pudo quitar lo que debe salir ({why})"
    return count, refused


def accept(*, note: str, by: Capacity, told: Told = lambda *_: None) -> list[str]:
    """Answer for what is held, and show it without what is to leave it; the processes (slugs) that are not shown.

    Of those, what was published lies aside and is to be published anew. One that was accepted and could not be shown
    is shown. Raises Refused: NOTHING_HELD, UNFINISHED, WITHOUT_NOTE, NOT_EMPTY.
    """
    made = queries.restoration_to_show()
    with places.staged():
        _, refused = _take_out(told) if places.waiting() else (0, {})
    if made.held:
        actions.accept(made, note=note, by=by)
    for slug in refused:
        places.withhold(slug)
    places.show()
    return list(refused)
