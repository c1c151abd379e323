# SPDX-License-Identifier: EUPL-1.2
"""What was answered, and where it came from."""

from typing import ClassVar

from django.db import models

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process, Questionnaire

from .assistances import Assistance


class Source(models.Model):
    """Answers captured elsewhere and approved there: whose, in which document, of when (fuente histórica)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="sources")
    authority = models.CharField(max_length=200)
    document = models.CharField(max_length=300)
    dated = models.DateField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the document's file")

    class Meta:
        verbose_name = "fuente histórica"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "digest"], name="source_once")]

    def __str__(self) -> str:
        return self.document


class Revision(models.Model):
    """One complete set of answers, exactly as it was sent (revisión).

    A revision is never edited: a correction is a new revision. Whatever was
    reviewed, approved or published can always be shown again word for word.
    The answers are in ``answers``, or in ``sealed`` where the questionnaire is kept sealed
    (``capture.identity``): then the digest covers the sealed bytes, and ``mark`` tells the same answers again.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="revisions")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT)
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField(null=True)
    sealed = models.BinaryField(null=True)
    mark = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    sent_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True)
    typists = models.JSONField(default=list, help_text="ids of all who typed some of it, in this or an earlier one")
    replies = models.JSONField(default=dict, help_text="what she answers to observations, by the id of each")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, help_text="instead of a sender, for a historical load"
    )
    assistance = models.ForeignKey(
        Assistance,
        models.PROTECT,
        null=True,
        related_name="revisions",
        help_text="the printed form it was typed from",
    )
    sent_at = models.DateTimeField(help_text="when it reached the server")
    late = models.BooleanField(default=False, help_text="after her own last day, while the process still receives")

    class Meta:
        verbose_name = "revisión"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "questionnaire", "number"], name="revision_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(sent_by=None) ^ models.Q(source=None), name="revision_sent_or_sourced"
            ),
            models.CheckConstraint(
                condition=models.Q(answers__isnull=True) ^ models.Q(sealed__isnull=True),
                name="revision_in_the_open_or_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.questionnaire} #{self.number}"
