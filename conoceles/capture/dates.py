# SPDX-License-Identifier: EUPL-1.2
"""Days in words."""

from datetime import date

from django.utils.formats import date_format


def day(day: date) -> str:
    """«3 de marzo de 2027»."""
    return str(date_format(day, r"j \d\e F \d\e Y")).lower()
