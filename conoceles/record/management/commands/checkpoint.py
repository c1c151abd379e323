# SPDX-License-Identifier: EUPL-1.2
"""Sign the record as it stands."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conoceles.kernel.refusals import Refused, sentence
from conoceles.record import actions
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from conoceles.record.phrases import PHRASES


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
            raise CommandError(msg, returncode=2)
        try:
            signed = actions.sign(Checkpoint(occasion=occasion), by=Clerk())
        except Refused as refusal:
            raise CommandError(sentence(refusal, PHRASES)) from refusal
        self.stdout.write(signed.note, ending="")
        if out:
            kept = out / f"punto-{signed.size}.txt"
            try:
                kept.write_text(signed.note, encoding="utf-8")
            except OSError as error:
                msg = f"Se firmó, pero no se pudo escribir {kept}: {error.strerror}"
                raise CommandError(msg) from error
