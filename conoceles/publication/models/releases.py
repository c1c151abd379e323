# SPDX-License-Identifier: EUPL-1.2
"""Releases."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process


class Release(models.Model):
    """One edition of the public site (publicación): frozen, then baked and signed, then shown."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="releases_frozen")
    digest = models.CharField(max_length=64, help_text="of the frozen snapshot")
    offices = models.JSONField(default=list, help_text="keys of the offices of which it shows what was captured")
    manifest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of SHA256SUMS, once shown")
    shown_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="releases_shown")
    withdrawing = models.BooleanField(
        default=False, help_text="the one before with something taken out, made by the system; frozen_at is that one's"
    )

    class Meta:
        verbose_name = "publicación"
        ordering: ClassVar = ["process", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="release_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(shown_at=None, manifest="")
                | (models.Q(shown_at__isnull=False) & ~models.Q(manifest="")),
                name="release_shown_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawing=True, frozen_by=None, shown_by=None)
                | models.Q(withdrawing=False, frozen_by__isnull=False, shown_at=None, shown_by=None)
                | models.Q(withdrawing=False, frozen_by__isnull=False, shown_at__isnull=False, shown_by__isnull=False),
                name="release_made_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process.slug} {self.number}"
