# SPDX-License-Identifier: EUPL-1.2
"""Publish a process from a terminal."""

from typing import Any, Self

from django.core.management.base import CommandParser
from tqdm import tqdm

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel import clock
from conoceles.publication import shelf
from conoceles.publication.gates.phrases import told as gate_told
from conoceles.publication.phrases import PHRASES
from conoceles.publication.publishing import publish

_STAGES = {
    "astray": "El enlace «current» no lleva a una publicación: se toma como si no hubiera ninguna",
    "freeze": "Congelando lo aprobado",
    "bake": "Horneando las páginas",
    "inspect": "Revisando lo horneado",
    "seal": "Firmando",
    "show": "Mostrando",
    "archive": "Archivando lo anterior",
}


class Command(TerminalCommand):
    """Publica lo aprobado: congela, hornea, firma y muestra."""

    help = "Publica lo aprobado de un proceso: congela una lectura, hornea el sitio, lo firma y lo muestra."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """The process, and what to do with an earlier attempt."""
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, p. ej. demo")
        parser.add_argument(
            "--resume", action="store_true", help="continúa una publicación interrumpida, sobre lo que había congelado"
        )
        parser.add_argument(
            "--force", action="store_true", help="publica aunque nada haya cambiado, y hace de nuevo todas las páginas"
        )

        parser.add_argument("--empty", action="store_true", help="publica aunque el registro no tenga candidaturas")

    def act(self, *, by: Capacity, **options: Any) -> str:
        """Publish, and say what came of it and where it is."""
        process = process_called(options["process"])
        with _Progress(self) as progress:
            wanted = {name: options[name] for name in ("resume", "force", "empty")}
            outcome = publish(process, by=by, told=progress.told, **wanted)
        place = shelf.of(process.slug).current
        number = outcome.release.number
        kept = "".join(f"\nSin abrir, {gate.name}: {gate_told(gate, clock.now())}" for gate in outcome.closed)
        if outcome.baked is None:
            return (
                f"Nada cambió desde la publicación {number}, que se sigue mostrando en {place}\n"
                f"Para publicar de todos modos: --force{kept}"
            )
        baked = outcome.baked
        return (
            f"Publicación {number} de «{process.name}»: {baked.pages:,} páginas ({baked.fresh:,} nuevas), "
            f"{baked.files:,} archivos, {baked.written / 1e6:,.1f} MB escritos.\nSe muestra en {place}{kept}"
        )


class _Progress:
    """A bar in a terminal; elsewhere one line per stage, so that a log says how far it came."""

    def __init__(self, command: TerminalCommand) -> None:
        self._command = command
        self._stage = ""
        self._bar: tqdm | None = None

    def __enter__(self) -> Self:
        tqdm.monitor_interval = 0  # its thread must not be there when the bakers are forked
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def told(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage:
            self.__exit__()
            self._stage = stage
            self._bar = None
            if self._command.stderr.isatty() and stage != "astray":  # that stays to be read
                # What is counted while it is frozen, candidacies, has no known total; the last stages count nothing.
                counted = {"bar_format": "{desc}: {n_fmt}"} if stage == "freeze" else {"bar_format": "{desc}…"}
                self._bar = tqdm(desc=_STAGES[stage], total=total, leave=False, **({} if total else counted))
            else:
                self._command.stderr.write(f"{_STAGES[stage]}…", style_func=str)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)
