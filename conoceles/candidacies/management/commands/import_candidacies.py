# SPDX-License-Identifier: EUPL-1.2
"""``manage.py import_candidacies FILE --process SLUG --layout NAME``: a register's file into the register."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.candidacies import loading, phrases
from conoceles.candidacies.intake.check import Progress
from conoceles.candidacies.intake.records import Record, Spool
from conoceles.candidacies.intake.report import destination, write
from conoceles.candidacies.loading import Reading
from conoceles.candidacies.models import ImportRun
from conoceles.elections import phrases as of_elections
from conoceles.elections import queries
from conoceles.files import phrases as of_files
from conoceles.files.reading import opened
from conoceles.kernel.refusals import Refused, sentence
from conoceles.kernel.text import shown

_PHRASES = (phrases.PHRASES, of_files.PHRASES, of_elections.PHRASES)


class Command(TerminalCommand):
    """Reads and questions the whole file first; then writes in one transaction, or not at all."""

    help = "Carga el registro de candidaturas desde una hoja de cálculo o un CSV (ver docs/layouts.md)."
    phrases = _PHRASES

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, how to read it, and what to do about what is found."""
        parser.add_argument("file", metavar="ARCHIVO", type=Path, help="XLS, XLSX, ODS o CSV")
        parser.add_argument("--process", required=True, metavar="PROCESO", help="por ejemplo, yucatan-2023-2024")
        parser.add_argument("--layout", required=True, metavar="FORMATO", help="nombre o ruta de un .toml")
        parser.add_argument("--dry-run", action="store_true", help="decir qué cambiaría, sin cambiar nada")
        parser.add_argument("--report", type=Path, metavar="SALIDA.json", help="todos los hallazgos, para programas")
        parser.add_argument("--accept-warnings", action="store_true", help="cargar aunque haya advertencias")

    def act(self, *, by: Capacity, file: Path, process: str, layout: str, report: Path | None, **options: Any) -> None:
        """Read, tell, write; the report says how it ended, whichever way that was."""
        rules = loading.rules(queries.process(process), layout)
        about = {"proceso": process, "formato": rules.name, "archivo": shown(file.name), "ensayo": options["dry_run"]}
        with destination(report) as into:
            try:
                with (
                    opened(file) as foreign,
                    _progress(f"Leyendo {shown(file.name)}") as progress,
                    loading.read(foreign, rules, progress=progress) as done,
                ):
                    about["sha256"] = foreign.digest
                    self._conclude(done, about, into, by=by, **options)
            except Refused as refusal:
                # Of the file as a whole; what was found in its rows has been written by then.
                if into and not into.tell():
                    write(into, about | _refused(refusal), None)
                raise

    def _conclude(self, done: Reading, about: dict[str, Any], into: IO[str] | None, **options: Any) -> None:
        for line in phrases.found(done.result):
            self.stdout.write(line)
        try:
            self._write(done, about, into, **options)
        except Refused as refusal:
            if into:
                write(into, about | _refused(refusal), done.result)
            raise

    def _write(
        self,
        done: Reading,
        about: dict[str, Any],
        into: IO[str] | None,
        *,
        by: Capacity,
        dry_run: bool,
        accept_warnings: bool,
        **_: Any,
    ) -> None:
        def report(run: ImportRun) -> None:
            if into:
                about_all = about | {"resultado": "cargado", "cambios": run.counts}
                write(into, about_all, done.result, done.changes.told())
                into.flush()

        loading.check(done, warnings_accepted=accept_warnings or dry_run)
        # Before the register is confirmed: a disk without room for the report leaves both as they were.
        written = loading.write(done, by=by, rehearse=dry_run, records=_Watched(done.result.records), then=report)
        if written.same or dry_run:
            report(written.run)
        for line in (*phrases.changed(written.run.counts), *phrases.changes(done.changes)):
            self.stdout.write(line)
        if written.same:
            self.stdout.write("El registro ya está como dice el archivo: nada que cambiar.")
        elif dry_run:
            self.stdout.write("Ensayo: nada se cambió. Sin --dry-run, el registro quedaría así.")
        else:
            self.stdout.write(self.style.SUCCESS(f"El registro de «{done.rules.process.slug}» quedó cargado."))


def _refused(refusal: Refused) -> dict[str, str]:
    return {"resultado": "rechazado", "mensaje": sentence(refusal, *_PHRASES)}


def _bar(title: str, expected: int | None = None) -> tqdm:
    """A bar in a terminal; nothing anywhere else."""
    return tqdm(
        desc=title, total=expected, unit=" filas", unit_scale=True, leave=False, disable=not sys.stderr.isatty()
    )


@contextmanager
def _progress(title: str) -> Iterator[Progress]:
    with _bar(title) as bar:

        def tell(count: int, expected: int | None) -> None:
            bar.total = expected
            bar.update(count - bar.n)

        yield tell


class _Watched:
    """Records, with a bar for each time that they are walked: once for every table that is written."""

    def __init__(self, records: Spool) -> None:
        self._records = records

    def __iter__(self) -> Iterator[Record]:
        with _bar("Escribiendo", self._records.count) as bar:
            if bar.disable:
                yield from self._records
                return
            for record in self._records:
                bar.update()
                yield record
