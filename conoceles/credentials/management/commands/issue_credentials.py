# SPDX-License-Identifier: EUPL-1.2
"""``manage.py issue_credentials --process SLUG [--office KEY | --postulant KEY] [--again]``: accounts and letters."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.credentials import issuing, queries
from conoceles.credentials.phrases import PHRASES
from conoceles.elections import phrases as of_elections
from conoceles.elections.queries import process as find_process
from conoceles.look.dates import moment


class Command(TerminalCommand):
    """Interrupted at any moment, the same command goes on where it was."""

    help = "Genera cuentas y emite sus cartas de acceso. Si se interrumpe, el mismo comando continúa."
    phrases = (PHRASES, of_elections.PHRASES)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of whom."""
        parser.add_argument("--process", required=True, metavar="PROCESO")
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--office", metavar="CARGO", help="sólo las candidaturas de ese cargo")
        only.add_argument("--postulant", metavar="CLAVE", help="sólo las de ese actor político, con su cuenta genérica")
        parser.add_argument(
            "--again", action="store_true", help="reponer las cartas que vencieron sin usarse, en vez de las nuevas"
        )
        parser.add_argument(
            "--step",
            type=int,
            default=issuing.STEP,
            metavar="N",
            help=f"cuántas cartas por paso: las que se rehacen si se interrumpe ({issuing.STEP})",
        )

    def act(self, *, by: Capacity, process: str, office: str | None, postulant: str | None, **options: Any) -> None:
        """Issue, and say how many and until when they serve."""
        subject = find_process(process)
        with progress("cartas") as told:
            batch = issuing.issue(
                subject,
                by=by,
                office=queries.office(subject, office) if office else None,
                postulant=queries.postulant(subject, postulant) if postulant else None,
                again=options["again"],
                step=max(1, options["step"]),
                told=told,
            )
        last = batch.letters.order_by("-pk").select_related("activation").first()
        self.stdout.write(
            self.style.SUCCESS(
                f"Cartas emitidas: {batch.letters.count()}. "
                f"Sus códigos sirven hasta el {moment(last.activation.expires_at)}."
                if last
                else "No quedó ninguna carta por emitir."
            )
        )
        self.stdout.write("Para reunirlas: manage.py package_letters --process … --by consejo --into CARPETA")
