# SPDX-License-Identifier: EUPL-1.2
"""How the register came to say what it says: files that were loaded, files still to be loaded, and corrections."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process

from ..rules import Followed
from .register import Candidacy


class ImportRun(models.Model):
    """One import that went in: which file, by which layout, and what it changed."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    layout = models.CharField(max_length=60)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)

    class Meta:
        verbose_name = "carga del registro"

    def __str__(self) -> str:
        return f"{self.file_name} {self.at:%Y-%m-%d}"


class Correction(models.Model):
    """What somebody wrote by hand in the register about a candidacy: why, by which document, and what it changed.

    ``changes`` is ``[{field, before, after}]`` in words for people, the oldest wording of each; where the process
    says that former values are not kept, each bears its ``field`` alone. ``digest`` is what the record says of
    it: salted, so that nobody can tell from it which values they were once they are deleted.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="corrections")
    adds = models.BooleanField(default=False, help_text="the candidacy itself is what was written")
    changes = models.JSONField()
    motive = models.CharField(max_length=500)
    document = models.CharField(max_length=300, blank=True, help_text="agreement or document, as cited")
    dated = models.DateField(null=True, help_text="of the document")
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    #: What followed from it, known only to whoever just wrote it.
    followed = Followed()

    class Meta:
        verbose_name = "corrección del registro"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.at:%Y-%m-%d}"


class Upload(models.Model):
    """A file that somebody sent to be loaded (archivo por cargar): what it is, what was found in it, what became of it.

    The file itself and its findings lie in private storage. The file goes when it is loaded, replaced or cancelled.
    """

    class State(models.TextChoices):
        """How far it has come."""

        RECEIVED = "recibido", "Recibido"
        READ = "leido", "Leído"
        UNREADABLE = "ilegible", "No se pudo leer"
        LOADED = "cargado", "Cargado"
        REPLACED = "reemplazado", "Reemplazado por otro"
        CANCELLED = "cancelado", "Cancelado"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="uploads")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    size = models.PositiveBigIntegerField()
    layout = models.CharField(max_length=60)
    file = models.CharField(max_length=200, blank=True, help_text="in private storage; empty: deleted")
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    read_at = models.DateTimeField(null=True)
    summary = models.JSONField(default=dict, help_text="figures of the last reading (uploads.summary)")
    findings = models.CharField(max_length=200, blank=True, help_text="each on a line of JSON, in private storage")
    report = models.CharField(max_length=200, blank=True, help_text="the report for programs, in private storage")
    problem = models.TextField(blank=True, help_text="why it could not be read, in words")
    settled_at = models.DateTimeField(null=True)
    run = models.ForeignKey(ImportRun, models.PROTECT, null=True, help_text="what it changed; empty: nothing")

    class Meta:
        verbose_name = "archivo por cargar"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def settled(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.settled_at is not None


class Acceptance(models.Model):
    """Somebody read all the warnings of one kind in a file, and says that they are true (advertencia aceptada).

    It covers those very ones: another reading that finds others, or more, must be accepted again.
    """

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="acceptances")
    problem = models.SlugField(max_length=60)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the findings that were read")
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "advertencia aceptada"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "problem", "digest"], name="warning_accepted_once")
        ]

    def __str__(self) -> str:
        return self.problem
