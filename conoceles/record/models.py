# SPDX-License-Identifier: EUPL-1.2
"""The record's one table."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One act, as it was done. Triggers in the database refuse UPDATE, DELETE and TRUNCATE."""

    number = models.PositiveBigIntegerField(primary_key=True, help_text="1, 2, 3… without gaps")
    at = models.DateTimeField()
    actor = models.CharField(max_length=64, help_text="pseudonym of the person, never a name")
    role = models.CharField(max_length=40)
    scope = models.CharField(max_length=100, blank=True)
    action = models.SlugField(max_length=60)
    about = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, blank=True, help_text="of what the act bears on, where it has one")
    leaf = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.about}"

    def content(self) -> dict[str, str | int]:
        """What the leaf hash covers, as plain values."""
        return {
            "number": self.number,
            "at": self.at.isoformat(timespec="microseconds"),
            "actor": self.actor,
            "role": self.role,
            "scope": self.scope,
            "action": self.action,
            "about": self.about,
            "digest": self.digest,
        }
