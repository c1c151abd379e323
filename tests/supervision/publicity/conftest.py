# SPDX-License-Identifier: EUPL-1.2
"""The office of the tests of documents, and its secretary."""

import pytest

from conoceles.accounts.rules import Role
from tests.supervision.documents.conftest import office, route_book  # noqa: F401


@pytest.fixture
def secretary(office):  # noqa: F811
    return office.cycle.who(Role.SECRETARY)
