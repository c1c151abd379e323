# SPDX-License-Identifier: EUPL-1.2
"""What was taken off the public site after it was published: a section, or a whole profile."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.validation.afterwards.rules import Motive

_MOTIVES = [(motive.value, motive.words) for motive in Motive]


class TakenOff(models.Model):
    """Why, since when and by whom; and how it ended. While ``lifted_at`` is empty it is in force.

    ``document`` and ``dated`` are said in public, as is the motive; the notes never are.
    """

    motive = models.CharField(max_length=40, choices=_MOTIVES)
    document = models.CharField(max_length=200, blank=True, help_text="ruling or agreement, as it is cited in public")
    dated = models.DateField(null=True, help_text="of the document")
    note = models.TextField(blank=True)
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_note = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def in_force(self) -> bool:
        """Whether nobody lifted it."""
        return self.lifted_at is None

    @property
    def key(self) -> str:
        """What an address calls it: «pausa-7», «retiro-3»."""
        return f"{str(self._meta.verbose_name).partition(' ')[0]}-{self.pk}"


class Pause(TakenOff):
    """One section, or the photograph alone, that is not shown for a while (pausa).

    It holds for the text that is published and for any other that is approved while it lasts.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="pauses", db_index=False)
    slug = models.SlugField(max_length=60, help_text="of the questionnaire")
    section = models.SlugField(max_length=60)
    question = models.SlugField(max_length=60, blank=True, help_text="that of the photograph, when only it is paused")

    class Meta:
        verbose_name = "pausa"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy", "slug", "section", "question"],
                condition=models.Q(lifted_at=None),
                name="paused_once",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_at=None, lifted_by=None)
                | models.Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="pause_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.slug}/{self.section}"


class Withdrawal(TakenOff):
    """A whole profile that is not shown, though its register may stand (retiro de perfil)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="withdrawals", db_index=False)

    class Meta:
        verbose_name = "retiro de perfil"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy"], condition=models.Q(lifted_at=None), name="withdrawn_once"),
            models.CheckConstraint(
                condition=models.Q(lifted_at=None, lifted_by=None)
                | models.Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="withdrawal_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.candidacy)
