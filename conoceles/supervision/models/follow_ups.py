# SPDX-License-Identifier: EUPL-1.2
"""Rows of the registers of the special follow-up, and the files that prove them."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Postulant, Process
from conoceles.kernel import digests

from .obligations import Fulfilment, Obligation


class FollowUp(models.Model):
    """A row of a register of the special follow-up: what was done, with the words that it was asked with.

    It is never altered: what was written down by mistake is set aside, with why.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="follow_ups")
    register = models.CharField(max_length=60, help_text="which, by its key")
    register_name = models.CharField(max_length=200, help_text="as it was called")
    row = models.CharField(max_length=20, blank=True, help_text="of the plan, that it follows: esp-d")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within its register")
    on = models.DateField(help_text="the day on which it was done")
    what = models.CharField(max_length=300)
    values = models.JSONField(help_text="[{key, label, value}], as it was asked and answered")
    known = models.JSONField(help_text="the tables of what the system knew, frozen as it was written")
    digest = models.CharField(max_length=64, help_text="of all that it says, in canonical JSON")
    to = models.ManyToManyField(Postulant, related_name="+", help_text="to whom it was delivered")
    met = models.ForeignKey(Fulfilment, models.PROTECT, null=True, related_name="follow_ups")
    notice = models.ForeignKey(
        Obligation, models.PROTECT, null=True, related_name="+", help_text="the notice that it opened"
    )
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count")

    class Meta:
        verbose_name = "renglón de seguimiento"
        ordering: ClassVar = ["register", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "register", "number"], name="follow_up_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.register_name} {self.number}"


class Evidence(models.Model):
    """A file by which a follow-up is proved: what shows that it was done, or the acuse of whoever received it."""

    class Kind(models.TextChoices):
        """What it is."""

        PROOF = "constancia", "Constancia"
        ACUSE = "acuse", "Acuse de quien recibió"
        SYSTEM = "sistema", "Archivo que agregó el sistema"

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    about = models.CharField(max_length=200, blank=True, help_text="what it is, in words")
    postulant = models.ForeignKey(Postulant, models.PROTECT, null=True, related_name="+")
    file = models.CharField(max_length=200, help_text="in private storage")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    suffix = models.CharField(max_length=5, help_text="pdf, png, jpg, zip, xlsx, docx, json, csv or txt")
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "constancia de seguimiento"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follow_up", "file_digest", "postulant"], name="evidence_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.follow_up} {self.kind}"

    @property
    def digest(self) -> str:
        """What the record says of it: the file's own digest."""
        return digests.digest([self.kind, self.file_digest])
