# SPDX-License-Identifier: EUPL-1.2
"""Avisos de privacidad by version, and who saw which."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process


class Notice(models.Model):
    """One version of one form of the aviso de privacidad. What it says is never edited: other words are another one."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="privacy_notices")
    form = models.CharField(max_length=20, help_text="one of notices.described.Form")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    clauses = models.JSONField(help_text="[{heading, text, source, confidence}, …], with nothing left to fill in")
    digest = models.CharField(max_length=64, help_text="of the title, the headings and the texts")
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = "aviso de privacidad"
        ordering: ClassVar = ["form", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "form", "version"], name="privacy_notice_versioned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class NoticeSeen(models.Model):
    """That a candidacy had a version before her and said so (aviso visto)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="notices_seen", db_index=False)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="seen")
    digest = models.CharField(max_length=64, help_text="of the words that were on her screen")
    at = models.DateTimeField()
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aviso visto"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "notice"], name="privacy_notice_seen_once"),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.notice_id}"
