# SPDX-License-Identifier: EUPL-1.2
"""Keeping for half an hour what was posted when the session had already ended."""

from typing import Any

from conoceles.accounts.actions import Oneself
from conoceles.accounts.pages import LASTS
from conoceles.accounts.proofs import mark_of
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import Stash
from conoceles.capture.permissions import may_stash
from conoceles.capture.rules import Reason
from conoceles.capture.rules.progress import of_section, sections
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.draft import draft
from conoceles.vault.rules import Kind

from .typing import LARGEST


@draft(allowed=may_stash)
def stash_section(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    section: str,
    answers: dict[str, Any],
    base: int,
    by: Oneself,
) -> Stash:
    """Keep *answers*, which stood on version *base*, until that account signs in again and claims them.

    The last ones win over those that the same account left before.
    Raises Refused: NO_SECTION, TOO_LARGE; whatever the vault says no to (``vault.rules.Reason``).
    """
    part = next((each for each in sections(questionnaire.definition) if each.key == section), None)
    if part is None:
        raise Refused(Reason.NO_SECTION)
    answers = of_section(part, answers)
    if len(digests.canonical(answers)) > LARGEST:
        raise Refused(Reason.TOO_LARGE, largest=LARGEST // 1024)
    secret = questionnaire.definition.sealed
    now = clock.now()
    Stash.objects.filter(kept_at__lte=now - LASTS).delete()
    return Stash.objects.update_or_create(
        user=by.user,
        candidacy=candidacy,
        slug=questionnaire.slug,
        section=section,
        defaults={
            "questionnaire": questionnaire,
            "answers": None if secret else answers,
            "sealed": identity.seal_section(candidacy, questionnaire, section=section, answers=answers, kind=Kind.STASH)
            if secret
            else None,
            "version": base,
            "mark": mark_of(by.user),
            "kept_at": now,
        },
    )[0]
