# SPDX-License-Identifier: EUPL-1.2
"""Django's session store over ``Session``, so that each open session has an owner (``SESSION_ENGINE``)."""

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from .models import Session

#: Names inside a session.
DEVICE, BEGAN, SEEN, ACTING = "device", "began_at", "seen_at", "acting_as"


class SessionStore(DatabaseStore):
    """Keeps beside the session what its owner wants to know of it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table of sessions is ours."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row for *data*."""
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.began_at = _instant(data.get(BEGAN))
        row.seen_at = _instant(data.get(SEEN))
        return row


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
