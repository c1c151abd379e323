# SPDX-License-Identifier: EUPL-1.2
"""Sign the record as it stands."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conoceles.kernel import machine
from conoceles.kernel.refusals import Refused, sentence
from conoceles.record import actions
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from conoceles.record.phrases import PHRASES
from conoceles.record.terminal import Error


class Command(BaseCommand):
    """Firma un punto de control y lo escribe, para que otros lo guarden."""

    help = "Firma los asientos que hay hasta ahora en la bitácora y escribe el punto de control, para guardarlo fuera."

    def add_arguments(self, parser: CommandParser) -> None:
        """What it is signed for."""
        parser.add_argument(
            "--occasion", default="a petición", metavar="TEXTO", help="para qué se firma, p. ej. «cada hora»"
        )
        parser.add_argument(
            "--out", type=Path, metavar="CARPETA", help="deja también el punto ahí, como punto-<asientos>.txt"
        )

    def handle(self, *args: Any, occasion: str, out: Path | None, **options: Any) -> None:  # noqa: ARG002
        """Sign; the note goes to standard output, alone, so that it can be sent."""
        limit = Checkpoint._meta.get_field("occasion").max_length
        if len(occasion) > limit:
            msg = f"--occasion: son {len(occasion)} caracteres y caben {limit}."
            raise Error(msg, returncode=2)
        with _room(out) as place:
            try:
                signed = actions.sign(Checkpoint(occasion=occasion), by=Clerk())
            except Refused as refusal:
                raise Error(sentence(refusal, PHRASES)) from refusal
            self.stdout.write(signed.note, ending="")
            if out and place:
                kept = out / f"punto-{signed.size}.txt"
                try:
                    place.write_text(signed.note, encoding="utf-8")
                    place.replace(kept)
                except OSError as error:
                    msg = f"Se firmó y es lo de arriba, pero no se pudo guardar. {machine.told(error, kept)}."
                    raise Error(msg) from error


@contextmanager
def _room(folder: Path | None) -> Iterator[Path | None]:
    """An empty file in *folder* to write in: that it cannot be kept there is told before anything is signed."""
    if folder is None:
        yield None
        return
    try:
        descriptor, name = mkstemp(dir=folder, prefix=".punto-")
        os.fchmod(descriptor, 0o644)  # it is for others to take away
        os.close(descriptor)
    except OSError as error:
        msg = f"No se firmó nada: ahí no se puede guardar. {machine.told(error, folder)}."
        raise Error(msg, returncode=2) from error
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
