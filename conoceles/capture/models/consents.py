# SPDX-License-Identifier: EUPL-1.2
"""What was consented to, and which badges follow from it."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import ConsentText
from conoceles.kernel import digests

from .revisions import Revision


class Consent(models.Model):
    """One decision of a candidacy on one text (consentimiento). Never edited: another decision is another row.

    What is in force is the last row of each decision (``consents.queries.in_force``).
    """

    class Way(models.TextChoices):
        """How it was signed."""

        TYPED = "tecleado", "Firmado en pantalla: escribió su nombre y confirmó quién es"
        FORM = "formato", "Firmado a mano en el formato, que se escaneó"
        WITHDRAWAL = "retiro", "Retirado en pantalla"

    class Hand(models.TextChoices):
        """With what a form was signed (``consents.rules.Hand``)."""

        SIGNATURE = "firma", "Su firma"
        THUMBPRINT = "huella", "Su huella digital, ante dos testigos que firmaron también"

    class Notice(models.TextChoices):
        """How the privacy notice reached whoever signed (``consents.rules.Notice``)."""

        READ = "leyo", "Lo leyó la persona candidata"
        READ_ALOUD = "se-le-leyo", "Se le leyó en voz alta a la persona candidata"
        MAYA = "interprete-maya", "Se lo interpretó a la persona candidata alguien en lengua maya"
        SIGN_LANGUAGE = "interprete-lsm", "Se lo interpretó a la persona candidata alguien en lengua de señas mexicana"

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="consents", db_index=False)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents")
    decision = models.CharField(max_length=20, help_text="that of the text")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the candidacy and the decision")
    given = models.BooleanField(help_text="yes or no")
    text_digest = models.CharField(max_length=64, help_text="of the text that was on the screen or the paper")
    privacy_digest = models.CharField(
        max_length=64, blank=True, help_text="of the full aviso de privacidad in force then; empty: there was none here"
    )
    way = models.CharField(max_length=20, choices=Way.choices)
    signature = models.CharField(max_length=200, blank=True, help_text="the name, as it was typed or written")
    scan = models.CharField(max_length=200, blank=True, help_text="the signed form, within private storage")
    scan_digest = models.CharField(max_length=64, blank=True)
    signed_on = models.DateField(null=True, help_text="of a form: the day that was written on it")
    hand = models.CharField(max_length=20, choices=Hand.choices, blank=True, help_text="of a form: signed with what")
    notice = models.CharField(
        max_length=20, choices=Notice.choices, blank=True, help_text="of a form: how the notice reached who signed"
    )
    witnesses = models.JSONField(default=list, help_text="of a thumbprint: the names of the two who signed too")
    interpreter = models.CharField(max_length=200, blank=True, help_text="name of whoever interpreted the notice")
    by = models.ForeignKey(Capacity, models.PROTECT, help_text="who signed, or registered what was signed by hand")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64, help_text="of the act: what the record and the acuse say of it")

    class Meta:
        verbose_name = "consentimiento"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "decision", "number"], name="consent_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(way="tecleado", scan="") & ~models.Q(signature="")
                | models.Q(way="formato") & ~models.Q(signature="") & ~models.Q(scan="")
                | models.Q(way="retiro", given=False, scan=""),
                name="consent_signed_as_it_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} #{self.number}"

    @property
    def folio(self) -> str:
        """What people call it by, and the institute finds it with."""
        return f"CONS-{self.pk:06}"

    def act(self) -> str:
        """What ``digest`` is the digest of, and anyone who has the acuse can compute again."""
        by_hand = (
            {
                "signed_on": self.signed_on.isoformat(),
                "hand": self.hand,
                "notice": self.notice,
                "witnesses": self.witnesses,
                "interpreter": self.interpreter,
            }
            if self.signed_on
            else {}
        )
        notice = {"privacy": self.privacy_digest} if self.privacy_digest else {}
        return digests.digest(
            by_hand
            | notice
            | {
                "candidacy": str(self.candidacy_id),
                "decision": self.decision,
                "number": self.number,
                "given": self.given,
                "text": self.text_digest,
                "way": self.way,
                "scan": self.scan_digest,
                "at": self.at.isoformat(timespec="microseconds"),
            }
        )


class Approved(models.Model):
    """The sealed revision that was approved last: the one whose badges may be shown (revisión sellada aprobada).

    The step that approves says so, because capture does not look ahead; whoever consents later has her badges at once.
    """

    candidacy = models.OneToOneField(Candidacy, models.PROTECT, related_name="approved_sealed", primary_key=True)
    revision = models.ForeignKey(Revision, models.PROTECT)

    class Meta:
        verbose_name = "revisión sellada aprobada"

    def __str__(self) -> str:
        return str(self.revision)


class Disclosure(models.Model):
    """One badge that is shown: of an approved yes, by a consent in force (distintivo). Gone when either ends."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="disclosures", db_index=False)
    group = models.SlugField(max_length=60, help_text="a key of Process.groups")
    revision = models.ForeignKey(Revision, models.PROTECT)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="disclosures")

    class Meta:
        verbose_name = "distintivo"
        constraints: ClassVar = [models.UniqueConstraint(fields=["candidacy", "group"], name="disclosed_once")]

    def __str__(self) -> str:
        return self.group
