# SPDX-License-Identifier: EUPL-1.2
"""What is typed and not sent yet."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock


class Typed(models.Model):
    """Answers to one section of one questionnaire. Sensitive ones are only ever here sealed."""

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, help_text="the version that was on the screen")
    slug = models.SlugField(max_length=60, help_text="of the questionnaire: what is typed outlives a version of it")
    section = models.SlugField(max_length=60)
    answers = models.JSONField(null=True, help_text="by question, as the form holds them; empty where sealed")
    sealed = models.BinaryField(null=True)
    version = models.PositiveIntegerField(help_text="one more with each save; what a save must know it stands on")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.slug} {self.section}"


class Draft(Typed):
    """What a section says so far, who typed it last and when (borrador).

    ``saves`` are the last ones, by key, so that one that comes twice is one: see ``rules.drafts``.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="drafts", db_index=False)
    saves = models.JSONField(default=list, help_text="[[key, version, mark], …], the last one last")
    typed_by = models.ForeignKey(Capacity, models.PROTECT)
    typists = models.JSONField(default=list, help_text="ids of all who ever typed in it: none of them decides on it")
    typed_at = models.DateTimeField()
    begun_at = models.DateTimeField(default=clock.now, help_text="when somebody first kept something of it")

    class Meta:
        verbose_name = "borrador"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "slug", "section"], name="draft_once"),
            models.CheckConstraint(
                condition=models.Q(answers__isnull=True) ^ models.Q(sealed__isnull=True),
                name="draft_in_the_open_or_sealed",
            ),
        ]


class Stash(Typed):
    """What was posted when the session had already ended: for half an hour, for that account alone (resguardo)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="stashes", db_index=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="stashes")
    mark = models.CharField(
        max_length=64, default="", help_text="of the account when it was left; dies with its password"
    )
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "resguardo de una sesión terminada"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "slug", "section", "user"], name="stash_once"),
            models.CheckConstraint(
                condition=models.Q(answers__isnull=True) ^ models.Q(sealed__isnull=True),
                name="stash_in_the_open_or_sealed",
            ),
        ]
