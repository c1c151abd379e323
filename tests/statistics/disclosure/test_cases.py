# SPDX-License-Identifier: EUPL-1.2
"""Cases that everybody who counts people should have at hand."""

from dataclasses import replace

import highspy
import pytest

from conoceles.statistics.disclosure import (
    Cell,
    Cut,
    Flaw,
    Level,
    Status,
    Table,
    assembled,
    audited,
    disclose,
    recomputed,
    words,
)
from conoceles.statistics.disclosure.bands import SDC_1, WEAKER, finest, shown
from conoceles.statistics.disclosure.report import Published, cells

from .worlds import guarded, person, until

pytestmark = pytest.mark.once


def some(place, yes, no, **named):
    return [person(place, answer, **named) for answer in [True] * yes + [False] * no]


def report_of(people):
    world, secret = assembled("g", ["c0"], people)
    return disclose(world, secret)


def said(report, table):
    return {each.cell: words(each) for part in report.cut.tables if part.table is table for each in part.cells}


def known(report, cell):
    return next((each.least, each.most) for each in report.verdict.intervals if each.cell == cell)


def unaudited(people, cuts=1):
    """Every table as finely as its counts allow."""
    tables = []
    for table in Table:
        every = sorted({table.cell(each.places[cuts - 1]) for each in people if each.places[cuts - 1]})
        counted = []
        for cell in every:
            inside = [each for each in people if cell.holds(each.places[cuts - 1])]
            count = sum(bool(each.answers[cuts - 1]) for each in inside)
            counted.append(shown(cell, count, len(inside), finest(count, len(inside), SDC_1), SDC_1))
        tables.append(Published(table, tuple(counted)))
    return Cut(f"c{cuts - 1}", tuple(tables))


def test_one_one_and_fifty():
    people = some(("d", "A", "m"), 1, 19) + some(("d", "B", "m"), 1, 19) + some(("d", "C", "m"), 50, 50)
    world, secret = assembled("g", ["c0"], people)
    # Fifty of fifty-two to fifty-four: at most four are left for the other two, of twenty each.
    flaws = {(each.slice.cell, each.flaw) for each in audited(world, unaudited(people), secret).violations}
    assert (Cell("", "A"), Flaw.ABSENCE) in flaws
    report = disclose(world, secret)
    assert report.verdict.publishable
    assert said(report, Table.BY_PARTY)[Cell("", "C")] in {"50 a 54", "50 a 59", "10 o más"}
    for party in "AB":
        assert said(report, Table.BY_PARTY)[Cell("", party)] in {"menos de 10", "no se publica"}
        least, most = known(report, Cell("", party))
        assert (least, most >= 9) == (0, True)


def test_the_only_one_of_a_party_is_nowhere_to_be_found():
    people = some(("d", "A", "m"), 1, 11) + some(("d", "B", "m"), 30, 30) + some(("p", "B", "h"), 20, 30)
    report = report_of(people)
    assert report.verdict.publishable
    assert said(report, Table.BY_PARTY)[Cell("", "A")] in {"menos de 10", "no se publica"}
    assert known(report, Cell("", "A"))[0] == 0
    assert recomputed(report) == report.verdict


def test_four_for_governor_say_nothing_of_any_of_the_four():
    people = [person(("g", party, "m"), party == "A") for party in "ABCD"]
    people += [each for party in "ABCD" for each in some(("d", party, "h"), 20, 20)]
    report = report_of(people)
    assert said(report, Table.BY_POSITION)[Cell("g")] in {"menos de 10", "no se publica"}
    assert known(report, Cell("g")) == (0, 4)
    assert {known(report, Cell("g", party)) for party in "ABCD"} == {(0, 1)}


@pytest.mark.parametrize("everybody", [10, 12, 15])
def test_where_all_belong_nobody_reads_that_all_do(everybody):
    report = report_of(some(("d", "A", "m"), everybody, 0) + some(("d", "B", "h"), 30, 30))
    assert report.verdict.publishable
    for cell in (Cell("", "A"), Cell("", "", "m")):
        least, _ = known(report, cell)
        assert least < everybody


def test_whoever_publishes_after_a_cut_uncovers_what_is_reported_and_never_kept_from_her():
    told = some(("d", "A", "m"), 9, 0, cuts=2, public=True, public_from=1)
    people = told + some(("d", "A", "m"), 2, 20, cuts=2) + some(("d", "B", "h"), 10, 30, cuts=2)
    people += some(("d", "B", "h"), 5, 10, cuts=2, since=1)
    first, second = guarded(people, 2, SDC_1)
    assert said(first, Table.BY_PARTY)[Cell("", "A")] == "10 a 14"
    # Nine of «10 a 14» have said so: at least one more did, and anybody can tell, whatever is published now.
    assert (Flaw.EXISTENCE, True) in {(each.flaw, each.implied) for each in second.verdict.violations}
    assert second.verdict.publishable
    world, secret = assembled("g", ["c0", "c1"], people, [first.cut])
    assert audited(world, second.cut, secret) == second.verdict


def test_whoever_leaves_between_two_cuts_is_not_what_is_missing_from_the_second():
    people = some(("d", "A", "m"), 14, 30, cuts=2)
    people += some(("d", "A", "m"), 1, 0, cuts=2, until=1) + some(("d", "A", "h"), 0, 9, cuts=2, since=1)
    people += some(("d", "B", "h"), 0, 30, cuts=2)
    first, second = guarded(people, 2, SDC_1)
    assert said(first, Table.TOTAL) == {Cell(): "15 a 19"}
    world, secret = assembled("g", ["c0", "c1"], people, [first.cut])
    careless = audited(world, unaudited(people, 2), secret)  # «10 a 14»: whoever left belonged
    assert careless.status is Status.VIOLATED
    assert {each.slice.absent for each in careless.violations} >= {(1,)}
    assert said(second, Table.TOTAL)[Cell()] in {"10 a 19", "10 o más", "no se publica"}
    assert second.verdict.publishable


def test_where_fewer_than_ten_changed_the_tables_of_the_cut_before_stand():
    people = some(("d", "A", "m"), 14, 30, cuts=2) + some(("d", "A", "m"), 1, 8, cuts=2, since=1)
    first, second = guarded(people, 2, SDC_1)
    assert second.cut.repeats
    assert not first.cut.repeats
    assert second.cut.tables == first.cut.tables
    assert second.verdict.publishable
    people += some(("d", "A", "m"), 0, 1, cuts=2, since=1)
    assert not guarded(people, 2, SDC_1)[1].cut.repeats


def test_without_crossed_tables_there_are_four():
    world, secret = assembled("g", ["c0"], some(("d", "A", "m"), 14, 30) + some(("p", "B", "h"), 20, 30))
    plain = [Table.TOTAL, Table.BY_SEX, Table.BY_POSITION, Table.BY_PARTY]
    assert [part.table for part in disclose(world, secret, crossed=False).cut.tables] == plain
    assert [part.table for part in disclose(world, secret).cut.tables][:4] == plain


@pytest.mark.parametrize(
    ("seed", "crossed"),
    [
        (0, False),
        (16, True),  # where a crossed table makes needless what those of one way needed
        *(pytest.param(seed, True, marks=pytest.mark.slow) for seed in range(20) if seed != 16),
    ],
)
def test_every_weakening_is_needed(seed, crossed):
    places = [(cargo, partido, sexo) for cargo in "dp" for partido in "AB" for sexo in "hm"]
    people = [
        each
        for number, place in enumerate(places)
        for each in some(place, (seed * 5 + number * 7) % 13, (seed + number * 5) % 23 + 1)
        + some(place, (seed + number) % 4, 1, public=True)
    ]
    world, secret = assembled("g", ["c0"], people)
    report = disclose(world, secret, crossed=crossed)
    assert report.verdict.publishable
    finest_of = {each.cell: each for each in cells(unaudited(people).tables)}
    weakened = 0
    for part in report.cut.tables:
        for each in part.cells:
            finer = finest_of[each.cell]
            while finer.level is not each.level and WEAKER[finer.level] is not each.level:
                count = sum(bool(one.answers[0]) for one in people if each.cell.holds(one.places[0]))
                finer = shown(each.cell, count, each.people, WEAKER[finer.level], SDC_1)
            if finer.level is not each.level:
                weakened += 1
                kept = tuple(finer if cell == each else cell for cell in part.cells)
                tables = tuple(replace(part, cells=kept) if other == part else other for other in report.cut.tables)
                assert not audited(world, replace(report.cut, tables=tables), secret).publishable
    assert weakened
    assert report == disclose(world, secret, crossed=crossed)


def test_a_solver_that_runs_out_of_time_publishes_nothing(monkeypatch):
    people = some(("d", "A", "m"), 14, 30) + some(("d", "B", "m"), 14, 30)
    world, secret = assembled("g", ["c0"], people)
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda solver: highspy.HighsModelStatus.kTimeLimit)
    report = disclose(world, secret)
    assert report.verdict.status is Status.UNSOLVED
    assert not report.verdict.publishable
    assert report.cut.tables == ()


def test_what_does_not_say_what_was_counted_is_no_cut_of_it():
    people = some(("d", "A", "m"), 14, 30)
    world, secret = assembled("g", ["c0"], people)
    cut = disclose(world, secret).cut
    with pytest.raises(ValueError, match="what was counted"):
        audited(world, cut, (3,))
    impossible = Published(Table.TOTAL, (shown(Cell(), 20, 44, Level.FINE, SDC_1),))
    contrary = Published(Table.BY_SEX, (shown(Cell("", "", "m"), 10, 44, Level.FINE, SDC_1),))
    report = disclose(world, secret)
    with pytest.raises(ValueError, match="no world"):
        recomputed(replace(report, cut=Cut("c0", (impossible, contrary))))


def test_where_nobody_has_anything_to_hide_all_is_said():
    report = report_of(some(("d", "A", "m"), 14, 30, public=True))
    assert said(report, Table.TOTAL) == {Cell(): "10 a 14"}
    assert report.verdict.intervals == ()
    assert until(person(("d", "A", "m"), answer=True, cuts=3), 1) == person(("d", "A", "m"), answer=True)
