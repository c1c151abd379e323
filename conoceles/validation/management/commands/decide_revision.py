# SPDX-License-Identifier: EUPL-1.2
"""``manage.py decide_revision CANDIDATURA CUESTIONARIO --process … --seen HUELLA --outcome aprobada``."""

from argparse import Action, ArgumentTypeError
from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel.text import shown
from conoceles.validation import queries
from conoceles.validation.actions import decide
from conoceles.validation.phrases import PHRASES
from conoceles.validation.rules import Outcome, Told


class Command(TerminalCommand):
    """Approves or returns the last revision, if it is still the one that was read."""

    help = "Aprueba o devuelve la última revisión de una candidatura; --seen es la huella que mostró read_revision."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which revision, and the decision."""
        parser.add_argument("candidacy", metavar="CANDIDATURA", help="su clave en la dirección de su perfil")
        parser.add_argument("questionnaire", metavar="CUESTIONARIO", help="por ejemplo, curricular")
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, por ejemplo, demo")
        parser.add_argument("--seen", required=True, metavar="HUELLA", help="la que mostró read_revision")
        parser.add_argument("--outcome", required=True, choices=[outcome.value for outcome in Outcome])
        parser.add_argument(
            "--observation",
            action="append",
            default=[],
            type=_observation,
            metavar="RUBRO[/PREGUNTA][@MOTIVO]:TEXTO",
            help="qué debe corregirse, en qué rubro y por qué motivo de la lista del proceso; puede repetirse",
        )
        for option, what in (
            ("quote", "las palabras observadas, como están en lo que envió"),
            ("says", "dice"),
            ("should-say", "debe decir"),
        ):
            parser.add_argument(
                f"--{option}", action=_OfTheLast, metavar="TEXTO", help=f"de la observación anterior: {what}"
            )

    def act(self, *, by: Capacity, process: str, candidacy: str, questionnaire: str, **options: Any) -> str:
        """Decide, and say what was decided."""
        revision = queries.newest_of(process_called(process), candidacy=candidacy, questionnaire=questionnaire)
        review = decide(
            revision,
            outcome=options["outcome"],
            seen=options["seen"],
            observations=options["observation"],
            by=by,
        )
        return f"Revisión {revision.number} de «{shown(revision.candidacy.person.name)}»: {review.outcome}."


class _OfTheLast(Action):
    """What belongs to the observation that was written before it."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        if not namespace.observation:
            parser.error(f"{option_string} va después de la --observation de la que es")
        namespace.observation[-1] = namespace.observation[-1]._replace(**{self.dest: values})


def _observation(written: str) -> Told:
    where, colon, text = written.partition(":")
    where, _, ground = where.partition("@")
    section, _, question = where.partition("/")
    if not (section.strip() and colon and (text.strip() or ground.strip())):
        msg = f"se espera RUBRO:TEXTO, por ejemplo «contacto:La dirección no existe», no «{written}»"
        raise ArgumentTypeError(msg)
    return Told(section.strip(), text.strip(), question=question.strip(), ground=ground.strip())
