# SPDX-License-Identifier: EUPL-1.2
"""Accounts follow what was just written in the register (``settings.REGISTER_FOLLOWED_BY``)."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.rules import Followed
from conoceles.elections.models import Process

from . import actions, queries


def follow(process: Process, *, by: Capacity) -> Followed:
    """Annul the letters of those who stand no more, and move the accounts that are not where their candidacies are.

    Nothing is put on record of what there was none of.
    """
    annulled = actions.annul(process, by=by).letters if queries.of_who_left(process).exists() else 0
    if not queries.misplaced(process).exists():
        return Followed(annulled=annulled)
    moved = actions.move(process, by=by)
    return Followed(moved.accounts, moved.letters, annulled)
