# SPDX-License-Identifier: EUPL-1.2
"""Accounts follow what was just written in the register (``settings.REGISTER_FOLLOWED_BY``)."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.rules import Followed
from conoceles.elections.models import Process

from . import actions, leaving, queries


def follow(process: Process, *, by: Capacity) -> Followed:
    """Close to those who stand no more what they had, open it to those who stand again, and move what is elsewhere.

    Nothing is put on record of what there was none of.
    """
    left = actions.close(process, by=by) if leaving.anything_of_who_left(process) else None
    reopened = actions.reopen(process, by=by).accounts if leaving.shut_out(process).exists() else 0
    moved = actions.move(process, by=by) if queries.misplaced(process).exists() else None
    return Followed(
        accounts=moved.accounts if moved else 0,
        letters=moved.letters if moved else 0,
        annulled=left.letters if left else 0,
        closed=left.accounts if left else 0,
        reopened=reopened,
    )
