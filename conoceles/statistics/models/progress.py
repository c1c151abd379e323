# SPDX-License-Identifier: EUPL-1.2
"""The progress of the capture, frozen once a day."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process


class ProgressCut(models.Model):
    """What had been captured at an instant (corte de avance): counts alone, nobody's name and nobody's answer.

    Never changed, and never made for a day that went by: ``manage.py progress`` counts again and says what differs.
    ``figures`` is the compressed JSON whose canonical form ``digest`` is the digest of (``progress.rules.written``).
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="progress_cuts", db_index=False)
    day = models.DateField(help_text="the local day that begins with it")
    at = models.DateTimeField(help_text="the instant that was read")
    whom = models.CharField(max_length=20, help_text="whom it counts: progress_whom, as the process said then")
    figures = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "corte de avance"
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "day"], name="progress_cut_once_a_day")]

    def __str__(self) -> str:
        return f"{self.process_id} {self.day}"
