# SPDX-License-Identifier: EUPL-1.2
"""Verify the record against what was signed of it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conoceles.kernel import machine
from conoceles.kernel.text import shown
from conoceles.record import queries, verification
from conoceles.record.terminal import Error
from conoceles.record.verificar_bitacora import SHOWN, Fault


class Command(BaseCommand):
    """Verifica la bitácora completa."""

    help = (
        "Verifica la bitácora: que cada asiento es el que se escribió, sin huecos ni saltos de hora, y que son los"
        " que se firmaron en los puntos de control guardados aquí y en los que se indiquen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What was kept outside."""
        parser.add_argument(
            "--checkpoint", nargs="+", default=[], metavar="ARCHIVO", help="puntos de control guardados fuera de aquí"
        )
        parser.add_argument(
            "--key", metavar="ARCHIVO", help="llave pública guardada fuera de aquí (si no, la de esta instalación)"
        )

    def handle(self, *args: Any, checkpoint: list[str], key: str | None, **options: Any) -> None:  # noqa: ARG002
        """Say what is wrong (and end with 1; with 2 if nothing could be verified), or how much is as it was signed."""
        if not key and not queries.key_place().exists():
            msg = "Aquí no hay llave de la bitácora: nada se ha firmado, o la quitaron. Indique la pública con --key."
            raise Error(msg, returncode=2)
        try:
            pem = Path(key).read_bytes() if key else queries.public_key()
            outside = [(place, _note(Path(place))) for place in checkpoint]
            verdict = verification.verdict(outside, pem)
        except (OSError, Fault) as error:
            said = machine.told(error) if isinstance(error, OSError) else shown(str(error))
            msg = f"No se pudo verificar: {said}."
            raise Error(msg, returncode=2) from error
        if verdict.faults:
            more = len(verdict.faults) - SHOWN
            told = [*map(shown, verdict.faults[:SHOWN]), *([f"… y {more:,} fallas más"] if more > 0 else [])]
            raise Error("La bitácora no es la que se firmó:\n  " + "\n  ".join(told))
        self.stdout.write(
            f"La bitácora está completa. Asientos: {verdict.entries:,}; firmados y sin cambio: {verdict.signed:,}."
        )
        if not outside:
            self.stdout.write("Sólo se comparó con los puntos guardados aquí: traiga uno de fuera con --checkpoint.")


def _note(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{path} no es un punto de control: no es texto en UTF-8"
        raise Fault(msg) from error
