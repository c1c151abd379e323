# SPDX-License-Identifier: EUPL-1.2
"""How a count is shown, and to whom a cell belongs."""

import pytest

from conoceles.statistics.disclosure import Cell, Level, Rule, Table, share, words
from conoceles.statistics.disclosure.bands import SDC_1, WEAKER, finest, shown
from conoceles.statistics.disclosure.catalogue import subtotals

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("count", "levels"),
    [
        (0, ["menos de 10", "no se publica"]),
        (9, ["menos de 10", "no se publica"]),
        (10, ["10 a 14", "10 a 19", "10 o más", "no se publica"]),
        (14, ["10 a 14", "10 a 19", "10 o más", "no se publica"]),
        (15, ["15 a 19", "10 a 19", "10 o más", "no se publica"]),
        (87, ["85 a 89", "80 a 89", "10 o más", "no se publica"]),
    ],
)
def test_a_count_is_shown_in_bands_and_each_says_less_than_the_one_before(count, levels):
    level, said = finest(count, 200, SDC_1), []
    while level:
        said.append(words(shown(Cell(), count, 200, level, SDC_1)))
        level = WEAKER.get(level)
    assert said == levels


@pytest.mark.parametrize(
    ("count", "people", "level"),
    [
        (10, 10, Level.NOTHING),  # every band of ten says at least ten
        (15, 15, Level.COARSE),
        (15, 16, Level.FINE),
        (11, 11, Level.FINE),
        (20, 20, Level.OPEN),
        (3, 3, Level.FEW),
        (0, 0, Level.FEW),
    ],
)
def test_no_band_says_that_all_belong(count, people, level):
    assert finest(count, people, SDC_1) is level


def test_hundredths_come_from_the_band_and_never_from_the_count():
    assert {share(shown(Cell(), count, 60, Level.FINE, SDC_1)) for count in (10, 12, 14)} == {(16, 24)}
    assert share(shown(Cell(), 12, 40, Level.COARSE, SDC_1)) == (25, 48)
    assert share(shown(Cell(), 12, 40, Level.OPEN, SDC_1)) == (25, 100)
    assert share(shown(Cell(), 3, 4, Level.FEW, SDC_1)) == (0, 100)
    assert share(shown(Cell(), 12, 40, Level.NOTHING, SDC_1)) is None
    assert share(shown(Cell(), 0, 0, Level.FEW, SDC_1)) is None


def test_a_band_says_no_more_than_how_many_there_are():
    assert shown(Cell(), 3, 4, Level.FEW, SDC_1).bounds == (0, 4)
    assert shown(Cell(), 12, 13, Level.FINE, SDC_1).bounds == (10, 13)
    assert shown(Cell(), 12, 40, Level.OPEN, SDC_1).bounds == (10, 40)
    assert shown(Cell(), 7, 40, Level.FINE, Rule(4, 2)).bounds == (6, 7)


def test_the_catalogue_is_closed():
    place = ("presidencia", "A", "mujer")
    assert [(table.value, table.cell(place), table.crossed) for table in Table] == [
        ("total", Cell(), False),
        ("sexo", Cell("", "", "mujer"), False),
        ("cargo", Cell("presidencia"), False),
        ("partido", Cell("", "A"), False),
        ("cargo-sexo", Cell("presidencia", "", "mujer"), True),
        ("partido-sexo", Cell("", "A", "mujer"), True),
        ("cargo-partido", Cell("presidencia", "A"), True),
    ]
    assert [cell.ways for cell in subtotals(place)] == [0, 1, 1, 2, 1, 2, 2, 3]
    assert all(cell.holds(place) for cell in subtotals(place))
    assert not Cell("", "B").holds(place)
    assert not Cell().holds(None)
