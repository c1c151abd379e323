# SPDX-License-Identifier: EUPL-1.2
"""Invented people for statistics: by hypothesis, a dozen at most, or by hand."""

from hypothesis import strategies as st

from conoceles.statistics.disclosure import Cell, Cut, Person, Published, Rule, Table, assembled, disclose
from conoceles.statistics.disclosure.bands import WEAKER, Level, finest, shown

PLACES = [(cargo, partido, sexo) for cargo in ("d", "p") for partido in ("A", "B") for sexo in ("h", "m")]
RULES = [Rule(2, 1), Rule(4, 2), Rule(10, 5)]


def person(place, answer, *, public=False, cuts=1, since=0, until=None, public_from=0, counted=True):
    """Who stands in *place* from cut *since* to before *until*."""
    stands = range(since, cuts if until is None else until)
    return Person(
        registered=tuple(place if cut in stands else None for cut in range(cuts)),
        counted=tuple(counted and cut in stands for cut in range(cuts)),
        answers=(answer,) * cuts,
        public=tuple(public and cut >= public_from for cut in range(cuts)),
    )


@st.composite
def people(draw, cuts, most=10):
    """Some who come, leave, move, stop agreeing, publish what they answered or answer otherwise."""
    found = []
    for _ in range(draw(st.integers(3, most))):
        place, answer = draw(st.sampled_from(PLACES)), draw(st.booleans())
        since, until = draw(st.sampled_from([(0, cuts)] * 3 + [(0, 1), (cuts - 1, cuts)]))
        changes = draw(st.integers(0, 9)) == 0 and cuts > 1
        moves = draw(st.integers(0, 9)) == 0
        public_from = draw(st.sampled_from([99, 99, 99, 0, cuts - 1]))
        registered, counted, answers, public = [], [], [], []
        for cut in range(cuts):
            registered.append(None if not since <= cut < until else draw(st.sampled_from(PLACES)) if moves else place)
            counted.append(registered[-1] is not None and draw(st.integers(0, 9)) > 0)
            answers.append(answer if not changes or cut < cuts - 1 else not answer)
            public.append(cut >= public_from)
        found.append(Person(tuple(registered), tuple(counted), tuple(answers), tuple(public)))
    return found


def until(person, cuts):
    """*person* as of the first *cuts*."""
    return Person(*(getattr(person, each)[:cuts] for each in ("registered", "counted", "answers", "public")))


def keys(cuts):
    """The keys of so many cuts."""
    return [f"c{cut}" for cut in range(cuts)]


def guarded(everybody, cuts, rule):
    """What :func:`disclose` says at each of *cuts*, one after another."""
    reports = []
    for count in range(1, cuts + 1):
        some = [until(each, count) for each in everybody]
        world, secret = assembled("g", keys(count), some, [report.cut for report in reports], rule)
        reports.append(disclose(world, secret))
    return reports


def telling(everybody, levels, cut, rule):
    """The tables of a *cut* that nobody audited, which tells of some cells alone: *levels*, by position, party, sex."""
    tables = {}
    for ways, level in sorted(levels.items()):
        cell = Cell(*ways)
        mine = [each for each in everybody if cell.holds(each.places[cut])]
        count = sum(bool(each.answers[cut]) for each in mine)
        table = "-".join(name for name, way in zip(("cargo", "partido", "sexo"), ways, strict=True) if way) or "total"
        tables.setdefault(Table(table), []).append(shown(cell, count, len(mine), level, rule))
    return Cut(f"c{cut}", tuple(Published(table, tuple(cells)) for table, cells in tables.items()))


@st.composite
def careless(draw, everybody, cut, rule):
    """The tables of a *cut* that nobody audited: each cell as finely as it happens to be."""
    tables = []
    for table in draw(st.lists(st.sampled_from(list(Table)), unique=True, max_size=4)):
        cells = []
        here = [each for each in everybody if each.places[cut]]
        for cell in sorted({table.cell(each.places[cut]) for each in here}):
            mine = [each for each in here if cell.holds(each.places[cut])]
            count = sum(bool(each.answers[cut]) for each in mine)
            level = finest(count, len(mine), rule)
            for _ in range(draw(st.integers(0, 2))):
                level = WEAKER.get(level, Level.NOTHING)
            cells.append(shown(cell, count, len(mine), level, rule))
        tables.append(Published(table, tuple(cells)))
    return Cut(f"c{cut}", tuple(tables))
