# SPDX-License-Identifier: EUPL-1.2
"""What must hold before anything of a questionnaire is kept or sent."""

from datetime import datetime

from conoceles.candidacies.models import Candidacy
from conoceles.capture.rules import Reason
from conoceles.capture.rules.windows import State
from conoceles.elections.models import Questionnaire
from conoceles.kernel.refusals import Refused
from conoceles.vault import queries as vault

from .terms import term_of


def check_under_way(candidacy: Candidacy) -> None:
    """Refuse (ENDED) what is of whose treatment ended, alone or with her whole process."""
    key = vault.ended(candidacy.pk, process=candidacy.process.slug)
    if key is not None and key.blocked_at is not None:
        raise Refused(Reason.ENDED)


def check_owed(candidacy: Candidacy, questionnaire: Questionnaire) -> None:
    """Refuse what is not asked of *candidacy*: ENDED, NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE."""
    check_under_way(candidacy)
    if candidacy.status != Candidacy.Status.REGISTERED:
        raise Refused(Reason.NOT_REGISTERED)
    if questionnaire.process_id != candidacy.process_id or questionnaire.slug not in candidacy.owes:
        raise Refused(Reason.NOT_OWED)
    if questionnaire.in_force_at is None:
        raise Refused(Reason.NOT_IN_FORCE)


def writable(candidacy: Candidacy, questionnaire: Questionnaire, *, now: datetime) -> State:
    """How the window stands for *candidacy*, once something may be kept for it: also after it closed.

    Raises Refused as :func:`check_owed` does, and NOT_YET_OPEN.
    """
    check_owed(candidacy, questionnaire)
    state = term_of(candidacy, now=now).state(now)
    if state in {State.NO_WINDOW, State.NOT_YET}:
        raise Refused(Reason.NOT_YET_OPEN)
    return state
