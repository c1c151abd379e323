# SPDX-License-Identifier: EUPL-1.2
"""One play of the attacker: worlds are sought that hide everybody, and what has none is given away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .aims import Aim, Found
from .integers import Ints, Program, Unsolved
from .walking import Walker
from .witnesses import Insiders, Pool

if TYPE_CHECKING:
    from .attacker import Attacker


class Game:
    """A program, and the worlds found so far that respect it."""

    def __init__(self, attacker: "Attacker", program: Program) -> None:
        self.attacker, self.program = attacker, program
        self.pool = Pool(program.matrix, attacker.known.sizes, attacker.masks)
        self.pool.add(attacker.worlds(program))
        self._walker = Walker(program, attacker.masks, attacker.within, self.pool, self._keep)
        self.inferred: list[int] = []
        self.never_empty: list[int] = []

    def outsiders(self) -> Found:
        """What whoever is none of the counted can tell. Raises ValueError if what was published cannot be true."""
        found = Found()
        if not len(self.pool.worlds) and not self._begin(found):
            return found
        aims = []
        for place, people in enumerate(self.attacker.hidden.tolist()):
            judged = bool(self.attacker.judged[place])
            if judged:
                aims.append(Aim(place, "empty", 0))
            aims.append(Aim(place, "enough", min(self.attacker.threshold - 1, people) if judged else 1))
            aims.append(Aim(place, "not-all", people - 1))
        for aim in self._sought(aims):
            self._settle(aim, found)
        return found

    def _begin(self, found: Found) -> bool:
        """Find a first world, any."""
        try:
            answer = self.program.least(np.zeros_like(self.program.sizes))
        except Unsolved:
            found.unsolved = True
            return False
        if answer is None or answer[1] is None:
            message = "no world respects what was published"
            raise ValueError(message)
        self._keep(answer[1][None])
        return True

    def insiders(self, found: Found) -> None:
        """What one of the counted can tell of the others, who knows of herself: the threshold is one less."""
        asked = Insiders(self.attacker.masks, self.attacker.known.sizes, self.attacker.threshold)
        for aim in found.implied:  # what anybody can tell, so can she
            for shown in asked.met.values():
                shown[aim.slice] = True
        for answer in (1, 0):
            asked.met[answer, "empty"][self.never_empty] = True
            for sought in ("empty", "enough"):
                asked.met[answer, sought][~self.attacker.judged] = True
        seen = 0
        while found.safe:
            asked.see(self.pool, seen, self.program.low, self.program.high)
            seen = len(self.pool.worlds)
            first: dict[tuple[int, int, str], Aim] = {}
            for slice_, crowd, answer, sought in asked.missing():  # a world for one crowd shows it for many
                value = int(asked.values[answer, sought][slice_, crowd])
                first.setdefault((slice_, answer, sought), Aim(slice_, sought, value, crowd, answer))
            if not first:
                return
            for each in self._sought(list(first.values())):
                self._settle_inside(each, asked, found)

    def ends(self, slice_: int, *, exact: bool) -> tuple[int, int, bool]:
        """The fewest and the most that may belong of a slice, and whether that is all that is possible."""
        sums = self.pool.sums[:, slice_]
        least, most = int(sums.min()), int(sums.max())
        if not exact:
            return least, most, False
        try:
            low = self._reached(Aim(slice_, "empty", least), exact=True)
            high = self._reached(Aim(slice_, "enough", most), exact=True)
        except Unsolved:
            return least, most, False
        assert low is not None
        assert high is not None
        return low, high, True

    def _sought(self, aims: Sequence[Aim]) -> list[Aim]:
        """Walk towards those of *aims* that no world of the pool shows; which ones none shows even then."""
        left = [aim for aim in aims if not self._shown(aim)]
        self._walker.lead(left, self._shown)
        return left

    def _shown(self, aim: Aim) -> bool:
        return bool(self._showing(aim).any())

    def _showing(self, aim: Aim) -> NDArray[np.bool_]:
        """Which worlds of the pool show *aim*."""
        sums = self.pool.sums[:, aim.slice]
        reached: NDArray[np.bool_] = sums >= aim.value if aim.aim == "enough" else sums <= aim.value
        if aim.crowd >= 0:
            (low, high) = self.attacker.within(aim)[aim.crowd]
            own = self.pool.worlds[:, aim.crowd]
            reached = reached & (own >= low) & (own <= high)
        return reached

    def _keep(self, worlds: Ints) -> None:
        """Keep those of *worlds* that are worlds indeed, wherever they come from."""
        held = [world for world in worlds if self.program.holds(world)]
        if held:
            self.pool.add(np.array(held))
            self.attacker.archive.extend(held)

    def _reached(self, aim: Aim, *, exact: bool = False) -> int | None:
        """How near to *aim* any world comes, or None if there is no such insider; a world that arrives is kept.

        Where it is ``exact``, how far beyond it any world goes. Raises Unsolved.
        """
        sign = -1 if aim.aim == "enough" else 1
        weights = sign * self.attacker.masks[aim.slice].astype(np.int64)

        def another(value: int) -> Ints | None:
            nearer = aim._replace(value=sign * value)
            self._walker.lead_far(nearer)
            shown = self._showing(nearer)
            return self.pool.worlds[shown][0] if shown.any() else None

        wanted = None if exact else sign * aim.value
        answer = self.program.least(weights, self.attacker.within(aim), wanted, another)
        if answer is None:
            return None
        if answer[1] is not None:
            self._keep(answer[1][None])
        return sign * answer[0]

    def _settle(self, aim: Aim, found: Found) -> None:
        """Whether *aim*, for which no walk found a world, has one; if not, whose fault it is."""
        if self._shown(aim):  # by what was found for another
            return
        try:
            reached = self._reached(aim)
            assert reached is not None  # there is a world: it was the first to be found
            if self._arrived(aim, reached):
                return
            rows = self.program.binding()
            threshold = self.attacker.threshold
            if aim.aim == "empty" and reached >= threshold:
                self.never_empty.append(aim.slice)
                return
            least, most = (self.attacker.before(aim, most=most) for most in (False, True))
            assert least is not None
            assert most is not None
            if not self._arrived(aim, most if aim.aim == "enough" else least):
                self._settle_implied(aim, least, most, found)
            elif aim.aim == "empty" and self.attacker.holds_enough(aim.slice):
                self.inferred.append(aim.slice)
                self.never_empty.append(aim.slice)
            else:
                found.broken.append((aim, rows))
        except Unsolved:
            found.broken.append((aim, []))
            found.unsolved = True

    def _settle_implied(self, aim: Aim, least: int, most: int, found: Found) -> None:
        """What was known before this cut is only reported, as long as this cut narrows it at neither end."""
        ends = aim._replace(aim="empty", value=least), aim._replace(aim="enough", value=most)
        narrowed = [self.program.binding() for end in ends if self._beyond(end)]
        found.broken += [(aim, rows) for rows in narrowed]
        if not narrowed:
            found.implied.append(aim)

    def _beyond(self, end: Aim) -> bool:
        """Whether no world goes as far as *end* any more, where one went before this cut was read."""
        if self._shown(end):
            return False
        reached = self._reached(end)
        assert reached is not None
        return not self._arrived(end, reached)

    def _settle_inside(self, aim: Aim, asked: Insiders, found: Found) -> None:
        shown = asked.met[aim.answer, aim.aim]
        if self._shown(aim):
            shown[aim.slice, aim.crowd] = True
            return
        try:
            reached = self._reached(aim)
            rows = self.program.binding()
            if reached is None:  # nobody there can be like that: whoever is none of them was asked already
                for each in ("empty", "enough", "not-all"):
                    asked.met[aim.answer, each][:, aim.crowd] = True
                return
            if not self._arrived(aim, reached) and not self._exempt(aim, reached):
                if self._tells_more(aim):
                    found.broken.append((aim, rows))
                else:
                    found.implied.append(aim)
            shown[aim.slice, aim.crowd] = True
        except Unsolved:
            found.broken.append((aim, []))
            found.unsolved = True

    def _tells_more(self, aim: Aim) -> bool:
        """Whether some world came nearer to *aim* before this cut was read than any does now."""
        end = self.attacker.before(aim, most=aim.aim == "enough")
        assert end is not None  # whoever is possible now was before
        return self._arrived(aim, end) or self._beyond(aim._replace(value=end))

    def _exempt(self, aim: Aim, reached: int) -> bool:
        """Whether she knows of at least the threshold, less one, of the others: so many hide each other."""
        own = aim.answer if self.attacker.masks[aim.slice, aim.crowd] else 0
        return aim.aim == "empty" and reached - own >= self.attacker.threshold - 1

    @staticmethod
    def _arrived(aim: Aim, reached: int) -> bool:
        return reached >= aim.value if aim.aim == "enough" else reached <= aim.value
