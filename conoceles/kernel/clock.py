# SPDX-License-Identifier: EUPL-1.2
"""The one clock: whoever needs to know the time asks here, so a test can set it in one place."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)
