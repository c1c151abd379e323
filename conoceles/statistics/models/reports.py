# SPDX-License-Identifier: EUPL-1.2
"""Reports that were drafted."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process

from .progress import ProgressCut


class ReportDraft(models.Model):
    """A report of one cut, as it was drafted (proyecto de informe). Never edited: another draft is another row.

    ``content`` is all that it says, names included: set again, it is the same files (``files``: the SHA-256 of each).
    """

    class Kind(models.TextChoices):
        """Which report."""

        PROGRESS = "avance", "Avance cuantitativo de la captura (actividad 11)"
        FINAL = "final", "Resultados finales de la captura (actividad 15)"
        WEEKLY = "semanal", "Seguimiento semanal de la publicación (actividad 14)"
        MONTHLY = "mensual", "Cifras del informe mensual (actividades 3 y 4)"

    process = models.ForeignKey(Process, models.PROTECT, related_name="report_drafts", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    cut = models.ForeignKey(ProgressCut, models.PROTECT, related_name="drafts")
    number = models.CharField(max_length=60, blank=True, help_text="as the institute numbers it; empty: not yet")
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="of the content")
    files = models.JSONField(help_text="{pdf, docx, xlsx}: the SHA-256 of each")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="report_drafts")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "proyecto de informe"
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "digest"], name="report_drafted_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.cut.day}"
