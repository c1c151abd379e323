# SPDX-License-Identifier: EUPL-1.2
"""What each account asked for within an hour."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.rules.quotas import Spent

from .people import User


class Spending(models.Model):
    """How much of one thing an account asked for since ``began_at`` (see ``rules.quotas``)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Spent])
    count = models.PositiveIntegerField()
    began_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "what"], name="spent_once")]

    def __str__(self) -> str:
        return f"{self.what} {self.count}"
