# SPDX-License-Identifier: EUPL-1.2
"""What does not work as it should now: to whoever operates the system, to mend; to whom it concerns, to know."""

from datetime import datetime

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.custody.watching import queries as watching
from conoceles.custody.watching import words
from conoceles.custody.watching.rules import Kind

from .kinds import Waiting

_PRINT = {Role.AREA, Role.INSTANCE, Role.LOCAL_COUNCIL, Role.SECRETARY}
_CAPTURE = {Role.CANDIDACY, Role.PARTY, Role.AREA, Role.INSTANCE, Role.LOCAL_COUNCIL}
#: Whom it concerns, by what is wrong.
_CONCERNED: dict[Kind, set[Role]] = {
    Kind.MAIL: _PRINT,
    Kind.QUEUE: _PRINT | {Role.PARTY, Role.WORKING_GROUP},
    Kind.DISK: _CAPTURE | {Role.SECRETARY},
    Kind.KEYS: _CAPTURE,
    Kind.CLOCK: _CAPTURE | {Role.SECRETARY},
}
#: What the line of backups tells the Unidad already.
_OF_BACKUPS = {Kind.BACKUP, Kind.JOURNAL, Kind.DRILL, Kind.KEY_DRILL}


def degraded(by: Capacity, now: datetime) -> list[str]:
    """In words, with what she can do meanwhile; nothing where all that she needs works."""
    concern = [kind for kind, whom in _CONCERNED.items() if by.role in whom]
    wrong = watching.degraded(now) if concern else set()
    return [words.MEANWHILE[kind] for kind in concern if kind in wrong]


def alerts() -> list[Waiting]:
    """A line for each alert that nobody answered; those answered and not over are told, and ask for nothing."""
    return [
        Waiting(
            words.TITLES[each.kind],
            address=reverse("watching:answer", args=[each.pk]),
            note=words.figures(each),
            settled=each.answered_at is not None,
        )
        for each in watching.opened()
        if each.kind not in _OF_BACKUPS
    ]
