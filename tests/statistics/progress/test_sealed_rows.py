# SPDX-License-Identifier: EUPL-1.2
"""Who of a few answered the sealed questionnaire is not to be had by subtracting rows from a total."""

import pytest

from conoceles.statistics.progress.rules import Sealed
from conoceles.statistics.progress.showing import _withheld


@pytest.mark.parametrize(
    ("owing", "withheld"),
    [
        ({"a": 40, "b": 30}, set()),
        ({"a": 40, "b": 1, "c": 12, "d": 30}, {"b", "c"}),  # one alone: the total less the others would be hers
        ({"a": 40, "b": 4, "c": 5, "d": 30}, {"b", "c", "d"}),
        ({"a": 40, "b": 6, "c": 7}, {"b", "c"}),
        ({"a": 3}, {"a"}),
    ],
)
def test_what_is_withheld_is_of_ten_together(owing, withheld):
    found = {key: Sealed(count, count, count, 0) for key, count in owing.items()}
    assert _withheld(found) == withheld
