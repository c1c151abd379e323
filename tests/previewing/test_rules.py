# SPDX-License-Identifier: EUPL-1.2
"""When a preview is open, to the microsecond, and what each kind of member sees."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from conoceles.accounts.rules import Role
from conoceles.kernel.windows import of_days
from conoceles.publication.previewing.rules import Extent, Reason, days, extent

ZONE = ZoneInfo("America/Merida")
FIRST = of_days(date(2024, 2, 25), date(2024, 2, 28), ZONE)
SECOND = of_days(date(2024, 2, 28), date(2024, 3, 2), ZONE)
TICK = timedelta(microseconds=1)

MOMENTS = {
    "just before the first day": ([FIRST], FIRST.opens - TICK, False, Reason.NOT_YET, FIRST.opens),
    "its first instant": ([FIRST], FIRST.opens, False, None, FIRST.closes),
    "its last instant": ([FIRST], FIRST.closes - TICK, False, None, FIRST.closes),
    "just after the last day": ([FIRST], FIRST.closes, False, Reason.OVER, FIRST.closes),
    "any of two, before one and after none": ([FIRST, SECOND], FIRST.opens, False, None, FIRST.closes),
    "any of two, after one": ([FIRST, SECOND], FIRST.closes, False, None, SECOND.closes),
    "both, before the second": ([FIRST, SECOND], SECOND.opens - TICK, True, Reason.NOT_YET, SECOND.opens),
    "both, on the day they share": ([FIRST, SECOND], SECOND.opens, True, None, FIRST.closes),
    "both, after the first": ([FIRST, SECOND], FIRST.closes, True, Reason.OVER, FIRST.closes),
    "one that does not close": ([of_days(date(2024, 2, 25), None, ZONE)], SECOND.closes, False, None, None),
    "none": ([], FIRST.opens, False, Reason.NO_DAYS, None),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_preview_opens_and_closes_to_the_microsecond(moment):
    windows, now, together, reason, at = MOMENTS[moment]
    found = days(windows, now, together=together)
    assert (found.reason, found.at) == (reason, at)


def test_undecided_no_representation_sees_a_rival_and_each_setting_is_of_its_kind_alone():
    assert extent(Role.COUNCIL_REPRESENTATIVE, {}) is Extent.OWN
    for role in (Role.GENERAL_COUNCIL, Role.EXECUTIVE_SECRETARY, Role.COMMISSIONER, Role.SECRETARY, Role.INSTANCE):
        assert extent(role, {}) is Extent.ALL
    decided = {"preview_executive_secretary": "nada", "preview_representations": "todo", "preview_commission": "nada"}
    assert extent(Role.GENERAL_COUNCIL, decided) is Extent.ALL
    assert extent(Role.EXECUTIVE_SECRETARY, decided) is Extent.NOTHING
    assert extent(Role.COUNCIL_REPRESENTATIVE, decided) is Extent.ALL
    assert extent(Role.SECRETARY, decided) is Extent.NOTHING
    assert extent(Role.INSTANCE, decided | {"preview_instance": "nada"}) is Extent.ALL


@pytest.mark.parametrize("role", [role for role in Role if role not in {
    Role.INSTANCE, Role.GENERAL_COUNCIL, Role.EXECUTIVE_SECRETARY, Role.COUNCIL_REPRESENTATIVE, Role.PRESIDENCY,
    Role.COMMISSIONER, Role.AIDE, Role.SECRETARY,
}])  # fmt: skip
def test_whoever_has_no_seat_sees_nothing(role):
    assert extent(role, {"preview_councillors": "todo", "preview_representations": "todo"}) is Extent.NOTHING
