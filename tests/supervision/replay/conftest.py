# SPDX-License-Identifier: EUPL-1.2
"""The cycle as three secretaries walked it, once for all tests."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.supervision.documents.conftest import route_book  # noqa: F401  (a fixture)

from . import agenda, mischief
from .walking import Replay


@pytest.fixture(scope="module")
def cycles(django_db_setup, django_db_blocker, work_plan, route_book):  # noqa: F811
    """The three of them, on one database that forgets everything afterwards."""
    books, later = (work_plan, route_book), {"by": timedelta(20), "sent": timedelta(6)}
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        yield SimpleNamespace(
            compliant=Replay("compliant", patch, books).walk(agenda.compliant(), agenda.besides()),
            late=Replay("late", patch, books).walk(agenda.late(**later), agenda.besides(later["by"])),
            chaotic=Replay("chaotic", patch, books).walk(mischief.AGENDA, mischief.DAYS, looking=False),
        )
        transaction.set_rollback(True)
