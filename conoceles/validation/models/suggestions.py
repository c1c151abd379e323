# SPDX-License-Identifier: EUPL-1.2
"""What is said by whom, kept so that it can be looked up: it says nothing that the revisions do not.

All of it can be thrown away and made again (``suggestions.keeping``).
"""

from typing import ClassVar

from django.db import models

from conoceles.capture.models import Revision
from conoceles.elections.models import Process


class Saying(models.Model):
    """One text, telephone, address or photograph of a process, once, however many say it (contenido comparado).

    ``family`` is the pk of another that this one is like, or its own: those with the same are shown together.
    """

    class Sort(models.TextChoices):
        """What it is."""

        TEXT = "texto", "Texto"
        PHOTO = "fotografia", "Fotografía"
        PHONE = "telefono", "Teléfono"
        MAIL = "correo", "Correo electrónico"
        WEB = "direccion_web", "Dirección web"

    process = models.ForeignKey(Process, models.CASCADE, related_name="+", db_index=False)
    sort = models.CharField(max_length=20, choices=Sort.choices)
    digest = models.CharField(max_length=64, help_text="SHA-256 of its sort and of what it says, case and blanks apart")
    runs = models.BinaryField(help_text="of a long text: digests of its runs of words (rules.likeness.packed)")
    family = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        verbose_name = "contenido comparado"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "digest"], name="saying_once")]

    def __str__(self) -> str:
        return self.digest[:12]


class SayingKey(models.Model):
    """By what a text is looked up among those that may be like it (clave de un texto)."""

    saying = models.ForeignKey(Saying, models.CASCADE, related_name="keys")
    key = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = "clave de un texto"

    def __str__(self) -> str:
        return str(self.key)


class Trace(models.Model):
    """A revision that was looked at, and by what method (revisión comparada)."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="trace")
    method = models.CharField(max_length=20)

    class Meta:
        verbose_name = "revisión comparada"

    def __str__(self) -> str:
        return f"{self.revision_id}"


class Use(models.Model):
    """What is said, in which question of which revision (uso de un contenido)."""

    trace = models.ForeignKey(Trace, models.CASCADE, related_name="uses", db_index=False)
    saying = models.ForeignKey(Saying, models.CASCADE, related_name="uses")
    question = models.SlugField(max_length=60, db_index=False)

    class Meta:
        verbose_name = "uso de un contenido"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trace", "question", "saying"], name="saying_used_once"),
        ]

    def __str__(self) -> str:
        return self.question
