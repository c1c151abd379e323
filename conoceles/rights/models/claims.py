# SPDX-License-Identifier: EUPL-1.2
"""Requests, and what was done with each."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import digests

from ..rules import SHORT, Deed, Identified, Outcome, Right, Way


def _choices(kind: type) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in kind]  # type: ignore[attr-defined]


class Request(models.Model):
    """What somebody asks of her own data (solicitud de derechos ARCO). Never edited: what is done with it are steps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="rights_requests")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process and the year")
    right = models.CharField(max_length=20, choices=_choices(Right))
    way = models.CharField(max_length=20, choices=_choices(Way))
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="rights_requests")
    representative = models.CharField(max_length=SHORT, blank=True, help_text="who asks on her behalf, on paper")
    contact = models.CharField(max_length=SHORT, blank=True, help_text="where she wants to be told, as she wrote it")
    text = models.TextField(help_text="what she asks, in her words")
    scan = models.CharField(max_length=200, blank=True, help_text="the paper as it came, within private storage")
    scan_digest = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(help_text="on paper: the day and the hour of the stamp")
    written_at = models.DateTimeField()
    limits = models.JSONField(default=dict, help_text="last days set as it was received; no later day off moves them")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "solicitud de derechos"
        ordering: ClassVar = ["received_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "year", "number"], name="rights_request_numbered_once"),
        ]

    def __str__(self) -> str:
        return self.folio

    @property
    def folio(self) -> str:
        """What people call it by: «ARCO-003/2027»."""
        return f"ARCO-{self.number:03}/{self.year}"

    def act(self) -> str:
        """What ``digest`` is the digest of: what the record says of it."""
        return digests.digest(
            [str(self.candidacy_id), self.folio, self.right, self.way, self.text, self.received_at.isoformat()]
        )


class Step(models.Model):
    """One thing done with a request, when, and by whom (actuación). Only ever added."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps", db_index=False)
    deed = models.CharField(max_length=20, choices=_choices(Deed))
    at = models.DateTimeField(help_text="the instant that counts")
    written_at = models.DateTimeField()
    limits = models.JSONField(default=dict, help_text="last days that it set")
    by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+", help_text="empty: the system")
    means = models.CharField(
        max_length=30, choices=_choices(Identified), blank=True, help_text="how she was identified"
    )
    shown = models.CharField(max_length=SHORT, blank=True, help_text="what was shown: of what kind, never its number")
    power = models.CharField(max_length=SHORT, blank=True, help_text="of a representative: what empowers her")
    outcome = models.CharField(max_length=20, choices=_choices(Outcome), blank=True)
    ground = models.TextField(blank=True, help_text="of an answer: the rule it rests on")
    text = models.TextField(blank=True, help_text="what is asked again, why it takes longer, the motive of an answer")
    way = models.CharField(max_length=SHORT, blank=True, help_text="how she was told")
    file = models.CharField(max_length=200, blank=True, help_text="the document or its acuse, in private storage")
    file_digest = models.CharField(max_length=64, blank=True)
    read_at = models.DateTimeField(null=True, help_text="of what she was told: when she opened it on her own screen")

    class Meta:
        verbose_name = "actuación de una solicitud"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "deed"], name="rights_deed_done_once"),
            models.CheckConstraint(
                condition=models.Q(deed=Deed.ANSWERED) ^ models.Q(outcome=""), name="rights_answer_has_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.deed}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        said = [self.deed, self.at.isoformat(), self.outcome, self.ground, self.text, self.way, self.file_digest]
        return digests.digest([str(self.request_id), *said, self.means, self.shown, self.power])


class Reminder(models.Model):
    """That somebody was reminded of a limit, so many days before; once each (recordatorio de solicitud)."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="reminders", db_index=False)
    to = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    last_day = models.DateField()
    days_before = models.SmallIntegerField(help_text="-1: it is late")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "recordatorio de solicitud"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "to", "last_day", "days_before"], name="rights_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.last_day} {self.days_before}"
