# SPDX-License-Identifier: EUPL-1.2
"""Publications that somebody approved beforehand."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Office, Process
from conoceles.work.models import Job

from .releases import Release


class Scheduled(models.Model):
    """A publication that is made by itself at an instant, or when an office opens; a named person approved it before.

    The clock executes it in her capacity, once. What it published, and when, stays here.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="scheduled")
    at = models.DateTimeField(null=True, help_text="the instant; empty: the one at which the office opens")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="scheduled")
    approved_by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="scheduled")
    approved_at = models.DateTimeField()
    cancelled_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+", help_text="that does it, or last tried")
    due_at = models.DateTimeField(null=True, help_text="the instant for which it was begun")
    tried_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True, help_text="why the last try failed, in words")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="scheduled")
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "publicación programada"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(at__isnull=True) ^ models.Q(office__isnull=True), name="scheduled_at_one_instant"
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(cancelled_at=None), name="scheduled_done_or_cancelled"
            ),
            models.UniqueConstraint(
                fields=["process", "at"], name="scheduled_once_at",
                condition=models.Q(done_at=None, cancelled_at=None, office=None),
            ),
            models.UniqueConstraint(
                fields=["process", "office"], name="scheduled_once_for",
                condition=models.Q(done_at=None, cancelled_at=None, at=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.process.slug} {self.pk}"

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None and self.cancelled_at is None
