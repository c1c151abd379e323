# SPDX-License-Identifier: EUPL-1.2
"""What was decided on what she sent, what was observed in it, and what was taken off the site."""

from collections.abc import Iterator

from conoceles.candidacies.models import Candidacy
from conoceles.capture.rules.acuses import folio
from conoceles.elections.questionnaire import Definition
from conoceles.validation.afterwards.queries import because, history, names, what
from conoceles.validation.models import FirstApproval, Observation, Review

from ..rules import Fact, known
from .saying import who


def facts(candidacy: Candidacy) -> Iterator[Fact]:
    """First approvals, decisions with their observations, pauses and withdrawals. Only of what is in the open."""
    mine = {"revision__candidacy": candidacy, "revision__answers__isnull": False}
    for first in FirstApproval.objects.filter(**mine).select_related("approved_by"):
        yield Fact(
            first.approved_at, f"Primera aprobación del envío {folio(first.revision_id)}",
            known(("Aprobó", who(first.approved_by))), digest=first.digest,
        )  # fmt: skip
    reviews = Review.objects.filter(**mine).select_related("decided_by", "source", "revision__questionnaire")
    for review in reviews.prefetch_related("observations"):
        definition = review.revision.questionnaire.definition
        yield Fact(
            review.decided_at,
            f"Se dictaminó el envío {folio(review.revision_id)}: {review.outcome}",
            known(("Dictaminó", who(review.decided_by)), ("Según su fuente", review.source)),
            quoted=tuple(_observed(each, definition) for each in review.observations.all()),
            digest=review.digest,
        )
    yield from _off(candidacy)


def _observed(each: Observation, definition: Definition) -> tuple[str, str]:
    """What was observed, and where. Words of an answer that is nobody else's to read are not repeated."""
    section = next((one for one in definition.sections if one.key == each.section), None)
    question = next((one for one in definition.questions if one.key == each.question), None)
    asked = list(section.questions) if section else []
    public = question.public if question else all(one.public for one in asked)
    said = [
        each.ground_words,
        f"Se observó: «{each.quote}»" if each.quote and public else "",
        f"Dice: «{each.says}»" if each.says and public else "",
        f"Debe decir: «{each.should_say}»" if each.should_say and public else "",
        each.text if public else "",
    ]
    where = f"Observación en {section.name if section else each.section}"
    named = f"{where}: {question.label}" if question else where
    return named, "\n".join(filter(None, said)) or "Sobre un dato que no es público."


def _off(candidacy: Candidacy) -> Iterator[Fact]:
    called = names(candidacy)
    for taken in history(candidacy):
        about = known(("De qué", what(taken, called)), ("Motivo", because(taken)), ("Decidió", who(taken.by)))
        yield Fact(taken.at, "Se retiró del sitio público", about)
        if taken.lifted_at:
            yield Fact(
                taken.lifted_at,
                "Se repuso en el sitio público",
                known(("De qué", what(taken, called)), ("Decidió", who(taken.lifted_by))),
            )
