# SPDX-License-Identifier: EUPL-1.2
"""What proves that backups serve: each drill, and each time that a system came back from one."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.kernel import digests


class _Recovery(models.Model):
    """A backup that was restored and examined; ``report`` is ``recovering.Report``, without personal values."""

    at = models.DateTimeField()
    backup = models.CharField(max_length=40, help_text="its name: the instant it was taken")
    taken_at = models.DateTimeField(null=True, help_text="the instant that its database is of")
    report = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.backup, self.report])


class Drill(_Recovery):
    """A restore into a passing place, to know that the day of need would go well (simulacro)."""

    with_key = models.BooleanField(help_text="of a true backup, with the key kept offline; else one closed to its own")
    passed = models.BooleanField()
    seconds = models.FloatField(help_text="until all was back and examined")

    class Meta:
        verbose_name = "simulacro de restauración"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.backup} {self.at:%Y-%m-%d}"


class Restoration(_Recovery):
    """A system that came back from a backup: this one (restauración). While it is held nothing is published."""

    by = models.ForeignKey(Capacity, models.PROTECT)
    held = models.BooleanField(help_text="something was not as it should be, and nobody answered for it yet")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True, help_text="why it was accepted as it is")

    class Meta:
        verbose_name = "restauración"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.backup} {self.at:%Y-%m-%d}"
