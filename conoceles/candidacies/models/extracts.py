# SPDX-License-Identifier: EUPL-1.2
"""What was taken out of the register for INE, so that the next time it begins where the last one ended."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process


class Extract(models.Model):
    """The approved candidacies at an instant, and what changed since an earlier one (extracto para el INE).

    Never made again: its files lie in private storage, and are handed out byte for byte. ``digest`` is that of the
    digests of its files.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="extracts")
    number = models.PositiveIntegerField()
    since = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followed_by", help_text="empty: nothing was taken before"
    )
    at = models.DateTimeField(help_text="the cut-off: what the register said then")
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    files = models.JSONField(help_text="[{name, path, digest, size}], in private storage")
    counts = models.JSONField(help_text="{standing, ended, changes}")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "extracto para el INE"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "number"], name="extract_numbered_once")]

    def __str__(self) -> str:
        return f"Extracto {self.number}"

    @property
    def everything(self) -> str:
        """The name of the file that holds all of it, from which the next one begins."""
        return f"extracto-{self.number}.json"
