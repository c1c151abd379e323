# SPDX-License-Identifier: EUPL-1.2
"""Custody's tables: what proves that backups serve, what is watched, and how treatment ends."""

from .breaches import Breach, BreachNotice, BreachStatement
from .documents import SecurityDocument
from .endings import Destruction, Ending, HeldAway, Unsealing
from .recoveries import Drill, Restoration
from .watching import Alert, ReadingReport, Verification

__all__ = [
    "Alert",
    "Breach",
    "BreachNotice",
    "BreachStatement",
    "Destruction",
    "Drill",
    "Ending",
    "HeldAway",
    "ReadingReport",
    "Restoration",
    "SecurityDocument",
    "Unsealing",
    "Verification",
]
