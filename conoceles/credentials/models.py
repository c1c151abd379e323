# SPDX-License-Identifier: EUPL-1.2
"""Accounts to be handed over, their letters and the deliveries of these."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Activation, Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Council, Office, Postulant, Process


class Account(models.Model):
    """An account generated for a candidacy, or the generic one of a representation (cuenta por entregar).

    Its user name is drawn by lot: a name made from a person's data tells it to whoever sees the name, and
    lets anybody try the accounts of everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="accounts")
    user = models.OneToOneField(User, models.PROTECT, related_name="handed_over_as")
    candidacy = models.OneToOneField(Candidacy, models.PROTECT, null=True, related_name="account")
    postulant = models.ForeignKey(
        Postulant,
        models.PROTECT,
        related_name="accounts",
        help_text="whose generic account it is, or who answers",
    )
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, related_name="accounts", help_text="who delivers it; empty: central offices"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "cuenta por entregar"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["postulant"], condition=models.Q(candidacy=None), name="one_generic_account_per_postulant"
            )
        ]

    def __str__(self) -> str:
        return str(self.user_id)


class Move(models.Model):
    """An account that followed its candidacy to another postulant or place (cambio de adscripción): whose it was."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="moves")
    postulant = models.ForeignKey(Postulant, models.PROTECT, help_text="who answered until then")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, help_text="who delivered it; empty: central offices"
    )
    letter_died = models.BooleanField(help_text="the letter that was on its way serves no more")
    at = models.DateTimeField()
    by = models.ForeignKey(Capacity, models.PROTECT)

    class Meta:
        verbose_name = "cambio de adscripción"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d}"


class Batch(models.Model):
    """Letters issued together (emisión): of a whole process, an office or a postulant."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="batches")
    office = models.ForeignKey(Office, models.PROTECT, null=True)
    postulant = models.ForeignKey(Postulant, models.PROTECT, null=True)
    again = models.BooleanField(default=False, help_text="for accounts whose letter expired unused")
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, help_text="empty: interrupted, goes on when asked for again")
    by = models.ForeignKey(Capacity, models.PROTECT)

    class Meta:
        verbose_name = "emisión de cartas"

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.process, self.office, self.postulant) if part)


class Letter(models.Model):
    """A letter of access: its code is nowhere here, only what it opens and the digest of the printed sheet."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="letters")
    number = models.PositiveSmallIntegerField(help_text="1, and one more each time that it is issued again")
    activation = models.OneToOneField(Activation, models.PROTECT, related_name="letter")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="letters", help_text="empty: issued alone")
    file = models.CharField(max_length=200, help_text="in private storage, until its code is dead")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the PDF")
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = "carta de acceso"
        ordering: ClassVar = ["account", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "number"], name="letter_numbered_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.number}"


class Bundle(models.Model):
    """Letters of one council or representation, put together to be printed (paquete de cartas).

    Its file holds codes: it is in private storage until ``expires_at``, or until somebody says that it was printed.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="bundles")
    job = models.UUIDField(help_text="the job that made it")
    route = models.CharField(max_length=20, help_text="consejo or representacion: who hands its letters over")
    name = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    file = models.CharField(max_length=200, blank=True, help_text="in private storage; empty: deleted")
    letters = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = "paquete de cartas"
        ordering: ClassVar = ["route", "title"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "name"], name="bundled_once_by_a_job")]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """A letter handed over, or an attempt to (entrega): who, when, how, to whom, and the signed receipt.

    A letter may be delivered twice: to the representation that passes it on, and to the person.
    """

    class Outcome(models.TextChoices):
        """What came of going to deliver."""

        DELIVERED = "entregada", "Entregada"
        NOT_FOUND = "no-localizada", "No se localizó a la persona"
        REFUSED = "rechazada", "No quiso recibirla"

    class Receiver(models.TextChoices):
        """In what quality somebody received."""

        HOLDER = "titular", "La persona titular"
        REPRESENTATION = "representacion", "La representación del postulante"
        AUTHORISED = "autorizada", "Persona autorizada con carta poder"

    class Way(models.TextChoices):
        """How it went."""

        AT_THE_DESK = "mesa", "En la oficina o mesa de atención"
        AT_HOME = "domicilio", "En el domicilio"
        PACKAGE = "paquete", "En el paquete de su representación"

    class Document(models.TextChoices):
        """With what the receiver proved who she is; never its number."""

        VOTER = "credencial", "Credencial para votar"
        PASSPORT = "pasaporte", "Pasaporte"
        LICENCE = "cedula", "Cédula profesional"
        ACCREDITED = "acreditacion", "Acreditación ante el instituto"

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="deliveries")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    at = models.DateTimeField(help_text="when it happened, as whoever delivered says")
    way = models.CharField(max_length=20, choices=Way.choices)
    receiver = models.CharField(max_length=20, choices=Receiver.choices, blank=True)
    received_by = models.CharField(max_length=200, blank=True)
    identified_by = models.CharField(max_length=20, choices=Document.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="deliveries")
    registered_at = models.DateTimeField()
    acuse = models.CharField(max_length=200, blank=True, help_text="the scanned receipt, in private storage")
    acuse_digest = models.CharField(max_length=64, blank=True, help_text="its SHA-256")

    class Meta:
        verbose_name = "entrega"
        ordering: ClassVar = ["registered_at"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.outcome}"
