# SPDX-License-Identifier: EUPL-1.2
"""The facts that are counted, and the cuts that were frozen, by noun."""

from .cuts import cuts, figures_of, identity_answered, last, lies_at, missed, orders, whom_of
from .facts import facts, shown

__all__ = [
    "cuts",
    "facts",
    "figures_of",
    "identity_answered",
    "last",
    "lies_at",
    "missed",
    "orders",
    "shown",
    "whom_of",
]
