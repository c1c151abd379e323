# SPDX-License-Identifier: EUPL-1.2
"""Integer programs, solved by HiGHS, of whose answers nothing is believed that exact arithmetic does not confirm.

A world that the solver finds is rounded and held against every bound in whole numbers. So what is called safe was
shown to be so by worlds that exist; a solver that erred by a tolerance could only make the audit too strict.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

#: How far one search may go before the audit is given up. Nodes, which are the same on every machine, come first.
NODES, SECONDS = 50_000, 60.0
_NEAR = 1e-6


class _Silent(highspy.Highs):
    """HiGHS greets on standard output when callbacks are asked for, before it can be told to be silent; none is."""

    def enableCallbacks(self) -> None:  # noqa: N802
        self.setOptionValue("output_flag", False)  # noqa: FBT003 (HiGHS knows no names)


class Unsolved(Exception):  # noqa: N818 (it names what happened)
    """A search ended otherwise than with a proven answer: nothing may be published on it."""


class Program:
    """Integers from 0 to ``sizes``, with sums of some of them within bounds.

    ``matrix``: rows by variables, of zeros and ones; ``low`` and ``high``: of each row, inclusive.
    """

    def __init__(self, matrix: NDArray[np.int8], sizes: Ints, low: Ints, high: Ints) -> None:
        self.matrix, self.sizes, self.low, self.high = matrix, sizes, low, high
        self._duals = np.zeros(len(low))
        self._continuous = self._model(whole=False)
        self._whole: highspy.Highs | None = None

    def holds(self, world: Ints) -> bool:
        """Whether *world* is one, in exact arithmetic."""
        sums = self.matrix @ world
        inside = (world >= 0) & (world <= self.sizes)
        return bool(inside.all() and (sums >= self.low).all() and (sums <= self.high).all())

    def least(
        self,
        weights: Ints,
        within: Mapping[int, tuple[int, int]] | None = None,
        wanted: int | None = None,
        found: Callable[[int], Ints | None] | None = None,
    ) -> tuple[int, Ints | None] | None:
        """The least sum of *weights* by a world, and that world. None: there is no world.

        ``within`` narrows some variables. Where not even numbers with fractions reach ``wanted``, what they reach,
        rounded up, is answered at once, without a world; ``found`` may spare the long way, by another world that
        reaches as much as it is told.
        Raises :class:`Unsolved`.
        """
        within = within or {}
        status, bound, told = self._solve(self._continuous, weights, within)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status == highspy.HighsModelStatus.kOptimal:
            slack = _NEAR * max(1, abs(bound))
            if wanted is not None and bound - slack > wanted:
                return math.ceil(bound - slack), None
            world = self._confirmed(told, within)
            if world is not None and weights @ world <= bound + slack:
                return int(weights @ world), world
            aim = math.ceil(bound - slack) if wanted is None else wanted
            if found is not None and (world := found(aim)) is not None:
                return int(weights @ world), world
        if self._whole is None:
            self._whole = self._model(whole=True)
        status, bound, told = self._solve(self._whole, weights, within)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        world = self._confirmed(told, within) if status == highspy.HighsModelStatus.kOptimal else None
        if world is None:
            raise Unsolved(status)
        return int(weights @ world), world

    def binding(self) -> list[int]:
        """The rows without which the last answer for numbers with fractions would not be bound as it is."""
        return [int(row) for row in np.nonzero(np.abs(self._duals) > _NEAR)[0]]

    def _confirmed(self, told: Any, within: Mapping[int, tuple[int, int]]) -> Ints | None:
        """The world that the solver told, if it is one."""
        whole: Ints = np.rint(told).astype(np.int64)
        if not self.holds(whole) or any(not low <= whole[place] <= high for place, (low, high) in within.items()):
            return None
        return whole

    def _solve(
        self, model: highspy.Highs, weights: Ints, within: Mapping[int, tuple[int, int]]
    ) -> tuple[Any, float, Any]:
        every = np.arange(len(self.sizes), dtype=np.int32)
        model.changeColsCost(len(every), every, weights.astype(float))
        for place, (low, high) in within.items():
            model.changeColBounds(place, float(low), float(high))
        model.run()
        # Read before the bounds go back: a change makes HiGHS forget how it ended.
        told = model.getSolution()
        ended = model.getModelStatus(), model.getInfo().objective_function_value, told.col_value
        if model is self._continuous:
            self._duals = np.array(told.row_dual)
        for place in within:
            model.changeColBounds(place, 0.0, float(self.sizes[place]))
        return ended

    def _model(self, *, whole: bool) -> highspy.Highs:
        model = _Silent()  # type: ignore[no-untyped-call]
        options: dict[str, Any] = {"threads": 1, "random_seed": 0, "time_limit": SECONDS}
        if whole:
            options |= {"mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "mip_max_nodes": NODES}
            options |= {"mip_feasibility_tolerance": 1e-9}
        else:  # one question follows another: the last answer is where the next begins
            options |= {"presolve": "off", "simplex_strategy": 4}
        for name, value in options.items():
            model.setOptionValue(name, value)
        count = len(self.sizes)
        model.addVars(count, np.zeros(count), self.sizes.astype(float))
        starts = np.concatenate([[0], np.cumsum((self.matrix != 0).sum(axis=1))[:-1]]).astype(np.int32)
        places = np.nonzero(self.matrix)[1].astype(np.int32)
        values = np.ones(len(places))
        rows = len(self.low)
        model.addRows(rows, self.low.astype(float), self.high.astype(float), len(places), starts, places, values)
        if whole:
            every = np.arange(count, dtype=np.int32)
            model.changeColsIntegrality(count, every, np.full(count, highspy.HighsVarType.kInteger))
        return model
