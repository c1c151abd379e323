# SPDX-License-Identifier: EUPL-1.2
"""What a process says of its supervision in files, each read whole: registers, dated facts, stationery."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process


class Declared(models.Model):
    """One such file as it was last loaded. Whatever was written by it keeps its own words: this may change."""

    class Kind(models.TextChoices):
        """What it is."""

        REGISTERS = "registros", "Registros del seguimiento"
        FACTS = "hechos", "Hechos con fecha"
        STATIONERY = "papeleria", "Papelería"
        FORMATS = "formatos", "Formatos del INE"

    process = models.ForeignKey(Process, models.PROTECT, related_name="declared")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    content = models.JSONField(help_text="as the room that reads it understands it")
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = "lo declarado de la supervisión"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "kind"], name="declared_once_of_each_kind")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
