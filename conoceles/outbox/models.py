# SPDX-License-Identifier: EUPL-1.2
"""Messages waiting, and what came of each attempt."""

import uuid
from typing import ClassVar

from django.db import models

from .rules import Outcome


class Message(models.Model):
    """Something that somebody must be told: a template and its values, rendered on sending.

    Without address it is for hands: printed, read aloud or copied as a short message.
    """

    class State(models.TextChoices):
        """Where it is."""

        WAITING = "en-espera", "En espera"
        SENT = "enviado", "Enviado"
        GIVEN_UP = "no-entregado", "No entregado"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.CharField(max_length=100, help_text="e.g. credentials/mail/ready: its .subject.txt, .txt, .html")
    values = models.JSONField(default=dict, help_text="what the template shows; never a secret")
    to = models.EmailField(blank=True, help_text="empty: for hands")
    about = models.CharField(max_length=120, blank=True, help_text="what it tells of, as the record names things")
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField(help_text="not before; while somebody is sending it, until when it is theirs")
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, help_text="when it was sent or given up")

    class Meta:
        verbose_name = "aviso"
        ordering: ClassVar = ["queued_at"]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], condition=models.Q(state="en-espera"), name="messages_waiting"),
            models.Index(fields=["about", "queued_at"], name="messages_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.state}"


class Attempt(models.Model):
    """One attempt at delivering a message, and the server's own words: the evidence of delivery."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="tries")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Outcome])
    reply = models.CharField(max_length=500, blank=True, help_text="the server's answer, or how it was handed over")

    class Meta:
        verbose_name = "intento de envío"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "number"], name="attempt_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
