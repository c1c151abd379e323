# SPDX-License-Identifier: EUPL-1.2
"""What validation keeps."""

from .reviews import FirstApproval, Observation, Reply, Review

__all__ = ["FirstApproval", "Observation", "Reply", "Review"]
