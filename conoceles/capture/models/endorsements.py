# SPDX-License-Identifier: EUPL-1.2
"""What a representation accepts of what its candidacies sent."""

from django.db import models

from conoceles.accounts.models import Capacity

from .revisions import Revision


class Endorsement(models.Model):
    """The representation of whoever nominates read one revision, and accepts it (aceptación del postulante).

    Of that revision and of no other: a correction is another revision, to be accepted anew. Never edited.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="endorsement", primary_key=True)
    digest = models.CharField(max_length=64, help_text="of the revision that was on the screen")
    by = models.ForeignKey(Capacity, models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "aceptación del postulante"

    def __str__(self) -> str:
        return str(self.revision)
