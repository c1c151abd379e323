# SPDX-License-Identifier: EUPL-1.2
"""What validation keeps."""

from .afterwards import Pause, Withdrawal
from .assignments import Assignment
from .reviews import FirstApproval, Observation, Review

__all__ = ["Assignment", "FirstApproval", "Observation", "Pause", "Review", "Withdrawal"]
