# SPDX-License-Identifier: EUPL-1.2
"""Copies of all that is held of one person."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy

from ..rules import SHORT


class Copy(models.Model):
    """What was held of somebody at an instant, put together for her (copia de sus datos).

    Its file lies in private storage until its term is over, and never holds a sealed answer: those are opened when
    she downloads it, before her alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="copies")
    at = models.DateTimeField(help_text="what was held then")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    file = models.CharField(max_length=200, blank=True, help_text="empty: its term is over")
    digest = models.CharField(max_length=64, help_text="of the file, without what is sealed")
    expires_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, help_text="when she had it in her hands")
    received_by = models.CharField(max_length=SHORT, blank=True, help_text="on paper: who signed for it")
    acuse = models.CharField(max_length=200, blank=True)
    acuse_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "copia de los datos de una persona"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.at:%Y-%m-%d}"
