# SPDX-License-Identifier: EUPL-1.2
"""Later steps follow what was just written in the register: named in settings, for this step calls none of them."""

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process

from .rules import Followed


def followed(process: Process, by: Capacity) -> Followed:
    """Have the accounts follow what the register of *process* says now."""
    return import_string(settings.REGISTER_FOLLOWED_BY)(process, by=by)  # type: ignore[no-any-return]
