# SPDX-License-Identifier: EUPL-1.2
"""A count is what whoever lives through an invented process, hour by hour, would count with her fingers."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.statistics.progress.rules import (
    Cell,
    Counts,
    Facts,
    Figures,
    Path,
    Sealed,
    Stage,
    Whom,
    counted,
    days,
    differences,
    expected,
    ordered,
    read,
    shown_at,
    table,
    written,
)
from conoceles.statistics.progress.rules.days import Instant

START = datetime(2024, 3, 1, tzinfo=UTC)
HOURS = 12


def at(hour):
    return START + timedelta(hours=hour)


_hour = st.integers(0, HOURS)
_once = st.none() | _hour


@st.composite
def people(draw):
    """Somebody of an invented process, as a list of what happens to her in each hour."""
    turns = sorted(draw(st.sets(_hour, max_size=4)))
    return {
        "cell": Cell(
            draw(st.sampled_from(["gubernatura", "ayuntamiento"])), "presidencia", draw(st.sampled_from("abc")),
            "municipio:1", draw(st.sampled_from(["mujer", "hombre"])), draw(st.sampled_from("PS")),
        ),
        "turns": turns,  # in, out, in, out
        "owes": draw(st.booleans()),
        "identity": draw(st.booleans()),
        **{event: draw(_once) for event in ("delivered", "begun", "sent", "validated", "answered")},
        "off": sorted(draw(st.sets(_hour, max_size=2))),
    }  # fmt: skip


_releases = st.lists(st.tuples(_hour, st.integers(0, 2)), max_size=4)


def facts(one):
    spans = [*one["turns"], None] if len(one["turns"]) % 2 else one["turns"]
    moment = lambda hour: None if hour is None else at(hour)  # noqa: E731
    stood = tuple((moment(a), moment(b)) for a, b in zip(spans[::2], spans[1::2], strict=True))
    off = [*one["off"], None] if len(one["off"]) % 2 else one["off"]
    return Facts(
        one["cell"],
        stood,
        moment(one["delivered"]),
        Path(one["owes"], *(moment(one[each]) for each in ("begun", "sent", "validated"))),
        Path(one["identity"], sent=moment(one["answered"])),
        tuple((moment(a), moment(b)) for a, b in zip(off[::2], off[1::2], strict=True)),
    )


def lived(everybody, releases, until):  # noqa: C901  (a life is long)
    """The same by living through it: each hour changes what is, and the site shows what the last release read."""
    rows = [{"who": one, "in": False, "did": set(), "off": False, "site": False, "ever": False} for one in everybody]
    pending = []
    for hour in range(until + 1):
        for row in rows:
            who = row["who"]
            if hour in who["turns"]:
                row["in"] = who["turns"].index(hour) % 2 == 0
            row["ever"] |= row["in"]
            if hour in who["off"]:
                row["off"] = who["off"].index(hour) % 2 == 0
            row["did"] |= {
                event for event in ("delivered", "begun", "sent", "validated", "answered") if who[event] == hour
            }
            if not row["in"] or row["off"]:
                row["site"] = False  # at once, and in what is being made too
                for _, of_whom in pending:
                    of_whom.discard(id(row))
        for froze, delay in releases:
            if froze == hour:
                seen = {id(row) for row in rows if row["in"] and not row["off"] and "validated" in row["did"]}
                pending.append((hour + delay, seen))
        for showing, seen in sorted(pending, key=lambda each: each[0]):
            if showing == hour:
                for row in rows:
                    row["site"] |= id(row) in seen
    return rows


@pytest.mark.invented
@given(st.lists(people(), max_size=8), _releases, _hour, st.sampled_from(Whom))
def test_counts_agree_with_whoever_lived_through_it(everybody, releases, until, whom):
    shown = sorted((at(froze), at(froze + delay)) for froze, delay in releases)
    figures = counted(map(facts, everybody), at(until), dict.fromkeys(["gubernatura", "ayuntamiento"], shown), whom)

    mine = Counter()
    answered = Counter()
    for row in lived(everybody, releases, until):
        who = row["who"]
        if not (row["ever"] if whom is Whom.EVERYBODY else row["in"]):
            continue
        mine[who["cell"], Stage.REGISTERED] += 1
        if who["identity"]:
            answered[who["cell"].office, who["cell"].postulant, who["cell"].sex] += "answered" in row["did"]
        if not who["owes"]:
            continue
        mine[who["cell"], Stage.OWING] += 1
        mine[who["cell"], Stage.PUBLISHED] += row["site"]
        for stage, event in zip(
            (Stage.DELIVERED, Stage.BEGUN, Stage.SENT, Stage.VALIDATED),
            ("delivered", "begun", "sent", "validated"),
            strict=True,
        ):
            mine[who["cell"], stage] += event in row["did"]
    found = {
        (cell, stage): count
        for cell, counts in figures.cells.items()
        for stage, count in zip(Stage, counts, strict=True)
        if count
    }
    assert found == {key: count for key, count in mine.items() if count}
    assert {key: sealed.sent for key, sealed in figures.identity.items()} == dict(answered)


_figures = st.builds(
    Figures,
    st.dictionaries(
        st.builds(Cell, *[st.sampled_from("ab")] * 6), st.builds(Counts, *[st.integers(0, 9)] * 7), max_size=12
    ),
    st.dictionaries(st.tuples(*[st.sampled_from("ab")] * 3), st.builds(Sealed, *[st.integers(0, 9)] * 4)),
)


@pytest.mark.invented
@given(_figures)
def test_every_table_of_a_cut_adds_up_to_the_same(figures):
    for by in ((), ("office",), ("postulant",), ("office", "postulant"), ("place", "sex"), Cell._fields):
        rows = table(figures, *by)
        assert [sum(column) for column in zip(*(row.counts for row in rows), strict=True)] == (
            list(figures.total) if figures.cells else []
        )
    assert read(json.dumps(written(figures)).encode()) == figures
    assert differences(figures, figures) == []


def test_a_difference_says_where_and_what():
    cell = Cell("gubernatura", "titular", "a", "entidad:31", "mujer", "P")
    one, other = Figures({cell: Counts(1, 1)}, {}), Figures({}, {})
    assert differences(one, other) == [(cell, Counts(1, 1), Counts())]


def test_a_day_without_cut_is_said_and_nothing_stands_in_its_place():
    counted_ = {date(2024, 3, 1), date(2024, 3, 4)}
    assert [(each.day.day, each.counted) for each in days(counted_, date(2024, 3, 5))] == [
        (1, True), (2, False), (3, False), (4, True), (5, False),
    ]  # fmt: skip
    assert days(set()) == []


def test_an_ordered_report_uses_the_cut_that_begins_its_day_or_the_one_that_ends_it():
    orders = ordered("2024-05-31 avance, 2024-03-01 avance, 2024-09-01 final")
    assert orders == [(date(2024, 3, 1), False), (date(2024, 5, 31), False), (date(2024, 9, 1), True)]
    taken, today = {date(2024, 3, 1), date(2024, 6, 1)}, date(2024, 6, 5)
    beginning = shown_at(orders, Instant.BEGINNING, taken, today)
    assert [(each.cut, each.counted, each.missed) for each in beginning] == [
        (date(2024, 3, 1), True, False), (date(2024, 5, 31), False, True), (date(2024, 9, 1), False, False),
    ]  # fmt: skip
    end = shown_at(orders, Instant.END, taken, today)
    assert [(each.cut, each.counted, each.missed) for each in end[:2]] == [
        (date(2024, 3, 2), False, True), (date(2024, 6, 1), True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "days_", "wanted"),
    [
        (date(2024, 6, 3), [], True),  # what happened on the election day is in the cut of the day after
        (date(2024, 6, 4), [], False),
        (date(2024, 9, 1), [date(2024, 9, 1)], True),
        (date(2024, 9, 3), [date(2024, 9, 1)], False),
    ],
)
def test_nobody_counts_after_the_last_ordered_cut(today, days_, wanted):
    assert expected(today, begun=True, days=days_, election_day=date(2024, 6, 2)) is wanted
    assert not expected(today, begun=False, days=days_, election_day=date(2024, 6, 2))
