# SPDX-License-Identifier: EUPL-1.2
"""The audit finds all that an attacker finds who tries every possible world, and nothing else."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conoceles.statistics.disclosure import (
    Flaw,
    Level,
    Status,
    assembled,
    audited,
    read,
    recomputed,
    written,
)
from conoceles.statistics.disclosure.report import cells

from .enumerated import Enumerated, stretches
from .worlds import RULES, careless, guarded, keys, people, until

pytestmark = pytest.mark.once


def ways(cell):
    return cell.position, cell.party, cell.sex


def told(cut):
    return [(ways(each.cell), each.low, each.high) for each in cells(cut.tables) if each.level is not Level.NOTHING]


def enumerated(everybody, cuts, rule):
    inferred = [
        (ways(each.slice.cell), each.slice.present, each.slice.absent, each.cut)
        for cut in cuts[:-1]
        for each in cut.inferred
    ]
    tables = [[] if cut.repeats else told(cut) for cut in cuts]
    game = Enumerated(everybody, tables, inferred, rule.threshold)
    live = [place for place, cut in enumerate(cuts) if not cut.repeats or place == len(cuts) - 1]
    truth = np.array([int(answer) for _, answer, _ in stretches(everybody)])
    return game, *game.verdict(live, truth)


def few(everybody):
    return sum(since is None for _, _, since in stretches(everybody)) <= 12


def agreed(everybody, every, rule):
    """The audit of the last of *every* cut, which must be what whoever tries every world finds; and that."""
    world, secret = assembled("g", keys(len(every)), everybody, every[:-1], rule)
    verdict = audited(world, every[-1], secret)
    _, broken, implied, known = enumerated(everybody, every, rule)
    assert verdict.status is (Status.VIOLATED if broken else Status.PROVEN)
    by_whom = {(each.flaw is Flaw.INSIDER) for each in verdict.violations if not each.implied}
    assert by_whom == {flaw == "desde-dentro" for _, flaw in broken}
    if by_whom != {True}:
        assert len({each for each in verdict.violations if not each.implied}) == len(broken)
        assert len([each for each in verdict.violations if each.implied and each.flaw is not Flaw.INSIDER]) == len(
            implied
        )
    if not broken:
        assert len(verdict.inferred) == len(known)
    return verdict


@given(st.data(), st.sampled_from(RULES), st.integers(1, 3))
@settings(max_examples=settings().max_examples // 2)
def test_it_finds_what_whoever_tries_every_world_finds(data, rule, cuts):
    everybody = data.draw(people(cuts))
    assume(few(everybody))
    agreed(everybody, [data.draw(careless(everybody, cut, rule)) for cut in range(cuts)], rule)


@given(st.data(), st.sampled_from(RULES), st.integers(1, 3))
@settings(max_examples=settings().max_examples // 5)
def test_what_is_published_gives_nobody_away(data, rule, cuts):
    everybody = data.draw(people(cuts))
    assume(few(everybody))
    reports = guarded(everybody, cuts, rule)
    for count, report in enumerate(reports, 1):
        some = [until(each, count) for each in everybody]
        game, broken, implied, _ = enumerated(some, [each.cut for each in reports[:count]], rule)
        assert (report.verdict.publishable, broken) == (True, set())
        assert recomputed(read(written(report))) == report.verdict
        for each in report.verdict.intervals:
            assert ((each.hidden, each.least, each.most), each.exact) == (game.ends(ways(each.cell)), True)
        # Whoever answered otherwise would be in a world that looks the same: nobody's answer is read in it.
        given_away = {place for group, _ in implied for place in group}
        for place, answers in zip(game.hidden, game.possible(), strict=True):
            assert answers == {0, 1} or place in given_away
