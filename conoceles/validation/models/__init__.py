# SPDX-License-Identifier: EUPL-1.2
"""What validation keeps."""

from .afterwards import Pause, Withdrawal
from .assignments import Assignment
from .reviews import FirstApproval, Observation, Review
from .suggestions import Saying, SayingKey, Trace, Use

__all__ = [
    "Assignment",
    "FirstApproval",
    "Observation",
    "Pause",
    "Review",
    "Saying",
    "SayingKey",
    "Trace",
    "Use",
    "Withdrawal",
]
