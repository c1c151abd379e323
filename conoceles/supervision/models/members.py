# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the commission and who attends it always, by which agreement and between which days."""

from datetime import date
from typing import ClassVar

from django.db import models

from conoceles.elections.models import Agreement, Postulant, Process
from conoceles.kernel import digests

from ..sessions.labels import SEATS
from ..sessions.rules.words import OF_THE_COMMISSION, VOTES, Seat


class Member(models.Model):
    """Somebody in a seat of the commission, or who attends it always, in ``[since, until]``: both days included.

    A replacement is another row that says whom it replaces; what was written by mistake is set aside, with why.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="members")
    seat = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Seat])
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True, help_text="her post: «Consejera Electoral»")
    postulant = models.ForeignKey(
        Postulant, models.PROTECT, null=True, related_name="+", help_text="whom a representation represents"
    )
    capacity = models.ForeignKey(
        "accounts.Capacity", models.PROTECT, null=True, related_name="seats", help_text="in which she acts here, if any"
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="+", help_text="which made her so; of the commission, always"
    )
    reference = models.CharField(max_length=200, blank=True, help_text="the letter that accredits a representation")
    since = models.DateField()
    until = models.DateField(null=True, help_text="the last day, included")
    ended_by = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="+", help_text="the agreement that ended it, if one did"
    )
    ended_because = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count")

    class Meta:
        verbose_name = "integrante o asistente de la Comisión"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(since__lte=models.F("until")),
                name="member_ends_after_beginning",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def digest(self) -> str:
        """What the record says of it."""
        days = [self.since.isoformat(), self.until.isoformat() if self.until else ""]
        return digests.digest([self.seat, self.name, *days])

    @property
    def seat_name(self) -> str:
        """Her seat, as people call it."""
        return SEATS[Seat(self.seat)]

    @property
    def rank(self) -> int:
        """Where her seat goes: whoever presides first."""
        return list(Seat).index(Seat(self.seat))

    @property
    def votes(self) -> bool:
        """Whether she votes."""
        return self.seat in VOTES

    @property
    def integrates(self) -> bool:
        """Whether she makes up the commission, with vote or without."""
        return self.seat in OF_THE_COMMISSION

    def on(self, day: date) -> bool:
        """Whether she holds it that day."""
        return not self.set_aside and self.since <= day and (self.until is None or day <= self.until)
