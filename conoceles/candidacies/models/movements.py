# SPDX-License-Identifier: EUPL-1.2
"""What the register was ordered to say after it was approved: who left, who came, who changed places, and by what."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.elections.models import Agreement, Postulant, Process

from .register import Candidacy
from .writing import ImportRun


class Rectification(models.Model):
    """An agreement that requires a postulation to mend its lists within hours (requerimiento de paridad).

    Its movements are typed one by one and registered together, in one act; until then they wait in ``planned``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="rectifications")
    postulant = models.ForeignKey(Postulant, models.PROTECT, related_name="rectifications", help_text="who must answer")
    agreement = models.ForeignKey(Agreement, models.PROTECT, help_text="that requires it")
    asks = models.CharField(max_length=500, help_text="what is required, in words")
    notified_at = models.DateTimeField(help_text="from when the hours run")
    hours = models.PositiveSmallIntegerField()
    until = models.DateTimeField(help_text="the last instant to answer")
    planned = models.JSONField(default=list, help_text="movements typed and not registered yet")
    settled_at = models.DateTimeField(null=True, help_text="when its movements were registered, or it was put aside")
    motive = models.CharField(max_length=500, blank=True, help_text="why it was put aside without movements")
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)

    class Meta:
        verbose_name = "requerimiento de paridad"
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.postulant} {self.agreement}"


class Movement(models.Model):
    """A change of the register that an agreement orders (movimiento). It is undone by another one alone.

    ``request`` is the digest of what was confirmed and of what was then seen: the same is registered once.
    ``digest`` is what the record says of it, salted.
    """

    class Kind(models.TextChoices):
        """What was ordered."""

        SUBSTITUTION = "sustitucion", "Sustitución"
        RESIGNATION = "renuncia", "Renuncia"
        CANCELLATION = "cancelacion", "Cancelación"
        DEATH = "fallecimiento", "Fallecimiento"
        RESTORATION = "restitucion", "Restitución"
        PLACE = "cambio-de-lugar", "Cambio de lugar en la lista"
        SEAT = "cambio-de-calidad", "Cambio entre propietaria y suplente"
        NAME = "cambio-de-nombre", "Corrección de nombre o sobrenombre"
        ORIGIN = "cambio-de-siglado", "Cambio de partido de origen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="movements", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    candidacy = models.ForeignKey(
        Candidacy, models.PROTECT, related_name="movements", help_text="who left, came back or changed"
    )
    other = models.ForeignKey(
        Candidacy,
        models.PROTECT,
        null=True,
        related_name="movements_beside",
        help_text="who came in her place, left for her, or traded with her",
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="movements", help_text="empty only where a file says none"
    )
    effective_on = models.DateField(null=True, help_text="since when it holds; empty only where a file says none")
    note = models.CharField(max_length=500, blank=True, help_text="in words, where more is to be said")
    rectification = models.ForeignKey(Rectification, models.PROTECT, null=True, related_name="movements")
    run = models.ForeignKey(
        ImportRun, models.PROTECT, null=True, related_name="movements", help_text="the file that brought it, if one did"
    )
    request = models.CharField(max_length=64, help_text="SHA-256 of what was confirmed")
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey("accounts.Capacity", models.PROTECT)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "movimiento del registro"
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "request"], name="movement_confirmed_once"),
            models.CheckConstraint(
                condition=models.Q(run__isnull=False) | models.Q(agreement__isnull=False, effective_on__isnull=False),
                name="movement_by_agreement_or_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.candidacy_id}"


class Effect(models.Model):
    """What a movement did to one candidacy (efecto de un movimiento): what the register said of it, and says since.

    Both are the facts of ``candidacies.queries.facts``, as codes: those of the form of a candidacy, its status, the
    day of it and the key of whom it replaces. ``before`` is empty for a candidacy that came with the movement.
    """

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="effects", db_index=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="effects")
    before = models.JSONField(default=dict)
    after = models.JSONField()

    class Meta:
        verbose_name = "efecto de un movimiento"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["movement", "candidacy"], name="effect_once_in_a_movement")
        ]

    def __str__(self) -> str:
        return f"{self.movement_id} {self.candidacy_id}"
