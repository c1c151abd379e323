# SPDX-License-Identifier: EUPL-1.2
"""The audit of a cut: rule SDC-1, point 5, over the whole lattice, with all cuts before it."""

from collections.abc import Sequence
from importlib import metadata

from .aims import Aim, Found
from .attacker import Attacker
from .bands import Level, Shown
from .knowledge import Knowledge
from .report import Cut, Flaw, Inferred, Interval, Slice, Status, Verdict, Violation, cells
from .signed import Report
from .world import Secret, World

_FLAWS = {"empty": Flaw.EXISTENCE, "enough": Flaw.ABSENCE, "not-all": Flaw.EVERYBODY}
#: With so many crowds, only the plainest intervals are reckoned exactly: the others take too long.
_MANY = 60
SOLVER = f"HiGHS {metadata.version('highspy')}"


def audited(world: World, cut: Cut, secret: Secret) -> Verdict:
    """What an attacker can tell of *cut* of *world*, for whoever guards *secret*.

    Raises ValueError if *secret* is not what *cut*, or a cut before it, says.
    """
    known = Knowledge(world)
    truth = known.unknown(secret)
    attacker = Attacker(known, truth)
    low, high = attacker.bounds(known.told(_told(cut)))
    sums = attacker.matrix @ truth
    if not ((low <= sums) & (sums <= high)).all():
        message = "the cuts do not say what was counted"
        raise ValueError(message)
    return judged(attacker, cut)


def recomputed(report: Report) -> Verdict:
    """What an attacker can tell of the cut of *report*, without the secret.

    It must be the verdict of the report. Only one thing is taken from it: of which slices the guardian says that at
    least ten belong. Raises ValueError if what it says cannot be true of any world.
    """
    known = Knowledge(report.world)
    places = {slice_: place for place, (slice_, _) in enumerate(known.slices)}
    granted = [places[each.slice] for each in report.verdict.inferred if each.slice in places]
    return judged(Attacker(known, None, frozenset(granted)), report.cut)


def judged(attacker: Attacker, cut: Cut) -> Verdict:
    """The verdict on *cut*, once *attacker* has played against it."""
    told = attacker.known.told(_told(cut))
    found = attacker.play(told)
    status = Status.UNSOLVED if found.unsolved else Status.VIOLATED if found.broken else Status.PROVEN
    intervals = _intervals(attacker) if status is Status.PROVEN else ()
    slices, now = attacker.known.slices, attacker.known.world.now
    violations = _violations(slices, found)
    inferred = tuple(sorted((Inferred(slices[each][0], now) for each in attacker.inferred), key=repr))
    return Verdict(status, intervals, violations, inferred, SOLVER)


def _told(cut: Cut) -> list[Shown]:
    return [] if cut.repeats else [cell for cell in cells(cut.tables) if cell.level is not Level.NOTHING]


def _violations(slices: Sequence[tuple[Slice, object]], found: Found) -> tuple[Violation, ...]:
    def violation(aim: Aim, *, implied: bool) -> Violation:
        flaw = _FLAWS[aim.aim] if aim.crowd < 0 else Flaw.INSIDER
        return Violation(slices[aim.slice][0], flaw, implied)

    every = {violation(aim, implied=False) for aim, _ in found.broken}
    every |= {violation(aim, implied=True) for aim in found.implied}
    return tuple(sorted(every, key=repr))


def _intervals(attacker: Attacker) -> tuple[Interval, ...]:
    """What can be told of each cell of the lattice now: exactly of the plainest, and of all where few are hidden."""
    if attacker.last is None:
        return ()
    few = len(attacker.known.sizes) < _MANY
    return tuple(
        Interval(cell, int(attacker.hidden[place]), *attacker.last.ends(place, exact=few or cell.ways <= 1))
        for cell, place in attacker.known.lattice.items()
    )
