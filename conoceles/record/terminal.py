# SPDX-License-Identifier: EUPL-1.2
"""What keeps a command of the terminal from being done."""

from django.core.management.base import CommandError


class Error(CommandError):
    """What keeps a command from being done; Django prints this class's name before the sentence."""
