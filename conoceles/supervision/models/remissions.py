# SPDX-License-Identifier: EUPL-1.2
"""What goes to INE and what comes back: packages, when each was sent, what INE answered, what it asks, and outages."""

from typing import ClassVar

from django.db import models

from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.kernel import digests

from .documents import Document, RouteStep, Version
from .obligations import Fulfilment, Obligation


class Filed(models.Model):
    """Something with the file that proves it, in private storage, if there is one."""

    file = models.CharField(max_length=200, blank=True, help_text="in private storage")
    file_digest = models.CharField(max_length=64, blank=True, help_text="its SHA-256")
    size = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Outage(Filed):
    """While SIVOPLE did not work: from when to when, and with what it is proved (interrupción de SIVOPLE)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="outages")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="empty: it goes on")
    what = models.CharField(max_length=600, help_text="what was seen, and who was told")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "interrupción de SIVOPLE"
        ordering: ClassVar = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"interrupción desde {self.since:%Y-%m-%d %H:%M}"

    @property
    def digest(self) -> str:
        """What the record says of it: its hours and the digest of its evidence."""
        until = self.until.isoformat() if self.until else ""
        return digests.digest([self.since.isoformat(), until, self.what, self.file_digest])


class Request(Filed):
    """Something that INE asked for on its own account (requerimiento). Its term is that of its obligation."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="requests")
    reference = models.CharField(max_length=120, help_text="the number that INE gave it")
    on = models.DateField(help_text="the day on which it was notified")
    asks = models.TextField()
    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="request")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "requerimiento del INE"
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "reference"], name="request_written_once")]

    def __str__(self) -> str:
        return self.reference

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.reference, self.on.isoformat(), self.asks, self.file_digest])


class Remission(models.Model):
    """What goes to INE together (remisión). How far it has come is reckoned from its packages, sendings and replies."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="remissions")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process")
    title = models.CharField(max_length=300)
    documents = models.ManyToManyField(Document, related_name="remissions")
    letter = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+", help_text="the oficio")
    extract = models.ForeignKey(Extract, models.PROTECT, null=True, related_name="+")
    request = models.ForeignKey(
        Request, models.PROTECT, null=True, related_name="remissions", help_text="what it answers, if INE asked for it"
    )
    opened_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    informed_on = models.DateField(null=True, help_text="the day on which the commission was told that INE validated")
    withdrawn = models.CharField(max_length=300, blank=True, help_text="why it was given up")

    class Meta:
        verbose_name = "remisión al INE"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "number"], name="remission_numbered_once")]

    def __str__(self) -> str:
        return f"Remisión {self.number}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.number, self.title])


class Package(models.Model):
    """A ZIP as it was put together (paquete), with its index. It is never altered: another is made."""

    remission = models.ForeignKey(Remission, models.PROTECT, related_name="packages")
    number = models.PositiveSmallIntegerField()
    versions = models.ManyToManyField(Version, related_name="+", help_text="of each document, the one that it carries")
    index = models.JSONField(help_text="[{path, what, sha256, size, sheets}]")
    file = models.CharField(max_length=200, help_text="in private storage")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "paquete de una remisión"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["remission", "number"], name="package_numbered_once"),
            models.UniqueConstraint(fields=["remission", "file_digest"], name="package_made_once"),
        ]

    def __str__(self) -> str:
        return f"{self.remission}, paquete {self.number}"

    @property
    def name(self) -> str:
        """How its file is called."""
        return f"remision-{self.remission.number}-paquete-{self.number}.zip"

    @property
    def digest(self) -> str:
        """What the record says of it: the file's own digest."""
        return self.file_digest


class Sending(Filed):
    """That a package was sent: when, by which means, and the folio and the receipt that came back (envío)."""

    class Means(models.TextChoices):
        """How it was sent."""

        SIVOPLE = "sivople", "SIVOPLE"
        MAIL = "correo", "Correo electrónico"
        DESK = "oficialia", "Oficialía de partes del INE"

    package = models.ForeignKey(Package, models.PROTECT, related_name="sendings")
    means = models.CharField(max_length=12, choices=Means)
    on = models.DateField()
    at = models.DateTimeField(null=True, help_text="its instant, where its hour is known")
    folio = models.CharField(max_length=120, help_text="that SIVOPLE gave, or the message's own number")
    outage = models.ForeignKey(
        Outage, models.PROTECT, null=True, related_name="sendings", help_text="that delayed it, or sent it elsewhere"
    )
    note = models.CharField(max_length=600, blank=True)
    steps = models.ManyToManyField(RouteStep, related_name="+", help_text="those of the documents' routes")
    fulfilments = models.ManyToManyField(
        Fulfilment, related_name="+", help_text="of the request that it answers, and of the terms to send it again"
    )
    receipt_on = models.DateField(null=True, help_text="the day on which the receipt came, if it came afterwards")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count: written down by mistake")

    class Meta:
        verbose_name = "envío al INE"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.folio

    @property
    def reply(self) -> "Reply | None":
        """What INE answered to it, of what counts."""
        return next((each for each in self.replies.all() if not each.set_aside), None)

    @property
    def digest(self) -> str:
        """What the record says of it: the package, the day, the folio and the receipt."""
        return digests.digest([self.package.file_digest, self.on.isoformat(), self.folio, self.file_digest])


class Reply(Filed):
    """What INE answered to a sending: that it is valid, or that it comes back, and within what term (respuesta)."""

    class Outcome(models.TextChoices):
        """What it says."""

        VALID = "validado", "Lo validó"
        RETURNED = "devuelto", "Lo devolvió"

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="replies")
    outcome = models.CharField(max_length=10, choices=Outcome)
    on = models.DateField()
    reference = models.CharField(max_length=120, blank=True, help_text="the number of INE's oficio or message")
    observations = models.TextField(blank=True, help_text="what it observed, one a line")
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="returned", help_text="the term to send it again"
    )
    steps = models.ManyToManyField(RouteStep, related_name="+")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count: written down by mistake")

    class Meta:
        verbose_name = "respuesta del INE"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sending"], condition=models.Q(set_aside=""), name="sending_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.sending} {self.outcome}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.outcome, self.on.isoformat(), self.reference, self.observations, self.file_digest])
