# SPDX-License-Identifier: EUPL-1.2
"""The register's tables.

Where ``db_index`` is off, a unique constraint that begins with that column already serves: half a
million rows are written in one go, and every index is written with them.
"""

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

    @property
    def answering(self) -> Postulant:
        """Whose representation answers for it: who was named for that in an alliance, or else who nominates it."""
        return self.answered_by or self.postulant


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
        DECEASED = "fallecimiento", "Fallecimiento"

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
