# SPDX-License-Identifier: EUPL-1.2
"""Write the record as a file that anyone can verify."""

import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conoceles.record import queries, verificar_bitacora
from conoceles.record.models import Checkpoint


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
            unfinished.unlink(missing_ok=True)
            msg = f"No se pudo escribir {out}: {error.strerror}"
            raise CommandError(msg) from error
        self.stdout.write(f"{count:,} asientos en {out}")


def _accompany(folder: Path) -> None:
    (folder / "bitacora.pem").write_bytes(queries.public_key())
    shutil.copyfile(verificar_bitacora.__file__, folder / "verificar_bitacora.py")
    points = folder / "puntos"
    points.mkdir(exist_ok=True)
    for checkpoint in Checkpoint.objects.iterator(1000):
        (points / f"punto-{checkpoint.size}.txt").write_text(checkpoint.note, encoding="utf-8")
