# SPDX-License-Identifier: EUPL-1.2
"""What came of handing a printed notice over."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.credentials.models import Delivery
from conoceles.outbox.models import Message


class NoticeDelivery(models.Model):
    """A printed notice handed over, or an attempt to (constancia de notificación).

    Never edited; only its receipt may come later, once.
    """

    class Way(models.TextChoices):
        """How it went."""

        AT_THE_DESK = "mesa", "En la oficina o mesa de atención"
        AT_HOME = "domicilio", "En el domicilio"
        READ_ALOUD = "leido", "Leída por teléfono o en persona"
        REPRESENTATION = "representacion", "Por conducto de su representación"

    message = models.ForeignKey(Message, models.PROTECT, related_name="handed_over")
    outcome = models.CharField(max_length=20, choices=Delivery.Outcome.choices)
    way = models.CharField(max_length=20, choices=Way.choices)
    at = models.DateTimeField(help_text="when it happened, as whoever delivered says")
    receiver = models.CharField(max_length=20, choices=Delivery.Receiver.choices, blank=True)
    received_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Capacity, models.PROTECT)
    registered_at = models.DateTimeField()
    acuse = models.CharField(max_length=200, blank=True, help_text="the scanned receipt, in private storage")
    acuse_digest = models.CharField(max_length=64, blank=True, help_text="its SHA-256")

    class Meta:
        verbose_name = "constancia de notificación"
        ordering: ClassVar = ["registered_at", "pk"]

    def __str__(self) -> str:
        return f"{self.message_id} {self.outcome}"
