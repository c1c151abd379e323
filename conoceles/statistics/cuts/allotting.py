# SPDX-License-Identifier: EUPL-1.2
"""What may be supposed of those whom an earlier cut counted and nobody may open any more.

They withdrew, or left. The cut's sealed counts say how many of them said yes in each place, and not who: the audit of
a later cut needs no more than answers that come to the same counts, and that is what each is given here, in memory.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel.refusals import Refused
from conoceles.statistics.disclosure.integers import Program, Unsolved

from .read import Earlier, Reading
from .rules import Reason

#: Whether a revision of a candidacy, that is not opened, is taken for a yes.
Allotted = dict[tuple[uuid.UUID, int], bool]
_Place = tuple[int, tuple[str, str, str]]


@sensitive_variables()
def allot(reading: Reading, group: str, earlier: Sequence[Earlier]) -> Allotted:
    """An answer for each revision that *earlier* cuts counted and is not opened. Raises Refused: NOT_COUNTABLE."""
    where: dict[tuple[uuid.UUID, int], list[_Place]] = defaultdict(list)
    for number, cut in enumerate(earlier):
        for who, member in cut.members.items():
            if member.revision is not None and member.revision not in reading.yes:
                where[who, member.revision].append((number, member.place))
    if not where:
        return {}
    shown = {each: group in reading.shown[each[0]] for each in where if reading.shown.get(each[0])}
    left = _left(reading, group, earlier)
    left.subtract(place for each, yes in shown.items() if yes for place in where[each])
    alike: dict[tuple[_Place, ...], list[tuple[uuid.UUID, int]]] = defaultdict(list)
    for each, places in where.items():
        if each not in shown:
            alike[tuple(places)].append(each)
    shares = _shares(list(alike), [len(each) for each in alike.values()], left) if alike else []
    supposed = zip(alike.values(), shares, strict=True)
    return shown | {each: number < share for those, share in supposed for number, each in enumerate(those)}


@sensitive_variables()
def _left(reading: Reading, group: str, earlier: Sequence[Earlier]) -> Counter[_Place]:
    """How many said yes in each place at each cut, of those who are not opened."""
    left: Counter[_Place] = Counter()
    for number, cut in enumerate(earlier):
        left.update({(number, place): said for place, (_, said) in cut.counts.get(group, {}).items()})
        left.subtract(
            (number, member.place)
            for member in cut.members.values()
            if member.revision is not None and group in reading.yes.get(member.revision, ())
        )
    return left


def _shares(crowds: list[tuple[_Place, ...]], sizes: list[int], left: Counter[_Place]) -> list[int]:
    """How many of each crowd said yes, so that what is left of each place comes out."""
    rows = sorted({place for crowd in crowds for place in crowd})
    matrix = np.array([[place in crowd for crowd in crowds] for place in rows], dtype=np.int8)
    wanted = np.array([left[place] for place in rows], dtype=np.int64)
    program = Program(matrix, np.array(sizes, dtype=np.int64), wanted, wanted)
    try:
        world = program.least(np.zeros(len(crowds), dtype=np.int64))
    except Unsolved:
        world = None
    if world is None or world[1] is None:
        raise Refused(Reason.NOT_COUNTABLE)
    return [int(share) for share in world[1]]
