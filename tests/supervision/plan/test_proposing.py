# SPDX-License-Identifier: EUPL-1.2
"""The plan of another cycle is proposed from its election day, and can be loaded as it is written."""

import tomllib
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.elections.reading.folder import Folder
from conoceles.supervision.plan import reading
from conoceles.supervision.plan.rules.ladder import Rung, placed, rung


def test_each_date_keeps_its_place_on_the_ladder_and_says_that_it_is_proposed(tmp_path):
    into = tmp_path / "nuevo" / "plan.toml"
    into.parent.mkdir()
    call_command("propose_plan", "2027-06-06", into=into, stdout=StringIO())
    folder = Folder(into.parent)
    found = reading.read(folder, agreements=[])
    assert folder.every_fault() == []
    rows = {row["key"]: row for row in tomllib.loads(into.read_text())["row"]}
    assert rows["1"]["due"]["day"] == date(2026, 9, 5)
    assert rows["1"]["ine"]["day"] == date(2026, 9, 10)
    assert rows["7"]["due"]["day"] == date(2027, 1, 3)  # J-154: it does not fit the ladder of months
    assert rows["11"]["due"]["days"] == [date(2027, 3, 5), date(2027, 6, 4)]
    assert rows["16"]["ine"]["day"] == date(2027, 9, 8)
    assert rows["3"]["due"]["since"] == date(2026, 9, 1)
    assert {row["confidence"] for row in rows.values()} == {"C"}
    assert all(row["source"].startswith("Propuesta desde yucatan-2023-2024") for row in rows.values())
    assert next(iter(found.values())).inconsistency == ()
    assert "2023" not in into.read_text().replace("yucatan-2023-2024", "")


def test_what_is_there_is_not_written_over(tmp_path):
    into = tmp_path / "plan.toml"
    into.write_text("mío")
    with pytest.raises(CommandError, match="ya existe"):
        call_command("propose_plan", "2027-06-06", into=into)
    assert into.read_text() == "mío"


@pytest.mark.parametrize("written", ["2027-06-31", "ayer"])
def test_a_day_that_is_none_is_told(written):
    with pytest.raises(CommandError, match="no es una fecha"):
        call_command("propose_plan", written)


def test_a_process_without_a_plan_has_none_to_follow():
    assert not (settings.PROCESSES / "ine-2022-local" / "plan.toml").exists()
    with pytest.raises(CommandError, match=r"no tiene plan\.toml"):
        call_command("propose_plan", "2027-06-06", of="ine-2022-local")


@pytest.mark.parametrize(
    ("day", "was", "step", "election_day", "found"),
    [
        (date(2023, 9, 1), date(2024, 6, 2), Rung(-9, 0), date(2025, 6, 1), date(2024, 8, 31)),
        (date(2024, 2, 29), date(2024, 5, 30), Rung(-3, 0), date(2027, 5, 30), date(2027, 2, 28)),
        (date(2024, 2, 21), date(2024, 6, 2), Rung(None, -102), date(2027, 6, 6), date(2027, 2, 24)),
        (date(2024, 6, 2), date(2024, 6, 2), Rung(None, 0), date(2027, 6, 6), date(2027, 6, 6)),
    ],
)
def test_a_rung_is_months_from_the_eve_or_days_from_the_election(day, was, step, election_day, found):
    assert rung(day, was) == step
    assert placed(step, election_day) == found
