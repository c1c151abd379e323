# SPDX-License-Identifier: EUPL-1.2
"""What people stand for."""

from typing import ClassVar

from django.db import models

from .places import Territory
from .process import Process


class Office(models.Model):
    """What one ballot elects (elección): gubernatura, diputación MR, diputación RP, ayuntamiento."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="offices")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    plural = models.CharField(max_length=120, help_text="of its page, e.g. Ayuntamientos")
    slug = models.SlugField(max_length=60, help_text="its piece of an address")
    territory_kind = models.CharField(max_length=20, choices=Territory.Kind.choices)
    principle = models.CharField(max_length=10, blank=True, help_text="MR or RP, where it matters")
    order = models.PositiveSmallIntegerField(help_text="on the ballot and on every page")

    class Meta:
        verbose_name = "cargo de elección"
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key"], name="office_keyed_once")]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A seat kind within an office (presidencia, sindicatura, regiduría), and what whoever stands for it owes."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="positions")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120, help_text="of the post: Presidencia municipal")
    feminine = models.CharField(max_length=120)
    masculine = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    heads = models.BooleanField(help_text="whether it heads the formula, list or planilla (cabeza)")
    alternates = models.BooleanField(help_text="whether each titular stands with an alternate (suplente)")
    titular_owes = models.JSONField(default=list, help_text="slugs of the questionnaires the titular owes")
    alternate_owes = models.JSONField(default=list, help_text="slugs of the questionnaires the alternate owes")
    source = models.CharField(max_length=300, blank=True, help_text="of what is owed")
    confidence = models.CharField(max_length=1, blank=True)

    class Meta:
        verbose_name = "cargo"
        ordering: ClassVar = ["office__order", "order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "key"], name="position_keyed_once")]

    def __str__(self) -> str:
        return self.name
