# SPDX-License-Identifier: EUPL-1.2
"""Who nominates: parties, coalitions, common candidacies, independents."""

from typing import ClassVar

from django.db import models

from .offices import Office
from .places import Territory
from .process import Process


class Postulant(models.Model):
    """Whoever nominates (actor político): a party, an alliance of parties, or an independent candidacy."""

    class Kind(models.TextChoices):
        """The four ways of being nominated (Lineamientos, art. 1)."""

        PARTY = "partido", "Partido político"
        COALITION = "coalicion", "Coalición"
        COMMON = "comun", "Candidatura común"
        INDEPENDENT = "independiente", "Candidatura independiente"

    process = models.ForeignKey(Process, models.PROTECT, related_name="postulants")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=30, blank=True)
    order = models.PositiveSmallIntegerField(help_text="of registration, as on the ballot")
    source = models.CharField(max_length=300, blank=True, help_text="of the name and of who is in the alliance")
    confidence = models.CharField(max_length=1, blank=True)
    members: models.ManyToManyField = models.ManyToManyField("self", through="Membership", symmetrical=False)

    class Meta:
        verbose_name = "actor político"
        ordering: ClassVar = ["order", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key"], name="postulant_keyed_once")]

    def __str__(self) -> str:
        return self.acronym or self.name


class Emblem(models.Model):
    """What a postulant is known by on the ballot (emblema): a WebP made anew from the file of the process."""

    postulant = models.OneToOneField(Postulant, models.CASCADE, related_name="emblem")
    text = models.CharField(max_length=300, help_text="what is seen in it, for whoever does not see it")
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content, which names it in a release")

    class Meta:
        verbose_name = "emblema"

    def __str__(self) -> str:
        return str(self.postulant)


class Membership(models.Model):
    """A party in an alliance (coalición or candidatura común)."""

    alliance = models.ForeignKey(Postulant, models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Postulant, models.PROTECT, related_name="alliances")

    class Meta:
        verbose_name = "integración de la alianza"
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "party"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.party} en {self.alliance}"


class AllianceScope(models.Model):
    """Where an alliance holds: an office, in one place or (without place) in all of them."""

    alliance = models.ForeignKey(Postulant, models.CASCADE, related_name="scopes")
    office = models.ForeignKey(Office, models.PROTECT)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True)

    class Meta:
        verbose_name = "alcance de la alianza"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "office", "territory"], name="alliance_scope_once"),
            models.UniqueConstraint(
                fields=["alliance", "office"], condition=models.Q(territory=None), name="alliance_everywhere_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alliance} · {self.office} · {self.territory or 'todas'}"
