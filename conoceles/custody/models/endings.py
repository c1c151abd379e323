# SPDX-License-Identifier: EUPL-1.2
"""How treatment ends: each act with its agreement, what lies blocked, who opened it, and what was destroyed."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import digests


class _Founded(models.Model):
    """What an agreement says, of one candidacy or of a whole process."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="+")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, related_name="+", help_text="None: all of them")
    agreement = models.CharField(max_length=120, help_text="as it is cited")
    agreed_on = models.DateField()
    body = models.CharField(max_length=200, help_text="who took it: the Consejo General, a court")

    class Meta:
        abstract = True

    def _founds(self) -> list[str]:
        agreed = [self.agreement, self.agreed_on.isoformat(), self.body]
        return [self.process.slug, str(self.candidacy_id or ""), *agreed]


class Ending(_Founded):
    """A step by which treatment ends (fin del tratamiento): bloqueo or cancelación.

    It is in force from ``at`` on; ``done_at`` says that nothing is left in its rows to put away, and ``scrubbed_at``
    that nothing of it is left in the files of the database. One that waits for a second person has no ``at``.
    """

    class Stage(models.TextChoices):
        """Which step."""

        BLOCKED = "bloqueo", "Bloqueo"
        CANCELLED = "cancelacion", "Cancelación"

    stage = models.CharField(max_length=20, choices=Stage.choices)
    asked_by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True, help_text="since when it is in force")
    done_at = models.DateTimeField(null=True, help_text="since when nothing is left in its rows to put away")
    scrubbed_at = models.DateTimeField(null=True, help_text="since when the database was written anew without it")
    declined_at = models.DateTimeField(null=True, help_text="a second person did not confirm it, or it was given up")

    class Meta:
        verbose_name = "fin del tratamiento"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["process", "stage"],
                condition=models.Q(declined_at=None, candidacy=None),
                name="treatment_of_a_process_ends_once",
            ),
            models.UniqueConstraint(
                fields=["candidacy", "stage"],
                condition=models.Q(declined_at=None, candidacy__isnull=False),
                name="treatment_of_a_candidacy_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.process_id} {self.candidacy_id or ''}".strip()

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([*self._founds(), self.stage])


class HeldAway(models.Model):
    """What was put away of one subject when she was blocked (guardado bajo bloqueo), closed for two custodians.

    ``content`` says each value by table, row and field; ``files`` names boxes in private storage by what each was.
    ``clear`` names files that lay in the clear and are still to be deleted: none, once the machine is done.
    """

    ending = models.ForeignKey(Ending, models.PROTECT, related_name="held")
    subject = models.UUIDField(help_text="of its data key")
    candidacy = models.ForeignKey(
        Candidacy, models.PROTECT, null=True, related_name="+", help_text="None: nobody's alone"
    )
    content = models.BinaryField(help_text="closed; empty, once it is destroyed")
    files = models.JSONField(default=dict, help_text='{"blocked/…": "capture.Consent:7:scan"}')
    clear = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "guardado bajo bloqueo"
        constraints: ClassVar = [models.UniqueConstraint(fields=["ending", "subject"], name="put_away_once")]

    def __str__(self) -> str:
        return str(self.subject)


class Unsealing(_Founded):
    """That two custodians open what is blocked (apertura con custodias): for what, for whom, until when, and once."""

    purpose = models.CharField(max_length=500)
    recipient = models.CharField(max_length=200, help_text="the age key that the one file is closed to")
    until = models.DateField()
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Capacity, models.PROTECT, null=True, related_name="+", help_text="who else allowed it, where two persons decide"
    )
    opened_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    count = models.PositiveIntegerField(default=0, help_text="how many candidacies are in the file")
    file_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the closed file")

    class Meta:
        verbose_name = "apertura con custodias"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.purpose}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([*self._founds(), self.purpose, self.recipient, self.file_digest])


class Destruction(models.Model):
    """That somebody destroyed what she kept, and an acta says so (destrucción certificada)."""

    class What(models.TextChoices):
        """Of what."""

        PAGE = "hoja", "Hoja de custodia"
        WRAPPING = "clave", "Copias de los archivos de clave de la bóveda"
        BACKUPS = "respaldos", "Respaldos anteriores, o la clave privada que los abre"

    what = models.CharField(max_length=20, choices=What.choices)
    number = models.PositiveBigIntegerField(help_text="of the recovery key, of the wrapping key, or of the ending")
    place = models.PositiveSmallIntegerField(default=0, help_text="of a page: 1, 2 or 3")
    who = models.CharField(max_length=200, help_text="who kept it")
    on = models.DateField()
    document = models.CharField(max_length=200, help_text="the acta that says so")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "destrucción certificada"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "number", "place"], name="destroyed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.number} {self.place}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.what, self.number, self.place, self.on.isoformat(), self.document])
