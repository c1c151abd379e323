# SPDX-License-Identifier: EUPL-1.2
"""What comes round by itself: what whoever died left in the clear, or closed for nothing, goes."""

from conoceles.custody.models import HeldAway

from . import putting_away


def sweep_blocked() -> dict[str, int]:
    """Files that were put away and lie in the clear still, and boxes that nothing names."""
    left = list(HeldAway.objects.exclude(clear=[]))
    for held in left:
        putting_away.clear(held)
    return {"cleared": len(left), "gone": putting_away.sweep()}
