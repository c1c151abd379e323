# SPDX-License-Identifier: EUPL-1.2
"""Validating what nobody reads."""

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Revision
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.validation.actions import decide
from conoceles.validation.models import Review
from conoceles.validation.permissions import may_decide
from conoceles.validation.rules import Outcome

from .rules import Reason


@action("completeness-validated", allowed=may_decide)
def approve_complete(revision: Revision, *, by: Capacity) -> Review:
    """Approve a sealed *revision* because it is complete: it was checked when it was sent, and nobody opens it since.

    Of it there is nothing else to decide, and so no second person is asked. Raises Refused: NOT_SEALED; as ``decide``
    does; and whatever the vault says no to, when badges were consented to and cannot be shown (``vault.rules``).
    """
    if revision.sealed is None:
        raise Refused(Reason.NOT_SEALED)
    return decide(revision, outcome=Outcome.APPROVED, seen=revision.digest, by=by)
