# SPDX-License-Identifier: EUPL-1.2
"""What she answered sealed, opened before her alone (``capture.identity``): each opening is on record."""

from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import Draft, Revision
from conoceles.capture.rules.progress import as_asked
from conoceles.kernel.refusals import Refused
from conoceles.vault.rules import Reason

#: What can be opened another day: she is still owed it.
LATER = "Hoy no se pudo abrir. Pida su copia otra vez más tarde; si sigue igual, avise al instituto."
_NEVER = {
    Reason.SHREDDED: "Ya nadie puede abrirlo: se suprimió.",
    Reason.BLOCKED: "Está bloqueado: se conserva y nadie lo trata. Sólo se abre con un acuerdo del instituto.",
}


def opened(candidacy: Candidacy, *, by: Capacity) -> dict[str, Any]:
    """Her sealed revisions and drafts, in words; of what cannot be opened, why."""
    found: dict[str, Any] = {}
    revisions = Revision.objects.filter(candidacy=candidacy, sealed__isnull=False)
    for revision in revisions.select_related("questionnaire__process", "candidacy").order_by("number"):
        definition = revision.questionnaire.definition
        name = f"{definition.name}, envío {revision.number}"
        try:
            found[name] = _worded(definition, identity.open_revision(revision, by=by))
        except Refused as refusal:
            found[name] = _NEVER.get(refusal.reason, LATER)  # type: ignore[call-overload]
    drafts = Draft.objects.filter(candidacy=candidacy, sealed__isnull=False)
    for draft in drafts.select_related("questionnaire__process"):
        definition = draft.questionnaire.definition
        name = f"{definition.name}, borrador de «{draft.section}»"
        box = {draft.section: bytes(draft.sealed)}
        try:
            answers = identity.open_sections(candidacy, draft.questionnaire, box, by=by)[draft.section]
            found[name] = _worded(definition, answers)
        except Refused as refusal:
            found[name] = _NEVER.get(refusal.reason, LATER)  # type: ignore[call-overload]
    return found


def _worded(definition: Any, answers: dict[str, Any]) -> dict[str, Any]:
    asked = as_asked(definition, answers)
    questions = [question for section in definition.sections for question in section.questions]
    return {each.label: "\n".join(each.shown(asked)) for each in questions if each.key in answers}
