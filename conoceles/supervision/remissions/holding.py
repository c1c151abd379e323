# SPDX-License-Identifier: EUPL-1.2
"""A remission, held while something is written down of it. Only within actions."""

from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Remission

from .rules import Reason


def locked(remission: Remission) -> Remission:
    """That one, as it is now, and nobody else's until it is done. Raises Refused: WITHDRAWN."""
    kept: Remission = Remission.objects.select_for_update().get(pk=remission.pk)
    if kept.withdrawn:
        raise Refused(Reason.WITHDRAWN, why=kept.withdrawn)
    return kept
