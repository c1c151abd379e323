# SPDX-License-Identifier: EUPL-1.2
"""Write the record as a file that anyone can verify."""

import contextlib
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conoceles.kernel import machine
from conoceles.kernel.text import shown
from conoceles.record import queries, verificar_bitacora
from conoceles.record.models import Checkpoint
from conoceles.record.terminal import Error


class Command(BaseCommand):
    """Exporta la bitácora."""

    help = "Exporta la bitácora: un asiento por renglón, byte por byte como se firmó. No contiene datos personales."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and with what."""
        parser.add_argument("out", metavar="SALIDA.jsonl", type=Path)
        parser.add_argument(
            "--with-verifier",
            action="store_true",
            help="deja junto al archivo la llave pública, los puntos de control y el programa que verifica",
        )

    def handle(self, *args: Any, out: Path, with_verifier: bool, **options: Any) -> None:  # noqa: ARG002
        """Write it whole beside its place, then put it there."""
        if out.is_dir():
            msg = f"No se exportó nada: {shown(str(out))} es una carpeta. Indique un archivo en ella."
            raise Error(msg, returncode=2)
        unfinished = out.with_name(f".{out.name}.partial")
        count = 0
        try:
            with unfinished.open("wb") as file:
                for line, _ in queries.written():
                    file.write(line + b"\n")
                    count += 1
            unfinished.replace(out)
            if with_verifier:
                _accompany(out.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            msg = f"No se exportó: ahí no se puede escribir. {machine.told(error, out.parent)}."
            raise Error(msg) from error
        self.stdout.write(f"{count:,} asientos en {out}")


def _accompany(folder: Path) -> None:
    (folder / "bitacora.pem").write_bytes(queries.public_key())
    shutil.copyfile(verificar_bitacora.__file__, folder / "verificar_bitacora.py")
    points = folder / "puntos"
    points.mkdir(exist_ok=True)
    for checkpoint in Checkpoint.objects.iterator(1000):
        (points / f"punto-{checkpoint.size}.txt").write_text(checkpoint.note, encoding="utf-8")
