# SPDX-License-Identifier: EUPL-1.2
"""Cuts, who was counted in each, and who read what is sealed of them."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.elections.models import Agreement, Process


class Cut(models.Model):
    """What sealed answers came to at an instant that an agreement fixes (corte estadístico).

    In the open are only the tables that anybody may read and the report on them; exact counts are in ``Annex``, sealed.
    """

    class Occasion(models.TextChoices):
        """For what it is made (``cuts.rules.Occasion``)."""

        RELEASE_DAY = "publicacion", "Día de publicación"
        MONTHLY = "mensual", "Mensual"
        FINAL = "final", "Final"

    class State(models.TextChoices):
        """Where it stands."""

        PREPARED = "preparado", "Preparado, por firmar"
        SKIPPED = "omitido", "Omitido: cambió muy poco desde el anterior"
        SIGNED = "firmado", "Firmado"
        DISCARDED = "descartado", "Descartado"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="cuts")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process")
    occasion = models.CharField(max_length=20, choices=Occasion.choices)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="cuts", help_text="the one that fixes it")
    at = models.DateTimeField(help_text="the instant that was read")
    state = models.CharField(max_length=20, choices=State.choices)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Capacity, models.PROTECT, related_name="cuts_prepared")
    tables = models.JSONField(default=dict, help_text="as everybody will read them, with their levels")
    digest = models.CharField(max_length=64, blank=True, help_text="of the tables")
    report = models.TextField(blank=True, help_text="what the audit found, as RFC 8785 JSON; nothing exact")
    signature = models.CharField(max_length=128, blank=True, help_text="over the report, by the key of releases")
    word = models.TextField(blank=True, help_text="what is signed of it for everybody (dictamen), as RFC 8785 JSON")
    word_signature = models.CharField(max_length=128, blank=True, help_text="over that, by the same key")
    known = models.CharField(max_length=64, blank=True, help_text="mark of what profiles had said of whoever counts")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="cuts_signed")

    class Meta:
        verbose_name = "corte estadístico"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="cut_numbered_once"),
            models.UniqueConstraint(
                fields=["process"], condition=models.Q(state="preparado"), name="one_cut_to_sign_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="firmado", signed_at__isnull=False, signed_by__isnull=False)
                & ~models.Q(word_signature="")
                | models.Q(state="descartado")
                | models.Q(state__in=["preparado", "omitido"], signed_at=None, signed_by=None),
                name="cut_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Corte {self.number}"


class Counted(models.Model):
    """A candidacy that a cut counts (candidatura contada): what she answered is not here.

    Her place is as it was then. It is what the next cut is compared with, and audited together with.
    """

    cut = models.ForeignKey(Cut, models.CASCADE, related_name="counted", db_index=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+", help_text="the approved one")
    office = models.SlugField(max_length=60)
    postulant = models.SlugField(max_length=80)
    sex = models.CharField(max_length=20)

    class Meta:
        verbose_name = "candidatura contada"
        constraints: ClassVar = [models.UniqueConstraint(fields=["cut", "candidacy"], name="counted_once")]

    def __str__(self) -> str:
        return str(self.candidacy_id)


class Annex(models.Model):
    """The exact counts of one group at a cut, sealed (anexo sellado). They are read through the vault's door alone."""

    cut = models.ForeignKey(Cut, models.CASCADE, related_name="annexes", db_index=False)
    group = models.SlugField(max_length=60, help_text="a key of Process.groups")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = "anexo sellado"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cut", "group"], name="annex_once")]

    def __str__(self) -> str:
        return f"{self.cut} {self.group}"


class AnnexReading(models.Model):
    """That somebody read exact counts, and what for (consulta del anexo): only ever added, never changed."""

    class Use(models.TextChoices):
        """What for (``cuts.rules.Use``)."""

        INE = "remision-al-ine", "Remisión al INE, por el SIVOPLE"
        OWN = "atribuciones-propias", "Ejercicio de una atribución del propio instituto"

    cut = models.ForeignKey(Cut, models.PROTECT, related_name="readings")
    use = models.CharField(max_length=30, choices=Use.choices)
    reason = models.CharField(max_length=500, help_text="in words: which communication, which attribution")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "consulta del anexo"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.cut} {self.at:%Y-%m-%d}"
