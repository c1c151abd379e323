# SPDX-License-Identifier: EUPL-1.2
"""The register's tables.

Where ``db_index`` is off, a unique constraint that begins with that column already serves: half a
million rows are written in one go, and every index is written with them.
"""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.elections.models import Agreement, Position, Postulant, Process, Territory


class Person(models.Model):
    """A person who stands, once, however many candidacies she holds."""

    class Sex(models.TextChoices):
        """As registered."""

        WOMAN = "mujer", "Mujer"
        MAN = "hombre", "Hombre"
        NON_BINARY = "no_binario", "No binario"

    id = models.UUIDField(primary_key=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="people", db_index=False)
    key = models.CharField(max_length=300, help_text="what makes her the same person in two rows, by the layout's rule")
    name = models.CharField(max_length=200, help_text="as on the ballot")
    nickname = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=20, choices=Sex.choices)
    age = models.PositiveSmallIntegerField(null=True, help_text="years, as registered; public (architecture)")

    class Meta:
        verbose_name = "persona"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key"], name="person_keyed_once")]

    def __str__(self) -> str:
        return self.name


class Formula(models.Model):
    """A titular with her alternate, in a place, nominated by someone; a row of a list or planilla."""

    id = models.UUIDField(primary_key=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="formulas", db_index=False)
    position = models.ForeignKey(Position, models.PROTECT)
    territory = models.ForeignKey(Territory, models.PROTECT)
    postulant = models.ForeignKey(Postulant, models.PROTECT, related_name="formulas")
    party_of_origin = models.ForeignKey(
        Postulant, models.PROTECT, null=True, related_name="formulas_of_origin", help_text="siglado, within an alliance"
    )
    answered_by = models.ForeignKey(
        Postulant,
        models.PROTECT,
        null=True,
        related_name="formulas_answered",
        help_text="representation answering for it",
    )
    number = models.CharField(max_length=40, help_text="of the formula, or place in the list or planilla")
    order = models.PositiveIntegerField(help_text="place in the list or planilla, for sorting")

    class Meta:
        verbose_name = "fórmula"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["process", "position", "territory", "postulant", "number"], name="formula_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.territory} {self.number}"


class Candidacy(models.Model):
    """A registration: this person, in this seat of this formula (candidatura)."""

    class Seat(models.TextChoices):
        """A code, never a word with gender: INE's own file lost its alternates to PROPIETARIA."""

        TITULAR = "P", "Propietaria"
        ALTERNATE = "S", "Suplente"

    class Status(models.TextChoices):
        """What became of the registration."""

        REGISTERED = "registrada", "Registrada"
        SUBSTITUTED = "sustituida", "Sustituida"
        RESIGNED = "renuncia", "Renuncia"
        CANCELLED = "cancelada", "Cancelada"

    id = models.UUIDField(primary_key=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="candidacies", db_index=False)
    key = models.CharField(max_length=300, help_text="stable id in the institute's file")
    slug = models.SlugField(
        max_length=160, db_index=False, help_text="its piece of an address, never changed once given"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidacies")
    formula = models.ForeignKey(Formula, models.PROTECT, related_name="candidacies")
    seat = models.CharField(max_length=1, choices=Seat.choices)
    reelection = models.BooleanField(null=True, help_text="None: the source does not say")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.REGISTERED)
    status_on = models.DateField(null=True)
    registered_on = models.DateField(null=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        verbose_name = "candidatura"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "key"], name="candidacy_keyed_once"),
            models.UniqueConstraint(fields=["process", "slug"], name="candidacy_addressed_once"),
            models.UniqueConstraint(
                fields=["formula", "seat"], condition=models.Q(status="registrada"), name="seat_held_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def owes(self) -> list[str]:
        """Slugs of the questionnaires this candidacy owes; empty where none is owed."""
        position = self.formula.position
        return position.titular_owes if self.seat == self.Seat.TITULAR else position.alternate_owes


class AffirmativeAction(models.Model):
    """A candidacy registered under an affirmative action (acción afirmativa): a fact of the register, not an answer."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="affirmative_actions", db_index=False)
    group = models.SlugField(max_length=60, db_index=False, help_text="a key of Process.groups")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True)

    class Meta:
        verbose_name = "acción afirmativa"
        constraints: ClassVar = [models.UniqueConstraint(fields=["candidacy", "group"], name="affirmative_once")]

    def __str__(self) -> str:
        return self.group


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
