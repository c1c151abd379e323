# SPDX-License-Identifier: EUPL-1.2
"""Decisions about revisions."""

from typing import ClassVar

from django.db import models

from conoceles.capture.models import Revision, Source
from conoceles.validation.rules import Outcome


class Review(models.Model):
    """A decision on one revision, with the digest of the text that was read (dictaminación de la revisión)."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=20, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    digest = models.CharField(max_length=64)
    decided_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, help_text="approved by its source (historical load)")
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = "dictaminación"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision"], name="review_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) ^ models.Q(source=None), name="review_decided_or_sourced"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.outcome}"


class Observation(models.Model):
    """What must be corrected in one section before it can be approved (observación)."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="observations")
    section = models.SlugField(max_length=60)
    text = models.TextField()

    class Meta:
        verbose_name = "observación"

    def __str__(self) -> str:
        return self.section
