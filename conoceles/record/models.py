# SPDX-License-Identifier: EUPL-1.2
"""The record's two tables: what was done, and what was signed of it. Triggers refuse UPDATE, DELETE and TRUNCATE."""

from typing import ClassVar

from django.db import models

from conoceles.kernel.merkle import CompactRange


class Entry(models.Model):
    """One act, as it was done."""

    number = models.PositiveBigIntegerField(primary_key=True, help_text="1, 2, 3… without gaps")
    at = models.DateTimeField()
    actor = models.CharField(max_length=64, help_text="pseudonym of the person, never a name")
    role = models.CharField(max_length=40)
    scope = models.CharField(max_length=100, blank=True)
    action = models.SlugField(max_length=60)
    about = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, blank=True, help_text="of what the act bears on, where it has one")
    leaf = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["number"]
        # What people ask the record for, each with the order in which they read it.
        indexes: ClassVar = [
            models.Index(fields=["at"], name="entries_by_instant"),
            models.Index(fields=["actor", "number"], name="entries_by_person"),
            models.Index(fields=["action", "number"], name="entries_by_act"),
            models.Index(fields=["role", "number"], name="entries_by_capacity"),
            models.Index(fields=["about", "number"], name="entries_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.about}"

    def content(self) -> dict[str, str | int]:
        """What the leaf hash covers, as plain values."""
        return {
            "number": self.number,
            "at": self.at.isoformat(timespec="microseconds"),
            "actor": self.actor,
            "role": self.role,
            "scope": self.scope,
            "action": self.action,
            "about": self.about,
            "digest": self.digest,
        }


class Checkpoint(models.Model):
    """The first ``size`` entries, signed: who keeps the note elsewhere can tell if any of them is ever touched.

    The peaks are what the next checkpoint starts from (``kernel.merkle.CompactRange``), 32 bytes each in
    hexadecimal; they can be computed again from the entries, and ``verify_record`` does.
    """

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    peaks = models.TextField(blank=True)
    note = models.TextField(help_text="C2SP tlog-checkpoint, signed")
    at = models.DateTimeField()
    occasion = models.CharField(max_length=100, help_text="each hour, a deadline, a release")

    class Meta:
        ordering: ClassVar = ["size"]

    def __str__(self) -> str:
        return f"{self.size} {self.occasion}"

    @property
    def digest(self) -> str:
        """What the record says of this checkpoint: its root."""
        return self.root

    def tree(self) -> CompactRange:
        """The tree of the entries it covers. Raises ValueError for peaks that cannot be of that size."""
        peaks = bytes.fromhex(self.peaks)
        return CompactRange(self.size, (peaks[at : at + 32] for at in range(0, len(peaks), 32)))
