# SPDX-License-Identifier: EUPL-1.2
"""Releases, looked up."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy, Movement
from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.validation import queries as validated
from conoceles.validation.models import Pause, Review, Withdrawal
from conoceles.validation.rules import Outcome

from . import shelf
from .gates.queries import gates
from .models import Exit, Release
from .rules import Reason
from .snapshot import Snapshot
from .withdrawing.due import Due, due


def shown(process: Process) -> Release | None:
    """The release that the public sees: the last one shown."""
    return process.releases.filter(shown_at__isnull=False).order_by("-number").first()


def shown_since(process: Process) -> datetime | None:
    """When the release that the public sees was shown; None before the first (``settings.SHOWN_SINCE``)."""
    found = shown(process)
    return found.shown_at if found else None


def unshown(process: Process) -> Release | None:
    """The release that somebody froze and did not come to be shown, if there is one."""
    return process.releases.filter(shown_at=None, withdrawing=False).order_by("-number").first()


def to_withdraw(process: Process) -> Due:
    """What the shown release shows that it may no longer: told from what it was frozen from, never remembered.

    Raises Refused (FREEZE_GONE) when that is lost: only a publication by a person tells what is shown then.
    """
    shelf_ = shelf.of(process.slug)
    number = shelf_.visible
    if not number:
        return Due()
    try:
        return due(process, Snapshot(shelf_.freezes / str(number)))
    except FileNotFoundError:
        raise Refused(Reason.FREEZE_GONE, number=number) from None


def approved_alone(process: Process, *, until: datetime, by: Capacity) -> bool:
    """Whether two persons are asked for, and the one behind *by* approved something that would become public.

    Of what was approved by then, and after the release that the public sees was read; of an office that this one
    did not show, whenever it was approved; and of whoever is back since then, for what was approved while she was off
    nobody published. Whoever gave back what was off the site approved that it is seen again.
    """
    if not process.parameters.get("two_persons", {}).get("value"):
        return False
    last = shown(process)
    hers = Review.objects.filter(
        revision__candidacy__process=process,
        outcome=Outcome.APPROVED,
        decided_by__user=by.user_id,
        decided_at__lte=until,
    )
    office = "revision__candidacy__formula__position__office__key"
    hers = hers.filter(**{f"{office}__in": [gate.office for gate in gates(process) if not gate.closed(until)]})
    if last:
        back = Q(revision__candidacy__in=_back(process, last), revision__in=validated.approved())
        hers = hers.filter(Q(decided_at__gt=last.frozen_at) | ~Q(**{f"{office}__in": last.offices}) | back)
    return hers.exists() or any(_gave_back(table, process, last, until, by) for table in (Pause, Withdrawal))


def _back(process: Process, last: Release) -> list[Any]:
    """Of whom something was off the site, or who did not stand, and it may be seen again since *last* was read."""
    lifted = [
        table.objects.filter(candidacy__process=process, lifted_at__gt=last.frozen_at)  # type: ignore[attr-defined]
        for table in (Pause, Withdrawal)
    ]
    restored = Movement.objects.filter(process=process, kind=Movement.Kind.RESTORATION, at__gt=last.frozen_at)
    return [pk for rows in (*lifted, restored) for pk in rows.values_list("candidacy", flat=True)]


def _gave_back(table: Any, process: Process, last: Release | None, until: datetime, by: Capacity) -> bool:
    """Whether she gave back something that the public does not see again yet."""
    given = table.objects.filter(candidacy__process=process, lifted_by__user=by.user_id, lifted_at__lte=until)
    return given.filter(lifted_at__gt=last.frozen_at).exists() if last else given.exists()


def releases_shown(process: Process) -> dict[str, list[tuple[datetime, datetime]]]:
    """When each release that showed an office was frozen and shown, in their order, by office (``RELEASES_SHOWN``)."""
    found: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    shown = process.releases.filter(shown_at__isnull=False).order_by("frozen_at", "number")
    for froze, at, offices in shown.values_list("frozen_at", "shown_at", "offices"):
        for office in offices:
            found[office].append((froze, at))
    return found


def exits_of(candidacy: Candidacy) -> QuerySet[Exit]:
    """What left the site of *candidacy*, the last first."""
    return Exit.objects.filter(candidacy=candidacy).select_related("release").order_by("-release__number")
