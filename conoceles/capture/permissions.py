# SPDX-License-Identifier: EUPL-1.2
"""Who may answer, and have what was answered opened."""

import uuid

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Process

from .consents.permissions import may_hand_in


def may_capture(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else, sends what it answered."""
    return permits(by, Act.CAPTURE, place_of(candidacy))


def may_load_history(by: Capacity, process: Process) -> bool:
    """Whoever brings in what was captured elsewhere."""
    return permits(by, Act.LOAD_HISTORY, Place(process=process.slug))


def may_read_back(by: Capacity, subject: uuid.UUID) -> bool:
    """The candidacy whose answers they are, and nobody else: not who captured for it, not who reviews."""
    candidacy = _of(subject)
    return candidacy is not None and permits(by, Act.READ_IDENTITY, place_of(candidacy))


def may_have_badges_shown(by: Capacity, subject: uuid.UUID) -> bool:
    """Whoever approves, consents or hands in a signed form: what she does opens the vault, and not for her eyes."""
    candidacy = _of(subject)
    return candidacy is not None and (permits(by, Act.REVIEW, place_of(candidacy)) or may_hand_in(by, candidacy))


def _of(subject: uuid.UUID) -> Candidacy | None:
    return Candidacy.objects.select_related("process", "formula__postulant").filter(pk=subject).first()
