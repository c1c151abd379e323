# SPDX-License-Identifier: EUPL-1.2
"""What is typed for somebody who filled in a printed form."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Questionnaire


class Assistance(models.Model):
    """A printed form that somebody received, and types from until it is sent or given up (captura en mesa).

    A desk receives any; a representation, where the process lets it, the one of identity in its envelope.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="assistances")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT)
    code = models.CharField(max_length=30, help_text="that of the form (rules.papers)")
    received_on = models.DateField(help_text="the day on which the candidacy handed the form in")
    by = models.ForeignKey(Capacity, models.PROTECT, help_text="who received it, and types")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, help_text="sent, or given up: nothing more is typed from it")

    class Meta:
        verbose_name = "captura en mesa"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy", "questionnaire"],
                condition=models.Q(closed_at=None),
                name="one_desk_types_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.code
