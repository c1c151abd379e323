# SPDX-License-Identifier: EUPL-1.2
"""What a session resolved: how each voted, what each added in writing, and what it instructed."""

from typing import ClassVar

from django.db import models

from conoceles.kernel import digests

from ..documents.rules.words import Body
from ..sessions.rules.words import Opinion, Outcome, Result, Sense
from .documents import RouteStep
from .members import Member
from .sessions import AgendaItem, Session


class Resolution(models.Model):
    """What was resolved of an item, with the votes by name beside it and the steps of the document that it took."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    outcome = models.CharField(max_length=15, choices=[(each.value, each.value) for each in Outcome])
    result = models.CharField(max_length=20, blank=True, choices=[(each.value, each.value) for each in Result])
    text = models.TextField(blank=True, help_text="what was agreed, in its own words")
    observations = models.TextField(blank=True, help_text="why it was returned, one a line")
    amendments = models.TextField(blank=True, help_text="what was changed by vote: a new version must say it (engrose)")
    steps = models.ManyToManyField(RouteStep, related_name="+")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "resolución de un punto"

    def __str__(self) -> str:
        return f"{self.item} {self.outcome}"

    @property
    def digest(self) -> str:
        """What the record says of it: the outcome, and how each voted."""
        votes = sorted([each.member_id, each.sense] for each in self.item.votes.all())
        return digests.digest([self.outcome, self.result, self.text, self.amendments, votes])


class FormerResolution(models.Model):
    """What had been written down of an item before it was resolved anew in the same session, and why. Never altered."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="former")
    content = models.JSONField(help_text="outcome, result, text, observations, amendments, and votes by name")
    digest = models.CharField(max_length=64, help_text="what the record said of it")
    written_at = models.DateTimeField(help_text="when it had been written down")
    why = models.CharField(max_length=300)
    set_aside_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+", help_text="who resolved it anew")

    class Meta:
        verbose_name = "resolución que se corrigió en la misma sesión"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.content['outcome']}"


class Vote(models.Model):
    """How somebody voted an item, by name: sessions are public."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="ballots")
    sense = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Sense])
    motive = models.CharField(max_length=300, blank=True, help_text="of whoever excused herself")

    class Meta:
        verbose_name = "voto"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "member"], name="voted_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.member}"


class Dissent(models.Model):
    """A particular, concurrent or reserved vote: what a member adds in writing, as text or as a PDF."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="dissents")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Opinion])
    text = models.TextField(blank=True)
    file = models.CharField(max_length=200, blank=True, help_text="in private storage")
    file_digest = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "voto particular, concurrente o reservado"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "member", "kind"], name="dissent_written_once")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.member} {self.kind}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.kind, self.text, self.file_digest])


class Instruction(models.Model):
    """What a session instructed: who owes it and until when. It is followed in each later session until it is done."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="instructions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    owed_by = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Body])
    due = models.DateField(null=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "instrucción de la Comisión"
        ordering: ClassVar = ["session", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "number"], name="instruction_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.number}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.text, self.owed_by, self.due.isoformat() if self.due else ""])


class InstructionReport(models.Model):
    """What was told of an instruction, and whether it was done with that."""

    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="reports")
    on = models.DateField()
    text = models.CharField(max_length=600)
    done = models.BooleanField()
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "informe de una instrucción"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.instruction} {self.on}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.on.isoformat(), self.text, self.done])
