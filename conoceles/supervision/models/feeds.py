# SPDX-License-Identifier: EUPL-1.2
"""Calendars that a person subscribes to, each by an address that nobody guesses."""

from typing import ClassVar

from django.db import models


class Feed(models.Model):
    """The address of somebody's calendar in one capacity. Only the digest of its secret is kept."""

    capacity = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="feeds")
    token_digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret in the address")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="when another took its place, or it was ended")

    class Meta:
        verbose_name = "calendario suscrito"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["capacity"], condition=models.Q(ended_at=None), name="one_feed_for_each_capacity"
            )
        ]

    def __str__(self) -> str:
        return str(self.capacity)
