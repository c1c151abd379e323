# SPDX-License-Identifier: EUPL-1.2
"""``manage.py read_revision CANDIDATURA CUESTIONARIO --process PROCESO``: read what was sent, before deciding."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.capture.models import Revision
from conoceles.capture.queries.endorsements import unendorsed
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.elections.questionnaire import OTHER, Question
from conoceles.kernel.text import composed, shown
from conoceles.validation import queries
from conoceles.validation.models import FirstApproval, Review
from conoceles.validation.phrases import PHRASES


class Command(TerminalCommand):
    """Prints the text whole and its digest, which ``decide_revision --seen`` must repeat."""

    help = "Muestra la última revisión que envió una candidatura, y la huella con que se dictamina."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which revision."""
        parser.add_argument("candidacy", metavar="CANDIDATURA", help="su clave en la dirección de su perfil")
        parser.add_argument("questionnaire", metavar="CUESTIONARIO", help="por ejemplo, curricular")
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, por ejemplo, demo")

    def act(self, *, by: Capacity, process: str, candidacy: str, questionnaire: str, **_: Any) -> None:  # noqa: ARG002
        """Print it."""
        revision = queries.newest_of(process_called(process), candidacy=candidacy, questionnaire=questionnaire)
        for line in _lines(revision):
            self.stdout.write(line)
        review = Review.objects.filter(revision=revision).first()
        self.stdout.write(f"\nEstado: {review.outcome if review else 'por dictaminar'}")
        if review is None and FirstApproval.objects.filter(revision=revision).exists():
            self.stdout.write("Ya tiene la primera aprobación: falta la de otra persona.")
        if review is None and unendorsed(revision):
            self.stdout.write("La representación todavía no lo acepta: mientras tanto puede devolverse, no aprobarse.")
        self.stdout.write(f"Huella: {revision.digest}")


def _lines(revision: Revision) -> Iterator[str]:
    definition = revision.questionnaire.definition
    yield shown(f"{revision.candidacy.person.name} · {definition.name}, revisión {revision.number}")
    if revision.sealed is not None:
        yield "\nEstá completa. Sus respuestas se guardan selladas: quien revisa no las lee."
        return
    for section in definition.sections:
        yield f"\n[{section.key}] {section.name}"
        for question in section.questions:
            yield f"  {question.label}"
            # What a candidacy wrote is read on a terminal, and may not command it.
            yield from (f"    {shown(line.expandtabs(4))}" for line in _answer(question, revision.answers))


def _answer(question: Question, answers: dict[str, Any]) -> list[str]:
    given = answers.get(question.key)
    if not given:
        return ["— sin respuesta —" if question.asked(answers) else "— no aplica —"]
    words = []
    for value in given if isinstance(given, list) else [given]:
        option = question.option(value)
        words += composed(option.label if option else value).split("\n")
    return words + composed(answers.get(question.key + OTHER, "")).splitlines()
