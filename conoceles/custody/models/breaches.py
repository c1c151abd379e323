# SPDX-License-Identifier: EUPL-1.2
"""The log of breaches: each, what was said of it every time, and who was told."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.outbox.models import Message


class Breach(models.Model):
    """A breach of the security of personal data (vulneración). What is known of it is in its statements."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="breaches", db_index=False)
    number = models.PositiveSmallIntegerField(help_text="1 for the first of its process")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="breaches")
    at = models.DateTimeField(help_text="when it was registered")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    closing = models.TextField(blank=True, help_text="how it ended, and what keeps it from happening again")

    class Meta:
        verbose_name = "vulneración"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "number"], name="breach_numbered_once")]

    def __str__(self) -> str:
        return f"{self.process_id} {self.number}"


class BreachStatement(models.Model):
    """What was known of a breach when it was said. Never edited: the last one holds, and the former ones stay."""

    breach = models.ForeignKey(Breach, models.PROTECT, related_name="statements", db_index=False)
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=500, blank=True, help_text="why it is said anew; empty for the first")
    title = models.CharField(max_length=200)
    what = models.TextField(help_text="what happened")
    happened_at = models.DateTimeField(null=True, help_text="when it happened; empty while nobody knows")
    known_at = models.DateTimeField(help_text="when somebody of the institute came to know")
    data = models.TextField(help_text="which personal data")
    people = models.PositiveIntegerField(null=True, help_text="of how many; empty while nobody knows")
    cause = models.TextField(blank=True)
    immediate = models.TextField(help_text="what was done at once")
    lasting = models.TextField(blank=True, help_text="what keeps it from happening again")
    grave = models.BooleanField(help_text="whether it affects the rights of those people significantly")
    told = models.TextField(blank=True, help_text="what each of them is told, the same for all, naming nobody")
    advice = models.TextField(blank=True, help_text="what each of them can do")
    digest = models.CharField(max_length=64, help_text="of all the above")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "lo que consta de una vulneración"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["breach", "number"], name="breach_stated_once")]

    def __str__(self) -> str:
        return f"{self.breach_id} {self.number}"


class BreachNotice(models.Model):
    """Somebody was told: a candidacy, or the authority that guards the law. ``message`` carries it to a candidacy."""

    class Whom(models.TextChoices):
        """To whom."""

        PERSON = "persona", "La persona afectada"
        GUARANTOR = "garante", "La autoridad garante"

    breach = models.ForeignKey(Breach, models.PROTECT, related_name="notices")
    statement = models.ForeignKey(BreachStatement, models.PROTECT, related_name="+")
    whom = models.CharField(max_length=20, choices=Whom.choices)
    candidacy = models.UUIDField(null=True, db_index=True, help_text="whose; empty for an authority")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="+")
    authority = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    acuse = models.CharField(max_length=300, blank=True, help_text="with what it is known that it was received")
    received_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, help_text="of what it says")

    class Meta:
        verbose_name = "notificación de una vulneración"
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["breach", "candidacy"], condition=models.Q(whom="persona"), name="breach_told_once_to_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.breach_id} {self.whom}"
