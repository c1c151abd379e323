# SPDX-License-Identifier: EUPL-1.2
"""What is owed, what started its clock, and how it was met."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process
from conoceles.kernel import digests

from ..obligations.rules import Owed
from .plans import Plan


class Obligation(models.Model):
    """One thing owed, once: a row of the plan, what of it, and which time. Until when is reckoned, never kept."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="obligations")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="obligations", help_text="the version it is owed by")
    row = models.CharField(max_length=20, help_text="of the plan, by its key: 4, M1, esp-a")
    owed = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Owed])
    occurrence = models.CharField(
        max_length=120, blank=True, help_text="the month, the day, or what opened it: cuestionario/curricular-v2"
    )
    #: Of what no row of a plan asks for: when it is due, as ``plan.kept`` understands it.
    due = models.JSONField(null=True, help_text="its own deadline; empty: that of its row")
    name = models.CharField(max_length=600, help_text="what is owed, in words")
    because = models.CharField(max_length=300, help_text="why it was opened")
    opened_at = models.DateTimeField()
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it is not owed: it was opened by mistake")

    class Meta:
        verbose_name = "obligación"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "row", "owed", "occurrence"], name="obligation_opened_once")
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.row, self.owed, self.occurrence]))

    @property
    def digest(self) -> str:
        """What the record says of it: what is owed and which time, which are public."""
        return digests.digest([self.row, self.owed, self.occurrence])


class Start(models.Model):
    """An act that starts a clock: which, on what day, and who wrote it down. It is never altered: it is set aside."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="starts")
    act = models.CharField(max_length=60, help_text="an act (Act) or an event of the plan")
    on = models.DateField()
    at = models.DateTimeField(null=True, help_text="its instant, where its hour is known")
    document = models.CharField(max_length=300, blank=True, help_text="in which document it is")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, help_text="empty: noticed by the system")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count: written down by mistake")

    class Meta:
        verbose_name = "inicio de plazo"
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["obligation", "act", "on"], condition=models.Q(set_aside=""), name="start_written_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.on}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.act, self.on.isoformat(), self.document])


class Fulfilment(models.Model):
    """How an obligation was met: with what document, on what day, by whom and in what capacity. It is never altered."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="fulfilments")
    on = models.DateField(help_text="the day on which it was met")
    at = models.DateTimeField(null=True, help_text="its instant, where its hour is known")
    document = models.CharField(max_length=300, help_text="with what, as its title or its folio says")
    about = models.CharField(max_length=120, blank=True, help_text="what it is, as the record names things, if here")
    document_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the document, if there is one")
    note = models.CharField(max_length=600, blank=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count: written down by mistake")

    class Meta:
        verbose_name = "cumplimiento"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["obligation"], condition=models.Q(set_aside=""), name="obligation_met_once")
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.on}"

    @property
    def digest(self) -> str:
        """What the record says of it: the day, and the document's own digest."""
        return digests.digest([self.on.isoformat(), self.document, self.document_digest])


class Excuse(models.Model):
    """Why an obligation need not be met, in writing."""

    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="excuse")
    motive = models.CharField(max_length=600)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)

    class Meta:
        verbose_name = "dispensa"

    def __str__(self) -> str:
        return str(self.obligation)

    @property
    def digest(self) -> str:
        """What the record says of it: the motive."""
        return digests.digest(self.motive)


class Reminder(models.Model):
    """Somebody was reminded of an obligation that ends on a day, so many days before it: once."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reminders")
    to = models.ForeignKey("accounts.Capacity", models.PROTECT)
    last_day = models.DateField()
    days_before = models.SmallIntegerField(help_text="-1: once it was late")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "recordatorio de obligación"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["obligation", "to", "last_day", "days_before"], name="obligation_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.last_day} -{self.days_before}"
