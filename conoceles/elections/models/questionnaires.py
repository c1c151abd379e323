# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires, one row per version."""

from typing import ClassVar

from django.db import models

from ..questionnaire import Definition, from_json
from .process import Agreement, Process


class Questionnaire(models.Model):
    """One version of a questionnaire. Once in force, or referred to, it is never altered: a change is version n+1."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="questionnaires")
    slug = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="the definition, as elections.questionnaire understands it")
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, help_text="which put it in force")

    class Meta:
        verbose_name = "cuestionario"
        ordering: ClassVar = ["slug", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "slug", "version"], name="questionnaire_versioned_once"),
            models.CheckConstraint(
                condition=models.Q(in_force_at=None) | models.Q(agreement__isnull=False),
                name="questionnaire_in_force_by_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} v{self.version}"

    @property
    def definition(self) -> Definition:
        """The questions, as values that rules and pages can use."""
        return from_json(self.content)
