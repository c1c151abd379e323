# SPDX-License-Identifier: EUPL-1.2
"""The rule again, written from its text over every possible world, one person at a time.

It shares no code with the audit, and is only for worlds of a dozen people.
"""

from itertools import groupby, product

import numpy as np


def stretches(people):
    """(places by cut, answer, cut from which it is public) of each stretch of cuts with one answer."""
    found = []
    for person in people:
        cuts = range(len(person.answers))
        for answer, along in groupby(cuts, key=lambda cut: person.answers[cut]):
            run = list(along)
            places = tuple(person.registered[cut] if cut in run and person.counted[cut] else None for cut in cuts)
            public = [cut for cut in run if person.public[cut]]
            if any(places):
                found.append((places, answer, public[0] if public else None))
    return found


class Enumerated:
    """Every world that agrees with what an attacker read: rows of zeros and ones, one column for each stretch."""

    def __init__(self, people, tables, inferred, threshold):
        """*tables*: by cut, the cells shown; *inferred*: (cell, present, absent, cut) that earlier cuts gave away."""
        self.who = stretches(people)
        self.k = threshold
        self.now = len(tables) - 1
        self.hidden = [place for place, (_, _, since) in enumerate(self.who) if since is None]
        worlds = np.array(list(product((0, 1), repeat=len(self.hidden))), dtype=int)
        full = np.zeros((len(worlds), len(self.who)), dtype=int)
        full[:, self.hidden] = worlds
        for place, (_, answer, since) in enumerate(self.who):
            if since is not None:
                full[:, place] = int(answer)
        self.before = self._agreeing(full, tables[:-1])
        for cell, present, absent, cut in inferred:
            among = [
                place
                for place in self._in(cell, present, absent)
                if self.who[place][2] is None or self.who[place][2] > cut
            ]
            self.before = self.before[self.before[:, among].sum(axis=1) >= threshold]
        self.after = self._agreeing(self.before, [[]] * self.now + tables[-1:])

    def _in(self, cell, present, absent=()):
        def counts(places, cut):
            return places[cut] is not None and all(a in ("", b) for a, b in zip(cell, places[cut], strict=True))

        return [
            place
            for place, (places, _, _) in enumerate(self.who)
            if all(counts(places, cut) for cut in present) and not any(counts(places, cut) for cut in absent)
        ]

    def _agreeing(self, worlds, tables):
        for cut, shown in enumerate(tables):
            for cell, low, high in shown:
                count = worlds[:, self._in(cell, [cut])].sum(axis=1)
                worlds = worlds[(count >= low) & (count <= (high if high is not None else len(self.who)))]
        return worlds

    def groups(self, live):
        """Every set of hidden people that somebody may ask about."""
        names = [
            sorted({places[cut][way] for places, _, _ in self.who for cut in live if places[cut]}) for way in range(3)
        ]
        cells = list(product(*(["", *each] for each in names)))
        asked = [(cell, (cut,), ()) for cell in cells for cut in live]
        self.cells = {frozenset(self._in(*each)) & frozenset(self.hidden) for each in asked}
        asked += [(cell, (a,), (b,)) for cell in cells for a in live for b in live if a != b]
        found = {frozenset(self._in(*each)) & frozenset(self.hidden) for each in asked}
        for place in self.hidden:
            found.add(frozenset(other for other in self.hidden if self.who[other][0] == self.who[place][0]))
        return sorted((each for each in found if each), key=sorted)

    def verdict(self, live, truth):
        """(what is broken, what is implied, which groups are known to reach the threshold). *truth*: by stretch."""
        groups, worlds, known = self.groups(live), self.after, set()
        while True:
            broken, implied, fresh = set(), set(), set()
            for group in groups:
                columns = sorted(group)
                told, was = worlds[:, columns].sum(axis=1), self.before[:, columns].sum(axis=1)
                least, most, size = told.min(), told.max(), len(group)
                cell = group in self.cells or size < self.k  # many who came or left are judged as no cell
                enough = min(self.k - 1, size) if cell else 1
                narrowed = least > was.min() or most < was.max()
                flaws = {
                    "existencia": (cell and 0 < least < self.k, was.min() > 0),
                    "ausencia": (most < enough, was.max() < enough),
                    "totalidad": (least == size, was.min() == size),
                }
                for flaw, (told_now, told_before) in flaws.items():
                    if not told_now:
                        continue
                    if told_before:
                        (broken if narrowed else implied).add((group, flaw))
                    elif flaw == "existencia" and truth[columns].sum() >= self.k:
                        fresh.add(group)
                    else:
                        broken.add((group, flaw))
            if broken or not fresh:
                break
            known |= fresh
            for group in fresh:
                worlds = worlds[worlds[:, sorted(group)].sum(axis=1) >= self.k]
        self.told = worlds  # with what follows from the rule itself
        if not broken:
            broken |= self._inside(worlds, groups, {group for group, _ in implied})
        return broken, implied, known

    def _inside(self, worlds, groups, told_anyway):
        broken = set()
        for person, answer in product(self.hidden, (0, 1)):
            mine = worlds[worlds[:, person] == answer]
            was = self.before[self.before[:, person] == answer]
            for group in groups:
                others = sorted(group - {person})
                if not len(mine) or not others or group in told_anyway:
                    continue
                now, then = mine[:, others].sum(axis=1), was[:, others].sum(axis=1)
                cell = group in self.cells or len(group) < self.k
                enough = min(self.k - 2, len(others)) if cell else 0
                if cell and 0 < now.min() < self.k - 1 and not 0 < then.min() <= now.min() <= then.min():
                    broken.add((group, "desde-dentro"))
                if now.max() < enough and not (then.max() < enough and now.max() == then.max()):
                    broken.add((group, "desde-dentro"))
                if now.min() == len(others) and then.min() != len(others):
                    broken.add((group, "desde-dentro"))
        return broken

    def ends(self, cell):
        """The fewest and the most that may belong, of those who are in *cell* now and whose answers nobody can read."""
        columns = [place for place in self._in(cell, [self.now]) if place in self.hidden]
        count = self.told[:, columns].sum(axis=1)
        return len(columns), count.min(), count.max()

    def possible(self):
        """Of each hidden stretch, the answers that it may have given."""
        return [{int(each) for each in self.after[:, place]} for place in self.hidden]
