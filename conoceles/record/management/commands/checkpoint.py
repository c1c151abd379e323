# SPDX-License-Identifier: EUPL-1.2
"""Sign the record as it stands."""

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

    def handle(self, *args: Any, occasion: str, **options: Any) -> None:  # noqa: ARG002
        """Sign; the note goes to standard output, alone, so that it can be sent or kept."""
        limit = Checkpoint._meta.get_field("occasion").max_length
        if len(occasion) > limit:
            msg = f"--occasion: son {len(occasion)} caracteres y caben {limit}."
            raise CommandError(msg, returncode=2)
        try:
            signed = actions.sign(Checkpoint(occasion=occasion), by=Clerk())
        except Refused as refusal:
            raise CommandError(sentence(refusal, PHRASES)) from refusal
        self.stdout.write(signed.note, ending="")
