# SPDX-License-Identifier: EUPL-1.2
"""Windows opened for one candidacy alone, and reminders of when they close."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Agreement
from conoceles.outbox.models import Message


class Opening(models.Model):
    """Capture opened for one candidacy, by an agreement or to correct what was observed (apertura individual)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="openings")
    since = models.DateTimeField()
    last_day = models.DateField(null=True, help_text="local, included; empty: without end")
    correction = models.BooleanField(default=False, help_text="opened by returning a questionnaire")
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="continued_by",
        help_text="the opening of a correction that was asked for, when what was sent in it is returned",
    )
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Capacity, models.PROTECT)

    class Meta:
        verbose_name = "apertura individual"
        ordering: ClassVar = ["since"]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.last_day or '—'}"


class Reminder(models.Model):
    """A candidacy told how many days are left to send (recordatorio): once for each day that the process chose."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="reminders", db_index=False)
    last_day = models.DateField(help_text="the one that she was reminded of: another, after an opening, begins anew")
    days_left = models.PositiveSmallIntegerField()
    message = models.OneToOneField(Message, models.PROTECT, related_name="reminder")

    class Meta:
        verbose_name = "recordatorio"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "last_day", "days_left"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.days_left}"
