# SPDX-License-Identifier: EUPL-1.2
"""The first release of each office."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Agreement, Office

from .releases import Release


class FirstRelease(models.Model):
    """The release that first showed what was captured of an office, and the agreement that fixed the day.

    Once it is there the office stays open, whatever becomes of its day in the calendar.
    """

    office = models.OneToOneField(Office, models.PROTECT, related_name="first_release")
    release = models.ForeignKey(Release, models.PROTECT, related_name="opened")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, help_text="empty: it was shown before an agreement was asked for"
    )
    first_day = models.DateField(null=True, help_text="the day that the agreement fixed")

    class Meta:
        verbose_name = "primera publicación de un cargo"
        ordering: ClassVar = ["office__order"]

    def __str__(self) -> str:
        return f"{self.office} {self.release.number}"
