# SPDX-License-Identifier: EUPL-1.2
"""Files of candidacies and representations that were made, as they were made."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Postulant, Process


class Dossier(models.Model):
    """What the system knew of a candidacy or a representation at an instant, set on paper (expediente).

    Never made again: its files lie in private storage, and are handed out byte for byte. ``digest`` is that of the
    digests of its files.
    """

    class Kind(models.TextChoices):
        """What it is for."""

        FILE = "expediente", "Expediente foliado, para certificar"
        LAID = "vista", "Vista: sólo los hechos, para otra autoridad"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="dossiers")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, related_name="dossiers")
    postulant = models.ForeignKey(Postulant, models.PROTECT, null=True, related_name="dossiers")
    at = models.DateTimeField(help_text="the cut-off: what happened until then")
    made_at = models.DateTimeField()
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="dossiers")
    files = models.JSONField(help_text="[{name, path, digest, size}], in private storage")
    facts = models.PositiveIntegerField(help_text="how many it tells")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "expediente"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="dossier_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(candidacy=None) ^ models.Q(postulant=None), name="dossier_of_one_or_the_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} {self.number}"

    @property
    def whose(self) -> str:
        """Of whom, in words."""
        return self.candidacy.person.name if self.candidacy else self.postulant.name if self.postulant else ""
