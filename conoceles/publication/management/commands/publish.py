# SPDX-License-Identifier: EUPL-1.2
"""Publish a process from a terminal."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel import clock
from conoceles.publication import shelf
from conoceles.publication.freezing.languages import withheld
from conoceles.publication.gates.phrases import told as gate_told
from conoceles.publication.phrases import PHRASES
from conoceles.publication.progress import Progress
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
        # Of the candidacies that are frozen no total is known; that the link led astray stays to be read.
        with Progress(self, _STAGES, uncounted={"freeze"}, said={"astray"}) as progress:
            wanted = {name: options[name] for name in ("resume", "force", "empty")}
            outcome = publish(process, by=by, told=progress.told, **wanted)
        place = shelf.of(process.slug).current
        number = outcome.release.number
        kept = "".join(f"\nSin abrir, {gate.name}: {gate_told(gate, clock.now())}" for gate in outcome.closed)
        kept += "".join(f"\nSin publicar en «{code}»: vea manage.py languages" for code in withheld(process))
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
