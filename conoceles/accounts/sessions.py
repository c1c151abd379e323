# SPDX-License-Identifier: EUPL-1.2
"""Django's session store over ``Session``, so that each open session has an owner (``SESSION_ENGINE``)."""

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, CreateError, UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import IntegrityError, transaction

from .models import Session

#: What of a session changes while it is open.
_KEPT = ("session_data", "expire_date", "user_id", "device", "began_at", "seen_at")
#: Of a key, in characters (``SessionBase._get_new_session_key``).
_LENGTH = 32
#: Names inside a session.
DEVICE, BEGAN, SEEN, ACTING = "device", "began_at", "seen_at", "acting_as"


class SessionStore(DatabaseStore):
    """Keeps beside the session what its owner wants to know of it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table of sessions is ours."""
        return Session

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what this store could have given is looked up: a cookie says anything, also what no database keeps."""
        return bool(key) and len(key) == _LENGTH and set(key) <= set(VALID_KEY_CHARS)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row for *data*."""
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.began_at = _instant(data.get(BEGAN))
        row.seen_at = _instant(data.get(SEEN))
        return row

    def save(self, must_create: bool = False) -> None:
        """As Django's, by the session's key, which is not the row's. An ended session is not brought back."""
        if self.session_key is None:
            self.create()
            return
        row = self.create_model_instance(self._get_session(no_load=must_create))
        if must_create:
            try:
                with transaction.atomic():
                    row.save(force_insert=True)
            except IntegrityError as taken:
                raise CreateError from taken
        elif not Session.objects.filter(session_key=row.session_key).update(
            **{name: getattr(row, name) for name in _KEPT}
        ):
            raise UpdateError


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
