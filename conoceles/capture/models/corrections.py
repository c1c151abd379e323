# SPDX-License-Identifier: EUPL-1.2
"""What a candidacy asks to correct of what was already approved."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy

from .openings import Opening


class CorrectionRequest(models.Model):
    """Chosen sections of one questionnaire, and why (solicitud de corrección).

    Granted, it has an opening in which those sections alone may change, until what is sent is approved.
    """

    class Outcome(models.TextChoices):
        """What became of it."""

        PENDING = "pendiente", "Por decidir"
        GRANTED = "concedida", "Concedida"
        REFUSED = "negada", "No concedida"

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="correction_requests", db_index=False)
    slug = models.SlugField(max_length=60, help_text="of the questionnaire")
    sections = models.JSONField(default=list, help_text="keys of the sections that may change")
    motive = models.TextField()
    asked_by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.PENDING)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    opening = models.OneToOneField(Opening, models.PROTECT, null=True, related_name="request")
    closed_at = models.DateTimeField(null=True, help_text="when what she corrected was approved")

    class Meta:
        verbose_name = "solicitud de corrección"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy", "slug"], condition=models.Q(outcome="pendiente"), name="correction_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="concedida") ^ models.Q(opening=None), name="correction_opened_when_granted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.slug}"
