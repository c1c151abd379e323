# SPDX-License-Identifier: EUPL-1.2
"""Accounts follow what was just written in the register (``settings.REGISTER_FOLLOWED_BY``)."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.rules import Followed
from conoceles.elections.models import Process

from . import actions, queries


def follow(process: Process, *, by: Capacity) -> Followed:
    """Move the accounts that are not where their candidacies are; nothing is put on record when there is none."""
    if not queries.misplaced(process).exists():
        return Followed()
    moved = actions.move(process, by=by)
    return Followed(moved.accounts, moved.letters)
