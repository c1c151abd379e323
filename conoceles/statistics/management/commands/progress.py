# SPDX-License-Identifier: EUPL-1.2
"""``manage.py progress --process … [--at DÍA]``: a frozen cut, counted again."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.models import Process
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel.refusals import Refused
from conoceles.statistics.progress import freezing, queries
from conoceles.statistics.progress.phrases import HEADS, PHRASES, Reason
from conoceles.statistics.progress.recounting import Recount, recount
from conoceles.statistics.progress.rules import Stage, table

_SHOWN = 20


class Command(TerminalCommand):
    """Says what a cut counted, by office, and whether counting its instant again gives the same."""

    help = "Muestra un corte de avance de la captura y vuelve a contar su instante: dice si da igual o qué difiere."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process and which day."""
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, por ejemplo, demo")
        parser.add_argument("--at", type=_day, metavar="DÍA", help="AAAA-MM-DD; sin él, el último corte")

        parser.add_argument(
            "--take", action="store_true", help="antes, toma el corte de hoy si falta, como lo hace el reloj cada día"
        )

    def act(self, *, by: Capacity, process: str, at: date | None, take: bool, **_options: Any) -> str:  # noqa: ARG002
        """Recount, and say what came of it."""
        known = process_called(process)
        if take:
            freezing.take(known)
        cut = queries.cuts(known).filter(day=at).first() if at else queries.last(known)
        if cut is None:
            raise Refused(Reason.NO_CUT, day=at or "último día", process=process, known=_known(known))
        return "\n".join(_told(recount(cut)))


def _known(process: Process) -> str:
    days = [day.isoformat() for day in queries.cuts(process).values_list("day", flat=True)]
    return ", ".join([*days[:3], "…", *days[-3:]] if len(days) > 7 else days) or "ninguno"  # noqa: PLR2004


def _told(found: Recount) -> list[str]:
    lines = [
        f"Corte del {found.cut.day}, leído {found.cut.at.isoformat(timespec='seconds')}. Huella {found.cut.digest}."
    ]
    lines += [
        f"  {row.keys[0]}: "
        + ", ".join(f"{head.lower()} {count:,}" for head, count in zip(HEADS, row.counts, strict=True))
        for row in table(found.frozen, "office")
    ]
    if not found.intact:
        lines.append("✗ Lo congelado no es lo que dice su huella: alguien lo alteró.")
    if found.equal:
        return [*lines, "Contado otra vez, da lo mismo en todas las celdas."]
    differing = found.differing
    lines.append(f"Contado otra vez, difiere en {len(differing)} celda(s):")
    for cell, frozen, again in differing[:_SHOWN]:
        stages = (
            f"{stage} {one} → {other}" for stage, one, other in zip(Stage, frozen, again, strict=True) if one != other
        )
        lines.append(f"  {' / '.join(cell)}: {', '.join(stages)}")
    if len(differing) > _SHOWN:
        lines.append(f"  y {len(differing) - _SHOWN} más")
    if found.frozen.identity != found.again.identity:
        lines.append("  También difiere lo que se cuenta aparte del cuestionario de identidad.")
    lines.append("Difiere lo que después se corrigió en el registro o se anotó con una fecha anterior.")
    return lines


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"«{text}» no es un día: escríbalo como 2024-03-01"
        raise ArgumentTypeError(msg) from None
