# SPDX-License-Identifier: EUPL-1.2
"""Who asks for a correction, and who decides."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.capture.models import CorrectionRequest
from conoceles.capture.permissions import may_capture


def may_ask(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself."""
    return may_capture(by, candidacy)


def may_settle(by: Capacity, request: CorrectionRequest) -> bool:
    """Whoever reviews."""
    return permits(by, Act.REVIEW, place_of(request.candidacy))


def may_open_by_right(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever attends what people ask of their own data."""
    return permits(by, Act.ATTEND_RIGHTS, place_of(candidacy))
