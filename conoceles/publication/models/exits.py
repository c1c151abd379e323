# SPDX-License-Identifier: EUPL-1.2
"""What left the public site."""

from typing import ClassVar

from django.db import models

from conoceles.candidacies.models import Candidacy

from .releases import Release


class Exit(models.Model):
    """A candidacy of which *release* no longer shows something that the one before showed (salida de lo publicado).

    Until ``done_at`` something of it may still be in what is kept of earlier releases.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="exits", db_index=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="exits")
    noticed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "salida de lo publicado"
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "candidacy"], name="exit_once")]

    def __str__(self) -> str:
        return f"{self.release} {self.candidacy}"
