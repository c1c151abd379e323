# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the commission on a day: ``sessions`` writes it down, and earlier rooms read it of their own papers."""

from collections.abc import Iterable
from datetime import date

from conoceles.elections.models import Process

from .models import Member


def members(process: Process, on: date) -> list[Member]:
    """Whoever makes up the commission or attends it always, that day, in the order of their seats."""
    found = process.members.filter(set_aside="").select_related("postulant", "agreement", "process", "capacity")
    return in_order(each for each in found if each.on(on))


def in_order(some: Iterable[Member]) -> list[Member]:
    """Members in the order of their seats."""
    return sorted(some, key=lambda one: (one.rank, one.pk))
