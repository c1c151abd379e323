# SPDX-License-Identifier: EUPL-1.2
"""Which municipalities lie in which districts, as the electoral sections of the process tell."""

from itertools import groupby

from conoceles.elections.models import Process, Section
from conoceles.publication.snapshot import Crossing


def crossings(process: Process, places: dict[int, str]) -> tuple[Crossing, ...]:
    """Every municipality and district that share sections; *places* are the ids of the snapshot by primary key."""
    rows = (
        Section.objects.filter(process=process)
        .order_by("municipality", "district", "number")
        .values_list("municipality", "district", "number")
    )
    return tuple(
        Crossing(places[municipality], places[district], _ranges([number for *_, number in shared]))
        for (municipality, district), shared in groupby(rows.iterator(), key=lambda row: row[:2])
    )


def _ranges(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """Ascending *numbers* as runs of consecutive ones."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        follows = runs and runs[-1][1] + 1 == number
        runs[-1:] = [(runs[-1][0], number)] if follows else [*runs[-1:], (number, number)]
    return tuple(runs)
