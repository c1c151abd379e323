# SPDX-License-Identifier: EUPL-1.2
"""What a defensible decision is."""

from .decisions import Decision, Outcome, check, settles
from .observations import LONGEST, Ground, Told, check_told, grounds
from .reasons import Reason

__all__ = ["LONGEST", "Decision", "Ground", "Outcome", "Reason", "Told", "check", "check_told", "grounds", "settles"]
