# SPDX-License-Identifier: EUPL-1.2
"""Sessions of the commission: what was done with each, its agenda, who was notified and who came."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process
from conoceles.kernel import digests

from ..sessions.rules.words import Deed, Kind, Means
from .documents import Document, Version
from .members import Member


class Session(models.Model):
    """A session. How far it has come is reckoned from its acts (``sessions.rules.walking``)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=15, choices=[(each.value, each.value) for each in Kind])
    number = models.PositiveSmallIntegerField(
        null=True, help_text="of its kind, from 1, in the process: taken when it is convened, so that none is missing"
    )
    at = models.DateTimeField(help_text="for when it is convened")
    second_at = models.DateTimeField(null=True, help_text="for when the second call is, after one without quorum")
    place = models.CharField(max_length=300)
    broadcast = models.URLField(max_length=300, blank=True, help_text="where everybody sees it (art. 10)")
    convocation = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    minutes = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "sesión de la Comisión"
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "kind", "number"], name="session_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}" if self.number else f"{self.kind} en preparación"

    @property
    def slug(self) -> str:
        """As files are called that leave of it: «ordinaria-3»."""
        return str(self).replace(" ", "-").replace("ó", "o")

    @property
    def digest(self) -> str:
        """What the record says of it: which, for when, and what is on its agenda."""
        items = [[each.text, each.version.digest if each.version else ""] for each in self.items.all()]
        return digests.digest([str(self), self.at.isoformat(), items])


class SessionAct(models.Model):
    """What was done with a session, at its hour. It is never altered."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="acts")
    deed = models.CharField(max_length=25, choices=[(each.value, each.value) for each in Deed])
    at = models.DateTimeField()
    note = models.CharField(max_length=600, blank=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "acto de una sesión"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.session} {self.deed}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([str(self), self.at.isoformat(), self.note])


class AgendaItem(models.Model):
    """An item of the agenda; it may be about a version of a document, which is what members read and vote."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="items")

    class Meta:
        verbose_name = "punto del orden del día"
        ordering: ClassVar = ["session", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "number"], name="item_numbered_once")]

    def __str__(self) -> str:
        return f"{self.session} {self.number}"


class Guest(models.Model):
    """Somebody whom the commission invites to one session."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="guests")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "persona invitada a una sesión"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name


class SessionNotice(models.Model):
    """That somebody was notified of a session with its documents: how, at what hour, and what proves it."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="notices")
    call = models.PositiveSmallIntegerField(default=1, help_text="1, or 2 for the second call")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="+")
    means = models.CharField(max_length=15, choices=[(each.value, each.value) for each in Means])
    at = models.DateTimeField()
    evidence = models.CharField(max_length=300, blank=True, help_text="the acuse, the certified fixing: what proves it")
    file = models.CharField(max_length=200, blank=True, help_text="that acuse as a PDF, in private storage")
    file_digest = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "notificación de una sesión"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(member=None) ^ models.Q(guest=None), name="session_notice_of_somebody"
            ),
            models.UniqueConstraint(fields=["session", "call", "member"], name="member_notified_once"),
            models.UniqueConstraint(fields=["session", "call", "guest"], name="guest_notified_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.member or self.guest}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        whom = str(self.member or self.guest)
        return digests.digest([str(self.session), self.call, whom, self.means, self.file_digest])


class Passage(models.Model):
    """That somebody came late, or left before the end: from that hour she was there, or was not. Never altered."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="passages")
    call = models.PositiveSmallIntegerField(default=1)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="+")
    arrived = models.BooleanField(help_text="or left")
    at = models.DateTimeField()
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "llegada o retiro durante una sesión"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(member=None) ^ models.Q(guest=None), name="passage_of_somebody")
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.member or self.guest}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([str(self), self.call, self.arrived, self.at.isoformat()])


class Attendance(models.Model):
    """Whether somebody came to a call of a session; whoever did not, why, if she said."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances")
    call = models.PositiveSmallIntegerField(default=1)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="+")
    present = models.BooleanField()
    excuse = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "asistencia a una sesión"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(member=None) ^ models.Q(guest=None), name="attendance_of_somebody"
            ),
            models.UniqueConstraint(fields=["session", "call", "member"], name="member_attends_once"),
            models.UniqueConstraint(fields=["session", "call", "guest"], name="guest_attends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.member or self.guest}"
