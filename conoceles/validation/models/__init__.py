# SPDX-License-Identifier: EUPL-1.2
"""What validation keeps."""

from .reviews import Observation, Review

__all__ = ["Observation", "Review"]
