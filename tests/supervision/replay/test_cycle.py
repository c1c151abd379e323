# SPDX-License-Identifier: EUPL-1.2
"""The cycle of 2023-2024 day by day, for three secretaries: its dates, its routes, and what it says in two ways."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.models import Document
from conoceles.supervision.obligations import queries
from conoceles.supervision.obligations.rules import Reason as Owing
from conoceles.supervision.obligations.rules import State
from conoceles.supervision.plan.rules import Reason as Planning
from tests.people import application, entered, passkey
from tests.supervision.obligations.test_work_plan import FIXED

from . import agenda

pytestmark = pytest.mark.once  # thirteen months of days, which no database changes

#: How the compliant secretary's cycle ends, of what is not met within its term: what the plan itself makes impossible.
BY_DESIGN = {month for month in agenda.MONTHS if agenda.MONTHS[month] > 1}
#: Done after the limit and before the plan was approved.
BEFORE = {"actividad1", "actividad2"}
NOT_YET = {("3", "2024-09"), ("4", "2024-09"), ("S", "2024-09")}
#: Of each remission that is counted from an approval, the last day of the compliant cycle and what it is counted from.
COUNTED = [
    ("5", date(2023, 10, 3), "emision"),
    ("6", date(2023, 10, 23), "aprobacion-comision"),
    ("7", date(2023, 12, 19), "aprobacion-comision"),
    ("9", date(2024, 1, 30), "sesion"),
    ("12", date(2024, 3, 25), "aprobacion-comision"),
]


def remaining(cycle, *states):
    return {key for key in cycle.seen if cycle.last_state(*key) in states}


def first(cycle, key, state):
    return next((day for day, each in cycle.seen[key] if each is state), None)


def test_the_compliant_one_is_late_in_nothing_but_what_the_plan_makes_impossible(cycles):
    cycle = cycles.compliant
    assert remaining(cycle, State.LATE, State.MET_LATE, State.LATE_BY_DESIGN) == set()
    by_design = remaining(cycle, State.MET_LATE_BY_DESIGN)
    assert by_design == {(row, "actividad", month) for row in "34" for month in BY_DESIGN}
    before = remaining(cycle, State.MET_BEFORE_PLAN)
    assert before == {(row, "actividad", "") for row in ("1", "2", "5")}  # those whose limits were before the plan
    assert all((row, month) in NOT_YET for row, _, month in remaining(cycle, State.OPEN, State.WAITING))
    assert {row for row, *_ in cycle.seen} >= {str(number) for number in range(1, 17)} | {"S", "M1", "M2"}


def test_nothing_was_owed_before_the_plan_and_what_was_met_then_is_told_apart_from_its_day(cycles):
    seen = cycles.compliant.seen
    assert min(days[0][0] for days in seen.values()) == agenda.INSTALLED
    for row in ("1", "2", "5"):
        assert seen[row, "actividad", ""][-1] == (agenda.APPROVED, State.MET_BEFORE_PLAN)
    assert cycles.late.last_state("5") is State.MET_LATE  # done after it


@pytest.mark.parametrize(("row", "occurrence", "last", "ine"), FIXED)
def test_each_row_is_late_from_the_day_after_the_plans_and_not_before(cycles, row, occurrence, last, ine):
    late = cycles.late
    for owed, day in (("actividad", last), ("remision", ine)):
        if day is None or (row in {"1", "2"} and owed == "actividad"):
            continue
        key, following = (row, owed, occurrence), day + timedelta(1)
        if following > agenda.LAST:
            assert late.last_state(*key) is State.TODAY
        elif row in {"3", "4"}:
            assert first(late, key, State.LATE_BY_DESIGN) == following
            assert first(late, key, State.LATE) == following.replace(day=8)
        else:
            assert first(late, key, State.LATE) == following


def test_the_late_ones_are_met_late_once_they_are(cycles):
    late = cycles.late
    for (row, owed, occurrence), days in late.seen.items():
        if State.LATE in [state for _, state in days[:-1]] and owed + row not in BEFORE:
            assert days[-1][1] is State.MET_LATE, (row, owed, occurrence)
    assert late.last_state("1") is State.MET_BEFORE_PLAN  # 21 September: late, and before there was a plan
    assert late.last_state("1", "remision") is State.MET_LATE
    assert late.last_state("M2", "aviso", next(key[2] for key in late.seen if key[0] == "M2")) is State.MET_LATE


@pytest.mark.parametrize(("row", "last", "basis"), COUNTED)
def test_five_days_are_counted_from_the_first_approval(cycles, row, last, basis):
    standing = cycles.compliant.one(row, "remision").standing
    assert (standing.last_day, standing.deadline.basis) == (last, basis)
    assert standing.deadline.start == last - timedelta(5)
    assert standing.state is State.MET


def test_the_standing_duties_are_of_five_and_of_three_days(cycles):
    found = {key: one for key, one in cycles.compliant.all().items() if key[1] == "aviso"}
    for (row, *_), one in found.items():
        start = min(each.on for each in one.starts)
        assert one.standing.last_day == start + timedelta({"M1": 5, "M2": 3}[row])
    assert found["M1", "aviso", "plan/comision-v1"].standing.last_day == date(2023, 10, 10)
    # An agreement that goes to INE with its document was told with it; the one that the table does not send, excused.
    assert found["M1", "aviso", "acuerdo/C.G.050/2023"].fulfilment.on == date(2023, 12, 19)
    assert found["M1", "aviso", "acuerdo/C.G.051/2023"].standing.state is State.EXCUSED


def test_reports_are_of_each_friday_from_the_fifth_of_april_and_of_each_month(cycles):
    seen = cycles.compliant.seen
    assert [key[2] for key in seen if key[0] == "14"] == [friday.isoformat() for friday in agenda.FRIDAYS]
    assert (agenda.FRIDAYS[0], agenda.FRIDAYS[-1]) == (date(2024, 4, 5), date(2024, 5, 31))
    assert [key[2] for key in seen if key[0] == "3"] == [*sorted(agenda.MONTHS), "2024-09"]


def test_every_route_was_walked_to_its_end(cycles, route_book):
    cycle = cycles.compliant
    ended = {each.document.route for each in documents.documents(cycle.process) if each.walk.ended}
    assert ended == {route.key for route in route_book.route}
    open_ones = [each for each in documents.documents(cycle.process) if not each.walk.ended]
    assert [(each.document.route, each.document.occurrence) for each in open_ones] == [("informe-mensual", "2024-08")]


def test_what_is_out_of_turn_was_refused_and_left_nothing(cycles):
    assert cycles.chaotic.refused == [
        Reason.ALREADY_OPEN, Reason.ONLY_INSTANCE_SENDS, Reason.NOT_YET, Reason.DAY_TO_COME, Reason.NO_FOLIO,
        Reason.UNANSWERED, Reason.NOT_YET, Reason.NO_SESSION, Reason.NO_OBSERVATIONS, Reason.UNANSWERED,
        Planning.PLAN_CHANGED, Planning.ALREADY_APPROVED, Reason.ANOTHER_VERSION, Reason.NOT_CARRIED, Reason.NO_ORDER,
        Owing.NOT_EXCUSABLE, Reason.NO_OBLIGATION,
    ]  # fmt: skip


def test_the_chaotic_ones_mistakes_change_no_date(cycles):
    cycle = cycles.chaotic
    remission = cycle.one("1", "remision")
    assert (remission.standing.state, remission.fulfilment.on) == (State.MET, date(2023, 9, 6))  # what went, went
    monthly = cycle.one("4", "remision", "2023-09").standing
    assert monthly.deadline.start == date(2023, 10, 6)  # the approval that was returned starts nothing
    assert cycle.last_state("3", occurrence="2023-09") is State.MET_LATE_BY_DESIGN
    assert cycle.one("13").fulfilment.on == date(2024, 3, 31)
    assert cycle.last_state("13") is State.MET_LATE  # the first of its dates drives: 29 February
    assert cycle.last_state("14", occurrence="2024-04-05") is State.MET_LATE
    assert cycle.last_state("14", occurrence="2024-04-12") is State.LATE
    assert cycle.last_state("M1", "aviso", "plan/comision-v2") is State.EXCUSED
    assert cycle.folio == "UAI/2/2024"  # the number of the one given up is its own
    done = Document.objects.get(process=cycle.process, route="informe-mensual")
    assert [version.number for version in done.versions.all()] == [1, 2]


def test_what_nobody_did_is_late_and_stays(cycles):
    undone = remaining(cycles.chaotic, State.LATE)
    fixed = {(row, "actividad", occurrence) for row, occurrence, *_ in FIXED if int(row) in {2, 6, 7, 8, 9, 10, 12, 15}}
    assert fixed <= undone
    assert {key[2] for key in undone if key[0] == "14"} == {friday.isoformat() for friday in agenda.FRIDAYS[1:]}


@pytest.mark.parametrize("who", ["compliant", "chaotic"])
def test_every_inconsistency_is_shown_in_the_plan_and_beside_what_is_owed(cycles, who):
    cycle = getattr(cycles, who)
    user = cycle.who(Role.PRESIDENCY).user
    if not user.authenticator_set.exists():
        application(user)
        passkey(user)
    browser = entered(user)
    found = queries.ledger(cycle.process).all()
    plan = found[-1].plan
    assert len(plan.file.inconsistency) >= 26
    page = browser.get(reverse("plans:plan")).content.decode()
    for one in plan.file.inconsistency:
        assert one.title in page, one.key
    shown = {}
    for one in {each.obligation.row: each for each in found}.values():
        page = browser.get(reverse("obligations:obligation", args=[one.obligation.pk])).content.decode()
        for each in one.inconsistencies:
            assert each.title in page, (one.obligation.row, each.key)
            shown[each.key] = True
    assert set(shown) >= set("123456789")
