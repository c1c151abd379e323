# SPDX-License-Identifier: EUPL-1.2
"""Who reads what."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy


class Assignment(models.Model):
    """What a candidacy sent, in the hands of somebody who reads it (asignación para leer).

    One of each reading is open at a time. It lasts until it is given back, passed to somebody else, or all that she
    sent was approved: what she corrects comes back to whoever read it. Whoever no longer is a reviewer holds nothing,
    although her row is closed only when somebody else takes it. Without ``reader``, a second reading that anybody
    else may take.
    """

    class Reading(models.TextChoices):
        """The first, or that of a second person."""

        FIRST = "primera", "Primera lectura"
        SECOND = "segunda", "Segunda lectura"

    class End(models.TextChoices):
        """Why it ended."""

        GIVEN_BACK = "devuelta", "La dejó libre"
        PASSED_ON = "reasignada", "Pasó a otra persona"
        NO_LONGER = "ya-no-revisa", "Ya no revisa en este proceso"
        DECIDED = "resuelta", "Se resolvió"

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="assignments")
    reading = models.CharField(max_length=10, choices=Reading.choices)
    reader = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="assignments")
    since = models.DateTimeField()
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+", help_text="herself, when she took it")
    until = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, choices=End.choices, blank=True)
    ended_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "asignación para leer"
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy", "reading"], condition=models.Q(until=None), name="read_by_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(reader__isnull=False) | models.Q(reading="segunda"),
                name="first_reading_has_a_reader",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None, end="", ended_by=None)
                | (models.Q(until__isnull=False, ended_by__isnull=False) & ~models.Q(end="")),
                name="assignment_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.reading}"
