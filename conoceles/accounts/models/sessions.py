# SPDX-License-Identifier: EUPL-1.2
"""Open sessions, each belonging to somebody, so that she can see them and end them."""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from .people import User


class Session(AbstractBaseSession):
    """One browser signed in, or about to. ``device`` says which in plain words («Firefox en Windows»)."""

    # Django's own key is what the browser proves itself with: a secret is no name for a row of the record.
    id = models.BigAutoField(primary_key=True)
    session_key = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=80, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-seen_at"]

    def __str__(self) -> str:
        return self.device or "sesión"

    @classmethod
    def get_session_store_class(cls) -> type:
        """Django asks a session's model for its store."""
        from conoceles.accounts.sessions import SessionStore  # noqa: PLC0415  (each needs the other)

        return SessionStore
