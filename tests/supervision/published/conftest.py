# SPDX-License-Identifier: EUPL-1.2
"""The commission of the tests of sessions."""

from tests.supervision.sessions.conftest import commission, office, presented, route_book  # noqa: F401
