# SPDX-License-Identifier: EUPL-1.2
"""Each requirement of ASVS 5.0 names what shows it, and what it names is there (G1)."""

import msgspec
import pytest

from conoceles.custody.evidence import collecting, reading, rules
from conoceles.custody.evidence.described import Chapter, Requirement, Standing
from conoceles.custody.evidence.page import page
from conoceles.custody.management.commands import asvs
from tests.architecture.test_house import ROOT

#: The gaps there are, of the two levels that are owed: whoever mends one takes its number away, and adds none unseen.
MISSING = {
    "2.4.1", "5.2.2", "6.2.4", "6.4.3",
    "4.2.1", "5.4.3", "6.2.12", "6.3.3", "6.5.2", "6.5.5", "14.2.1", "15.2.1", "15.2.3",
}  # fmt: skip


def test_the_standard_is_whole():
    counted = [list(reading.levels().values()).count(level) for level in (1, 2, 3)]
    assert counted == [70, 183, 92]


def test_nothing_that_is_owed_lacks_its_evidence_and_no_evidence_lacks_its_place():
    assert asvs.faults() == []


def test_what_is_missing_is_what_was_declared():
    gaps = {each.key for each in reading.told() if each.standing is Standing.GAP and each.level in rules.OWED}
    assert gaps == MISSING


def test_of_the_third_level_enough_is_shown():
    counted = rules.counted(reading.told())[3]
    assert counted[Standing.TESTED] + counted[Standing.SIGNED] >= rules.THIRD_AT_LEAST


def test_the_page_says_what_the_files_say():
    assert asvs.PAGE.read_text() == page(), "ejecute: python manage.py asvs"


SHOWN = Requirement(says="algo", tests=["x.py::test_x"])


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, "1.1.1: nadie dijo cómo se cumple"),
        ({"1.1.1": SHOWN, "9.9.9": SHOWN}, "9.9.9: no es un requisito de la norma"),
        ({"1.1.1": Requirement(says="algo")}, "1.1.1: no dice cómo se cumple"),
        (
            {"1.1.1": Requirement(says="algo", tests=["x.py::test_y"])},
            "1.1.1: no existe la prueba x.py::test_y",
        ),
        (
            {"1.1.1": Requirement(says="algo", evidence="docs/a.md#b", signed_by="unidad-tecnica")},
            "1.1.1: no existe la evidencia docs/a.md#b",
        ),
        (
            {"1.1.1": Requirement(says="algo", evidence="docs/a.md#a", signed_by="nadie")},
            "1.1.1: nadie firma la evidencia («nadie»)",
        ),
        ({"1.1.1": msgspec.structs.replace(SHOWN, gap="falta")}, "1.1.1: falta algo y no dice su riesgo o su plan"),
        (
            {"1.1.1": msgspec.structs.replace(SHOWN, not_applicable="no hay")},
            "1.1.1: no aplica y a la vez dice cómo se cumple",
        ),
    ],
)
def test_what_points_nowhere_has_its_place(said, fault):
    found = rules.faults(
        {"1.1.1": 1, "1.1.2": 3},
        {"1": Chapter("uno", requirements=said)},
        tests={"x.py::test_x"},
        parts={"docs/a.md#a"},
        roles={"unidad-tecnica"},
    )
    assert found == [fault]


def test_a_chapter_of_what_there_is_not_owes_nothing():
    chapters = {"9": Chapter("fichas", not_applicable="no hay")}
    assert rules.faults({"9.1.1": 1}, chapters, tests=set(), parts=set(), roles=set()) == []


def test_tests_are_found_by_name_also_within_classes():
    found = collecting.tests(ROOT)
    assert "custody/evidence/test_asvs.py::test_the_standard_is_whole" in found
    assert any("::Test" in name for name in found)


def test_what_proves_each_measure_against_a_risk_is_there():
    there = collecting.tests(ROOT)
    assert len(reading.threats()) == 22
    for key, threat in reading.threats().items():
        assert threat.tests, key
        assert [name for name in threat.tests if name not in there] == [], key
        assert bool(threat.gap) == bool(threat.plan), key
