# SPDX-License-Identifier: EUPL-1.2
"""What is watched: alerts, what was looked at whole, and how often sealed answers were opened."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.custody.watching.rules import Kind
from conoceles.kernel import digests


class Alert(models.Model):
    """Something that is, or was, not as it should be (alerta): told once, answered by somebody, closed when over."""

    kind = models.CharField(max_length=40, choices=[(each.value, each.value) for each in Kind])
    whom = models.CharField(max_length=64, blank=True, help_text="whose doing it is: her pseudonym, as in the record")
    figures = models.JSONField(default=dict, help_text="counts that say so; of nobody in particular")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(help_text="when it was last so; no act of anybody")
    told = models.PositiveSmallIntegerField(default=0, help_text="how many people of the Unidad were written to")
    note = models.CharField(max_length=500, blank=True, help_text="what whoever answered it found or did")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Capacity, models.PROTECT, null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "alerta"
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "whom"], condition=models.Q(closed_at=None), name="one_open_alert_of_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.opened_at:%Y-%m-%d}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.kind, self.whom, self.figures, self.note])


class Verification(models.Model):
    """The record and what is published, looked at whole where they lie (verificación)."""

    at = models.DateTimeField()
    seconds = models.FloatField()
    entries = models.PositiveBigIntegerField()
    releases = models.PositiveIntegerField()
    record_faults = models.JSONField(default=list, help_text="sentences; none of them has a personal value")
    release_faults = models.JSONField(default=list)

    class Meta:
        verbose_name = "verificación"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.entries, self.releases, self.record_faults, self.release_faults])


class ReadingReport(models.Model):
    """How many times sealed answers were opened in a day, for the Unidad (informe de lecturas)."""

    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    counts = models.JSONField(default=dict, help_text="by purpose: times, of how many candidacies, by how many people")

    class Meta:
        verbose_name = "informe de lecturas"
        ordering: ClassVar = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.day.isoformat(), self.counts])
