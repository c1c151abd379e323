# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets by which a representation captures for many at once, and what each would change."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process, Questionnaire


class Workbook(models.Model):
    """A spreadsheet that somebody sent to capture by it (hoja de captura): what it says waits until she accepts it.

    The file itself goes once it was read; what it would change is in ``changes``.
    """

    class State(models.TextChoices):
        """How far it has come."""

        RECEIVED = "recibida", "Recibida"
        READ = "leida", "Leída"
        UNREADABLE = "ilegible", "No se pudo leer"
        ACCEPTED = "aceptada", "Aceptada"
        CANCELLED = "cancelada", "Cancelada"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="workbooks")
    by = models.ForeignKey(Capacity, models.PROTECT)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    file = models.CharField(max_length=200, blank=True, help_text="in private storage; empty: it was read")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    rows = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list, help_text="[{sheet, row, column, who, words}, …], without the texts")
    problem = models.TextField(blank=True, help_text="why it could not be read, in words")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "hoja de captura"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return self.file_name


class Change(models.Model):
    """What a spreadsheet says in one section of one candidacy, other than what was there (cambio por hoja)."""

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "por-aceptar", "Por aceptar"
        WRONG = "por-corregir", "Hay que corregir"
        CONFLICT = "en-conflicto", "Otra persona la cambió"
        WRITTEN = "escrita", "Escrita"
        SKIPPED = "fuera", "Se dejó fuera"
        REFUSED = "rechazada", "No se pudo escribir"

    workbook = models.ForeignKey(Workbook, models.CASCADE, related_name="changes", db_index=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="changes_by_sheet")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT)
    section = models.SlugField(max_length=60)
    row = models.PositiveIntegerField(help_text="as the spreadsheet numbers it")
    base = models.PositiveIntegerField(help_text="the version of the section from which the row was made")
    before = models.CharField(max_length=64, help_text="what tells again what the section said then")
    answers = models.JSONField(help_text="by question, as the form would hold them")
    state = models.CharField(max_length=20, choices=State.choices)
    told = models.CharField(max_length=500, blank=True, help_text="what came of it, in words")

    class Meta:
        verbose_name = "cambio por hoja"
        ordering: ClassVar = ["row", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workbook", "candidacy", "questionnaire", "section"], name="change_by_sheet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.section}"
