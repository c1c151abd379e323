# SPDX-License-Identifier: EUPL-1.2
"""What may be noticed in an answer: small rules over plain values, each in a time that grows as the text does."""

from .found import Found, Kind

__all__ = ["Found", "Kind"]
