# SPDX-License-Identifier: EUPL-1.2
"""What an ended session left, for the account that had it."""

from datetime import datetime
from typing import Any

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.pages import LASTS
from conoceles.accounts.proofs import mark_of
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import Stash
from conoceles.vault.rules import Kind


def left_by(user: User, candidacy: Candidacy, slug: str, section: str, *, now: datetime) -> Stash | None:
    """What *user* left of that section, while it lasts and the account is hers: not what a former holder left."""
    found = Stash.objects.filter(
        user=user,
        candidacy=candidacy,
        slug=slug,
        section=section,
        kept_at__gt=now - LASTS,
        mark=mark_of(user),
    )
    return found.select_related("questionnaire", "candidacy__process").first()


def left(stash: Stash, *, by: Capacity) -> dict[str, Any]:
    """The answers that it keeps. Raises PermissionDenied; Refused (``vault.rules.Reason``)."""
    if stash.sealed is None:
        return dict(stash.answers)
    stash.questionnaire.process = stash.candidacy.process
    boxes = {stash.section: bytes(stash.sealed)}
    return identity.open_sections(stash.candidacy, stash.questionnaire, boxes, kind=Kind.STASH, by=by)[stash.section]
