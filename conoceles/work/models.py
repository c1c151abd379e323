# SPDX-License-Identifier: EUPL-1.2
"""Jobs, and who has each in hand."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity

from .rules import OPEN, State


class Job(models.Model):
    """Something long that was asked for, or that comes round: what, how far it is, and how it ended.

    What comes round (``by`` is empty) has one row, used again each time. Nothing here is a personal value: options are
    keys of the process, results are counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=120, help_text="a key of settings.JOBS, or a name of settings.PERIODIC")
    process = models.SlugField(max_length=60, blank=True)
    subject = models.CharField(max_length=100, blank=True, help_text="what it works on there: one job at a time")
    options = models.JSONField(default=dict)
    by = models.ForeignKey(Capacity, models.PROTECT, null=True, help_text="in whose capacity it acts; empty: the clock")
    begun_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, help_text="of what comes round: when it last had to be done")
    state = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in State], default=State.WAITING.value
    )
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0, help_text="0 while nobody knows")
    attempts = models.PositiveSmallIntegerField(default=0)
    held_by = models.CharField(max_length=64, blank=True, help_text="the attempt that has it, never used twice")
    held_until = models.DateTimeField(null=True, help_text="afterwards whoever had it, or had to take it, is dead")
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    problem = models.TextField(blank=True, help_text="why it failed, in words for whoever asked")

    class Meta:
        verbose_name = "tarea"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "process", "subject"], condition=models.Q(state__in=OPEN), name="one_open_job_of_each"
            ),
            models.UniqueConstraint(fields=["kind"], condition=models.Q(by=None), name="one_row_for_what_comes_round"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["held_until"], condition=models.Q(state__in=OPEN), name="jobs_open"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def open(self) -> bool:
        """Whether something is still to come by itself."""
        return self.state in OPEN
