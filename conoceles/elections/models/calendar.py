# SPDX-License-Identifier: EUPL-1.2
"""When things open and close."""

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models

from conoceles.kernel import windows

from .offices import Office
from .process import Process


class CalendarWindow(models.Model):
    """Whole local days in which something may be done: capture, publication, preview… (ventana del calendario)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="windows")
    key = models.SlugField(max_length=60, help_text="what it opens, e.g. captura")
    name = models.CharField(max_length=200)
    office = models.ForeignKey(Office, models.PROTECT, null=True, help_text="empty: every office")
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=1)

    class Meta:
        verbose_name = "ventana del calendario"
        ordering: ClassVar = ["first_day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "key", "office"], name="window_once"),
            models.UniqueConstraint(
                fields=["process", "key"], condition=models.Q(office=None), name="window_everywhere_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def window(self) -> windows.Window:
        """The instants this window covers, in the process's own time zone."""
        return windows.of_days(self.first_day, self.last_day, ZoneInfo(self.process.timezone))
