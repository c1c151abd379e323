# SPDX-License-Identifier: EUPL-1.2
"""What is owed of what was granted, until it is true."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.kernel import digests
from conoceles.publication.models import Release

from ..rules import SHORT, Effect
from .claims import Request


class Owed(models.Model):
    """One effect of an answer (efecto): looked for in what other steps did, and settled when it is found there.

    Nobody says of one that can be looked for that it is done. ``OTHER`` leaves no trace in the system: it alone is
    settled by whoever did it, with what she did.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="effects", db_index=False)
    effect = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Effect])
    since = models.DateTimeField(help_text="only what was done from then on counts")
    slug = models.SlugField(max_length=60, blank=True, help_text="of a correction: the questionnaire")
    sections = models.JSONField(default=list, help_text="of a correction: the keys of its sections")
    note = models.CharField(max_length=SHORT, blank=True, help_text="of what leaves no trace here: what was done")
    done_at = models.DateTimeField(null=True, help_text="the instant since which it is true")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="+")
    settled_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+", help_text="empty: the system")

    class Meta:
        verbose_name = "efecto de una solicitud"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "effect"], name="rights_effect_once"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.effect}"

    @property
    def digest(self) -> str:
        """What the record says of it once it is settled."""
        shown = self.release.manifest if self.release else ""
        return digests.digest([str(self.request_id), self.effect, str(self.done_at), shown, self.note])
