# SPDX-License-Identifier: EUPL-1.2
"""One-time codes with which an account is taken into possession."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from .people import User


class Activations(models.QuerySet["Activation"]):
    """Codes, looked up."""

    def in_force(self, at: datetime) -> "Activations":
        """Those with which an account can still be taken at that instant."""
        return self.filter(used_at=None, superseded_at=None, expires_at__gt=at)


class Activation(models.Model):
    """A one-time code of 128 bits, given to one account; only its digest is kept.

    It is good until ``expires_at``, once, and only while no later one was given to the same account.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="activations")
    digest = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)

    objects = Activations.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(used_at=None, superseded_at=None), name="one_code_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"
