# SPDX-License-Identifier: EUPL-1.2
"""Who takes off the public site, and gives back."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.validation.models import Pause, Withdrawal


def may_take_off_any(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever reviews in some process: whose profile, each address asks."""
    return permits(by, Act.REVIEW, Place(process=by.scope))


def may_take_off(by: Capacity, candidacy: Candidacy) -> bool:
    """The Instancia Interna of that process."""
    return permits(by, Act.REVIEW, place_of(candidacy))


def may_lift(by: Capacity, taken: Pause | Withdrawal) -> bool:
    """The same; where the process asks for two persons, another one (``rules.check_lifting``)."""
    return may_take_off(by, taken.candidacy)
