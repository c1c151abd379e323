# SPDX-License-Identifier: EUPL-1.2
"""What somebody names at a terminal."""

from conoceles.custody.models import Unsealing
from conoceles.kernel.refusals import Refused

from .rules import Reason


def opening(number: int) -> Unsealing:
    """The opening of that number. Raises Refused: NO_SUCH_OPENING."""
    found = Unsealing.objects.select_related("process", "candidacy").filter(pk=number).first()
    if found is None:
        raise Refused(Reason.NO_SUCH_OPENING)
    return found
