# SPDX-License-Identifier: EUPL-1.2
"""Who may answer, and have what was answered opened."""

import uuid

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Process


def may_capture(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else, sends what it answered."""
    return permits(by, Act.CAPTURE, place_of(candidacy))


def may_load_history(by: Capacity, process: Process) -> bool:
    """Whoever brings in what was captured elsewhere."""
    return permits(by, Act.LOAD_HISTORY, Place(process=process.slug))


def may_read_back(by: Capacity, subject: uuid.UUID) -> bool:
    """The candidacy whose answers they are, and nobody else: not who captured for it, not who reviews."""
    return _permits(by, subject, Act.READ_IDENTITY)


def may_have_badges_shown(by: Capacity, subject: uuid.UUID) -> bool:
    """Whoever consents or approves: the vault is opened by what she does, and not for her eyes."""
    return any(_permits(by, subject, act) for act in (Act.CONSENT, Act.REVIEW))


def _permits(by: Capacity, subject: uuid.UUID, act: Act) -> bool:
    candidacy = Candidacy.objects.select_related("process", "formula__postulant").filter(pk=subject).first()
    return candidacy is not None and permits(by, act, place_of(candidacy))
