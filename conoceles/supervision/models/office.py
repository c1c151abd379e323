# SPDX-License-Identifier: EUPL-1.2
"""What an office keeps beside its documents: numbers of oficio, what comes in, and what each unit did."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Postulant, Process
from conoceles.kernel import digests

from ..documents.rules.words import Body
from .documents import Document


class Folio(models.Model):
    """The number of an oficio: from 1 each year in its series, without gaps; one that is given up keeps it."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="folios")
    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=80, help_text="as it is written: UAI/12/2024")
    document = models.OneToOneField(Document, models.PROTECT, related_name="folio")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "número de oficio"
        ordering: ClassVar = ["series", "year", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "series", "year", "number"], name="folio_numbered_once")
        ]

    def __str__(self) -> str:
        return self.text


class Incoming(models.Model):
    """A paper that came in, as the oficialía de partes wrote it down."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="incoming")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    sender = models.CharField(max_length=200)
    reference = models.CharField(max_length=120, blank=True, help_text="its own number, as it comes")
    subject = models.CharField(max_length=300)
    sheets = models.PositiveSmallIntegerField()
    annexes = models.CharField(max_length=300, blank=True)
    turned_to = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Body])
    answer_due = models.DateField(null=True)
    answered_by = models.ForeignKey(Document, models.PROTECT, null=True, related_name="answers")
    answered_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "escrito recibido"
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "year", "number"], name="incoming_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def digest(self) -> str:
        """What the record says of it: its folio, its hour and to whom it went."""
        return digests.digest([str(self), self.received_at.isoformat(), self.turned_to])


class Activity(models.Model):
    """What a unit, or a party, did: written down as it happens, so that reports gather it. It is never altered."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="activities")
    on = models.DateField()
    body = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Body])
    postulant = models.ForeignKey(Postulant, models.PROTECT, null=True, related_name="+", help_text="which, of a party")
    what = models.CharField(max_length=600)
    evidence = models.CharField(max_length=300, blank=True, help_text="oficio, acta, address: how it is proved")
    row = models.CharField(max_length=20, blank=True, help_text="of the plan, if it is of one")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count")

    class Meta:
        verbose_name = "actividad realizada"
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.body} {self.on}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.on.isoformat(), self.body, self.what, self.evidence])
