# SPDX-License-Identifier: EUPL-1.2
"""``manage.py propose_plan AAAA-MM-DD``: the plan of another cycle, from its election day, every date as proposed."""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from conoceles.elections.phrases import PHRASES
from conoceles.elections.reading import read
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.plan import loading, proposing
from conoceles.supervision.plan.rules.words import DocumentKind

_HEADING = """\
Plan propuesto para una jornada el {day}, con la escalera del de {of} (jornada el {was}).
Cada fecha es una propuesta y dice de dónde sale: revísela, cámbiela si hace falta y ponga su fuente.
No trae el texto, los acuerdos ni las dudas del otro plan, que eran suyos."""


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        msg = f"«{written}» no es una fecha: escríbala como 2027-06-06"
        raise ArgumentTypeError(msg) from error


class Command(BaseCommand):
    """Reads files and writes one; the database is not asked."""

    help = "Propone el plan de trabajo de otro proceso desde su jornada, con cada fecha marcada como propuesta."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """When the election is, whose plan is followed, and where to write."""
        parser.add_argument("election_day", type=_day, metavar="AAAA-MM-DD", help="la jornada del proceso nuevo")
        parser.add_argument("--from", dest="of", default="yucatan-2023-2024", metavar="PROCESO")
        parser.add_argument("--into", type=Path, metavar="ARCHIVO", help="si falta, se escribe en la terminal")

    def handle(self, *, election_day: date, of: str, into: Path | None, **_: Any) -> None:
        """Read, move, write; nothing is written over."""
        try:
            described = read(settings.PROCESSES / of, also={"plan": loading.read})
        except Refused as refusal:
            raise CommandError(sentence(refusal, PHRASES)) from refusal
        plan = described.beyond["plan"].get(DocumentKind.COMMISSION)
        if plan is None:
            msg = f"El proceso «{of}» no tiene plan.toml: elija otro con --from."
            raise CommandError(msg)
        was = described.about.election_day
        made = proposing.proposed(plan, of=of, was=was, election_day=election_day)
        text = proposing.toml(made, _HEADING.format(day=election_day, of=of, was=was))
        if into is None:
            self.stdout.write(text)
            return
        try:
            with into.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError as error:
            msg = f"«{into}» ya existe y no se toca: dé otro nombre, o muévalo antes."
            raise CommandError(msg) from error
        self.stdout.write(f"Escrito: {into}. Revise cada fecha antes de cargarlo.")
