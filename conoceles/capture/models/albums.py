# SPDX-License-Identifier: EUPL-1.2
"""Photographs of many candidacies that come in one archive, and what each turned out to be."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process


class Album(models.Model):
    """An archive of photographs (ZIP de fotografías), in private storage until it is taken or cancelled."""

    class State(models.TextChoices):
        """How far it has come."""

        RECEIVED = "recibido", "Recibido"
        READ = "leido", "Leído"
        UNREADABLE = "ilegible", "No se pudo leer"
        ACCEPTED = "aceptado", "Aceptado"
        TAKEN = "tomado", "Terminado"
        CANCELLED = "cancelado", "Cancelado"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="albums")
    by = models.ForeignKey(Capacity, models.PROTECT)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    file = models.CharField(max_length=200, blank=True, help_text="in private storage; empty: it is gone")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    problem = models.TextField(blank=True, help_text="why it could not be read, in words")

    class Meta:
        verbose_name = "ZIP de fotografías"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return self.file_name


class Shot(models.Model):
    """One file of an album (fotografía del ZIP): whose it is by its name, and what it turned out to be."""

    class State(models.TextChoices):
        """What became of it."""

        READY = "lista", "Lista"
        UNKNOWN = "desconocida", "Nombre desconocido"
        FOREIGN = "ajena", "De otra representación"
        NOT_OWED = "no-se-pide", "No se le pide fotografía"
        NO_PHOTO = "no-es-fotografia", "No es una fotografía"
        TOO_LARGE = "muy-grande", "Pesa o mide demasiado"
        TWICE = "repetida", "Repetida"
        TAKEN = "tomada", "Tomada"
        REFUSED = "rechazada", "No se pudo tomar"

    album = models.ForeignKey(Album, models.CASCADE, related_name="shots", db_index=False)
    number = models.PositiveIntegerField(help_text="its place in the archive, from 0")
    name = models.CharField(max_length=200, help_text="of the file, without its folders")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, related_name="shots")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what it holds")
    base = models.PositiveIntegerField(default=0, help_text="the version of what she had chosen by then; 0: nothing")
    state = models.CharField(max_length=20, choices=State.choices)
    told = models.CharField(max_length=500, blank=True, help_text="why, in words")

    class Meta:
        verbose_name = "fotografía del ZIP"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["album", "number"], name="shot_looked_at_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"
