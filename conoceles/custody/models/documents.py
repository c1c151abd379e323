# SPDX-License-Identifier: EUPL-1.2
"""The documento de seguridad as it was issued, each time."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process


class SecurityDocument(models.Model):
    """One version of it (documento de seguridad). Never edited: what changes is issued again.

    ``content`` is all that it says, names included: set again, it is the same files.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="security_documents", db_index=False)
    number = models.PositiveSmallIntegerField(help_text="1 for the first of its process")
    why = models.CharField(max_length=500, help_text="what changed, or what asks for it")
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="of the content")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="security_documents")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "documento de seguridad"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="security_document_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.number}"
