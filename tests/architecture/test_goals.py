# SPDX-License-Identifier: EUPL-1.2
"""A number that somebody cites («G16», «T15») is explained somewhere, and what explains it names what there is."""

import re
import tomllib

import pytest

from .test_house import HOUSE, ROOT, tracked

PAGE = ROOT / "docs" / "operations" / "metas.md"
RISKS = HOUSE / "custody" / "evidence" / "risks.toml"
#: Not within an instant («2024-03-01T12:00») nor within a longer name.
CITED = re.compile(r"(?<![\w.\-}])([GT]\d{1,2})(?![\w:.])")


def explained():
    goals = re.findall(r"^\| (G\d+) \|", PAGE.read_text(), re.MULTILINE)
    return {*goals, *tomllib.loads(RISKS.read_text())["threats"]}


@pytest.mark.parametrize("pattern", ["*.py", "*.md", "*.toml", "*.html"])
def test_every_number_that_is_cited_is_explained(pattern):
    cited = {
        (found, str(path.relative_to(ROOT)))
        for path in tracked(pattern)
        for found in CITED.findall(path.read_text(encoding="utf-8"))
    }
    known = explained()
    assert sorted(each for each in cited if each[0] not in known) == []


def test_they_are_found_where_they_are():
    assert CITED.findall("(G16) and T1, not 2024-03-01T12:00, T12:30, aG1 nor G1x") == ["G16", "T1"]


def test_where_a_goal_is_measured_is_there():
    named = re.findall(r"`((?:tests|bench|docs|conoceles)/[^`]+|pyproject\.toml)`", PAGE.read_text())
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []
