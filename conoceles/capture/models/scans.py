# SPDX-License-Identifier: EUPL-1.2
"""Scans of forms that were signed by hand, until each is registered or taken away."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process


class ScanBatch(models.Model):
    """Scans that a representation, a council or the Área handed over together (entrega de formatos firmados)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="scan_batches")
    by = models.ForeignKey(Capacity, models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "entrega de formatos firmados"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.process} {self.at:%Y-%m-%d}"


class Scan(models.Model):
    """One of them (formato escaneado): its file, the code that names it, and the candidacy that this code is of.

    What it turns out to be is asked each time (``consents.scanning``): texts and the register change meanwhile. The
    file lies in private storage until the scan is registered or taken away, or thirty days where nobody accepts it.
    """

    batch = models.ForeignKey(ScanBatch, models.PROTECT, related_name="scans")
    name = models.CharField(max_length=200, help_text="of the file, as it came")
    file = models.CharField(max_length=200, blank=True, help_text="in private storage; empty: registered or taken away")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    code = models.CharField(max_length=30, blank=True, help_text="as it was typed, or stood in the name")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, related_name="scans")
    accepted_at = models.DateTimeField(null=True, help_text="since then it may be registered")
    settled_at = models.DateTimeField(null=True, help_text="registered, or taken away where it is of nobody any more")
    registered = models.BooleanField(default=False)

    class Meta:
        verbose_name = "formato escaneado"
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.code
