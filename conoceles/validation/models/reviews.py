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
    by_check = models.BooleanField(
        default=False, help_text="complete by the system's own check: nobody reads what is kept sealed"
    )
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = "dictaminación"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision"], name="review_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=False, source=None, by_check=False)
                | models.Q(decided_by=None, source__isnull=False, by_check=False)
                | models.Q(decided_by=None, source=None, by_check=True),
                name="review_decided_or_sourced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.outcome}"


class FirstApproval(models.Model):
    """An approval that waits for a second person's, where the process asks for two (primera aprobación). Never edited.

    It approves nothing yet: the revision is decided on when it has a Review.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="first_approval")
    digest = models.CharField(max_length=64, help_text="of the text that was read")
    approved_by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    approved_at = models.DateTimeField()

    #: What it came to, where a Review says its own.
    outcome = "primera aprobación; falta la de otra persona"

    class Meta:
        verbose_name = "primera aprobación"

    def __str__(self) -> str:
        return f"{self.revision}"


class Observation(models.Model):
    """What must be corrected in one section before it can be approved (observación). Never edited.

    At least one of ``quote``, ``says`` and ``should_say``, or ``text`` tells what it is.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="observations")
    section = models.SlugField(max_length=60)
    question = models.SlugField(max_length=60, blank=True, help_text="empty: the section as a whole")
    ground = models.SlugField(max_length=60, blank=True, help_text="of the closed list of the process; empty: older")
    ground_words = models.TextField(blank=True, help_text="what the list said of it then")
    quote = models.TextField(blank=True, help_text="the words observed, as they stand in what was sent")
    says = models.TextField(blank=True, help_text="dice")
    should_say = models.TextField(blank=True, help_text="debe decir")
    text = models.TextField(blank=True, help_text="in the reviewer's own words")

    class Meta:
        verbose_name = "observación"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.section
