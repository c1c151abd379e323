# SPDX-License-Identifier: EUPL-1.2
"""Texts that are consented to, one row per version."""

from typing import ClassVar

from django.db import models

from ..consent import Decision
from .process import Process


class ConsentText(models.Model):
    """One version of what is signed for one decision. Once somebody signed it, a change is version n+1."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="consent_texts")
    decision = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Decision])
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, help_text="the question, as the page and the form print it")
    text = models.TextField(help_text="what is signed, word for word")
    without = models.TextField(help_text="what follows from saying no, told beside it")
    digest = models.CharField(max_length=64, help_text="SHA-256 of title, text and without, as RFC 8785 JSON")
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=1)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = "texto de consentimiento"
        ordering: ClassVar = ["process", "decision", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "decision", "version"], name="consent_text_versioned_once")
        ]

    def __str__(self) -> str:
        return f"{self.decision} v{self.version}"
