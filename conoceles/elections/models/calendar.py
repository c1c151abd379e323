# SPDX-License-Identifier: EUPL-1.2
"""When things open and close."""

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models

from conoceles.kernel import digests, windows

from .offices import Office
from .process import Agreement, Process


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
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="windows", help_text="the one that fixes these days, if any"
    )
    held_by = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        related_name="windows_held",
        help_text="the agreement that set these days, until the files of the process say the same",
    )

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


class WindowChange(models.Model):
    """The days of a window, set anew by an agreement: what they were, what they are, and since when."""

    window = models.ForeignKey(CalendarWindow, models.PROTECT, related_name="changes")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="window_changes")
    first_before = models.DateField()
    last_before = models.DateField(null=True)
    source_before = models.CharField(max_length=300)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)

    class Meta:
        verbose_name = "cambio del calendario"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.window} {self.at:%Y-%m-%d}"

    @property
    def digest(self) -> str:
        """What the record says of this change: days and agreement, which are public."""
        days = [str(day) if day else "" for day in (self.first_day, self.last_day)]
        return digests.digest([self.window.key, *days, self.agreement.key])
