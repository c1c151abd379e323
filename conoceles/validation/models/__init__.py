# SPDX-License-Identifier: EUPL-1.2
"""What validation keeps."""

from .assignments import Assignment
from .reviews import FirstApproval, Observation, Reply, Review

__all__ = ["Assignment", "FirstApproval", "Observation", "Reply", "Review"]
