# SPDX-License-Identifier: EUPL-1.2
"""The sixteen activities, the two standing duties and what the plan says in two ways, on the dates that it says."""

from datetime import date

import pytest

from conoceles.accounts.rules import Role
from conoceles.record.clerk import Clerk
from conoceles.supervision.models import Plan
from conoceles.supervision.obligations import actions
from conoceles.supervision.obligations.rules import Light, State
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan.rules.words import Act

pytestmark = pytest.mark.django_db

#: Activity, occurrence, the last day of the activity, and that of its remission where the plan fixes it.
FIXED = [
    ("1", "", date(2023, 9, 1), date(2023, 9, 6)),
    ("2", "", date(2023, 9, 1), date(2023, 9, 6)),
    ("3", "2023-09", date(2023, 10, 1), None),
    ("4", "2023-09", date(2023, 10, 1), None),
    ("4", "2024-02", date(2024, 3, 1), None),
    ("5", "", date(2023, 10, 1), None),
    ("6", "", date(2023, 11, 1), None),
    ("7", "", date(2023, 12, 31), None),
    ("8", "", date(2023, 12, 31), None),
    ("9", "", date(2024, 2, 1), None),
    ("10", "", date(2024, 2, 21), None),
    ("11", "2024-03-01", date(2024, 3, 1), date(2024, 3, 1)),
    ("11", "2024-05-31", date(2024, 5, 31), date(2024, 5, 31)),
    ("12", "", date(2024, 4, 1), None),
    ("14", "2024-04-05", date(2024, 4, 5), None),
    ("14", "2024-05-31", date(2024, 5, 31), None),
    ("15", "", date(2024, 9, 1), date(2024, 9, 1)),
    ("16", "", date(2024, 9, 1), date(2024, 9, 4)),
]
#: The acts that may start the remission of an activity, and its term of days.
STARTED = [
    ("4", "2023-09", (Act.INSTANCE, Act.COMMISSION, Act.COUNCIL)),
    ("5", "", (Act.ISSUE,)),
    ("6", "", (Act.COMMISSION, Act.COUNCIL)),
    ("7", "", (Act.COMMISSION, Act.COUNCIL)),
    ("9", "", (Act.SESSION, Act.MINUTES, Act.COUNCIL)),
    ("12", "", (Act.COMMISSION, Act.COUNCIL)),
]


def test_every_row_has_the_dates_of_the_plan(yucatan):
    found = yucatan.at("2024-09-30").opened().all()
    assert {row for row, *_ in found} >= {str(number) for number in range(1, 17)} | {"S"}
    for row, occurrence, last, ine in FIXED:
        assert found[row, "actividad", occurrence].standing.deadline.last_day == last, row
        if ine:
            assert found[row, "remision", occurrence].standing.deadline.last_day == ine, row


def test_only_what_the_plan_sends_to_ine_is_owed_to_it(yucatan):
    found = yucatan.at("2024-09-30").opened().all()
    assert {row for row, owed, _ in found if owed == "remision"} == {
        "1",
        "2",
        "4",
        "5",
        "6",
        "7",
        "9",
        "11",
        "12",
        "15",
        "16",
    }


def test_five_days_from_the_first_of_september_are_the_sixth(yucatan):
    yucatan.at("2023-10-10").opened()
    secretary = yucatan.who(Role.SECRETARY)
    remission = yucatan.one("5", "remision")
    assert remission.standing.state is State.WAITING
    assert remission.standing.light is Light.GREY
    actions.start(remission.obligation, act=Act.ISSUE, on=date(2023, 9, 1), document="C.G.031/2023", by=secretary)
    assert yucatan.one("5", "remision").standing.deadline.last_day == date(2023, 9, 6)


@pytest.mark.parametrize(("row", "occurrence", "acts"), STARTED)
def test_each_approval_that_may_start_the_five_days_gives_a_date_and_the_first_drives(yucatan, row, occurrence, acts):
    yucatan.at("2024-09-30").opened()
    secretary, remission = yucatan.who(Role.SECRETARY), yucatan.one(row, "remision", occurrence).obligation
    for number, act in enumerate(reversed(acts)):
        actions.start(remission, act=act, on=date(2024, 2, 24 + number), by=secretary)
    standing = yucatan.one(row, "remision", occurrence).standing
    assert standing.deadline.basis == acts[-1]
    assert standing.deadline.last_day == date(2024, 2, 29)
    assert {each.basis for each in standing.all} == set(acts)


def test_fridays_go_from_the_fifth_of_april_to_the_last_before_the_election(yucatan):
    found = yucatan.at("2024-09-30").opened().all()
    fridays = [occurrence for row, owed, occurrence in found if row == "14"]
    assert (fridays[0], fridays[-1], len(fridays)) == ("2024-04-05", "2024-05-31", 9)


def test_months_open_as_they_begin_and_have_no_last_one(yucatan):
    months = lambda: [key for row, owed, key in yucatan.all() if row == "3"]  # noqa: E731
    yucatan.at("2023-08-24T23:59").opened()
    assert months() == []
    yucatan.at("2023-09-01").opened()
    assert months() == ["2023-09"]
    yucatan.at("2024-10-02").opened()
    assert months()[-1] == "2024-10"


def test_opening_again_opens_nothing(yucatan):
    yucatan.at("2024-04-10").opened()
    before = len(yucatan.all())
    assert actions.open_due(yucatan.process, by=Clerk()) == []
    assert len(yucatan.all()) == before


def test_what_was_done_before_the_plan_was_approved_was_met_before_there_was_one(yucatan):
    yucatan.at("2023-10-05").opened()
    secretary = yucatan.who(Role.SECRETARY)
    for row, day in (("1", date(2023, 9, 1)), ("2", date(2023, 7, 13)), ("5", date(2023, 10, 2))):
        actions.meet(yucatan.one(row).obligation, on=day, document="Documento", by=secretary)
    assert yucatan.one("5").standing.state is State.MET_LATE
    approve(yucatan, secretary)
    assert {yucatan.one(row).standing.state for row in ("1", "2", "5")} == {State.MET_BEFORE_PLAN}
    actions.meet(yucatan.one("6").obligation, on=date(2023, 10, 5), document="Plan", by=secretary)
    assert yucatan.one("6").standing.state is State.MET


def approve(yucatan, secretary, day=date(2023, 10, 5)):
    plan = Plan.objects.filter(document="comision").last()
    return plans.approve(plan, on=day, session="Sesión ordinaria del 5 de octubre", seen=plan.digest, by=secretary)


def test_a_monthly_report_ratified_in_the_first_week_is_late_by_design_and_after_it_late(yucatan):
    yucatan.at("2023-10-01T23:59:59.999999").opened()
    assert yucatan.one("3", occurrence="2023-09").standing.state is State.TODAY
    yucatan.at("2023-10-02T00:00")
    assert yucatan.one("3", occurrence="2023-09").standing.state is State.LATE_BY_DESIGN
    yucatan.at("2023-10-07T23:59:59.999999")
    assert yucatan.one("3", occurrence="2023-09").standing.state is State.LATE_BY_DESIGN
    yucatan.at("2023-10-08T00:00")
    assert yucatan.one("3", occurrence="2023-09").standing.state is State.LATE
    instance = yucatan.who(Role.INSTANCE)
    actions.meet(
        yucatan.one("3", occurrence="2023-09").obligation, on=date(2023, 10, 5), document="Informe", by=instance
    )
    assert yucatan.one("3", occurrence="2023-09").standing.state is State.MET_LATE_BY_DESIGN


def test_the_press_conference_has_every_date_that_the_plan_gives_and_the_first_drives(yucatan):
    yucatan.at("2024-02-27").opened()
    standing = yucatan.one("13").standing
    assert [each.last_day for each in standing.all] == [date(2024, 2, 29), date(2024, 3, 30), date(2024, 4, 1)]
    assert (standing.last_day, standing.state) == (date(2024, 2, 29), State.THIS_WEEK)


def test_each_of_the_nine_inconsistencies_stands_beside_its_rows(yucatan):
    found = yucatan.at("2024-09-30").opened().all()
    beside = {one.key: set() for one in Plan.objects.get(document="comision").file.inconsistency}
    assert set(beside) >= {str(number) for number in range(1, 10)}
    for (row, *_), seen in found.items():
        for one in seen.inconsistencies:
            beside[one.key].add(row)
            assert one.source
    assert {key: rows for key, rows in beside.items() if key in set("123456789")} == {
        "1": {"1"}, "2": {"6"}, "3": {"9"}, "4": {"3", "4", "S"}, "5": {"12", "13", "14"}, "6": {"1", "2", "5"},
        "7": {"11"}, "8": {"5", "7", "8", "15", "16"}, "9": {"1", "2", "16"},
    }  # fmt: skip
