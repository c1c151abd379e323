# SPDX-License-Identifier: EUPL-1.2
"""``manage.py backup``: a whole backup of this installation, closed to the key that is kept offline."""

from typing import Any

from django.core.management.base import BaseCommand

from conoceles.custody import journal, taking
from conoceles.custody.phrases import PHRASES, STAGES
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.progress import Progress
from conoceles.record.terminal import Error


class Command(BaseCommand):
    """Interrupted at any moment it leaves no half of a backup, and the next one goes on from what is closed already."""

    help = "Toma un respaldo entero (base, archivos, publicaciones), cerrado con la clave que se guarda sin red."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Take it, and say where it is and what it has."""
        try:
            with Progress(self, STAGES, uncounted={"files", "again"}) as progress:
                taken = taking.take(progress.told)
                journal.keep()
        except Refused as refusal:
            raise Error(sentence(refusal, PHRASES)) from refusal
        except KeyboardInterrupt as interruption:
            msg = "Interrumpido: no quedó ningún respaldo a medias."
            raise Error(msg, returncode=130) from interruption
        seal = taken.backup.seal
        self.stdout.write(
            f"Respaldo {taken.backup.name}: {seal.files:,} archivos ({taken.fresh:,} nuevos), "
            f"{seal.record:,} asientos, {taken.written / 1e6:,.1f} MB escritos.\nEstá en {taken.backup.folder}"
        )
