# SPDX-License-Identifier: EUPL-1.2
"""What of documents is anybody's to read: their public versions, what was published, what is fixed in the estrados."""

from typing import ClassVar

from django.db import models

from conoceles.elections.models import Process

from ..plan.rules.words import Counted
from .documents import Version


class PublicVersion(models.Model):
    """A version without what is not public (versión pública): another file, from which that was taken out.

    Its digest is of that file alone. Nothing here is of the original: neither what was taken out nor a digest that
    would let somebody confirm what she guesses. One that is wrong is discarded, with why, and its file destroyed.
    """

    class Kind(models.TextChoices):
        """How it was made."""

        TYPED = "texto", "Del texto, con lo testado fuera"
        DRAWN = "imagen", "De un archivo ya testado, en imágenes"

    version = models.ForeignKey(Version, models.PROTECT, related_name="public_versions")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=300, help_text="without what was taken out")
    taken_out = models.PositiveIntegerField(help_text="how many passages; of one that came as a file, 0")
    ground = models.CharField(max_length=600, help_text="the articles that ask for it")
    motive = models.TextField(help_text="why, in words that tell nothing of what was taken out")
    resolution = models.CharField(max_length=120, help_text="of the Comité de Transparencia, as it is cited")
    resolved_on = models.DateField()
    file = models.CharField(max_length=200, help_text="in private storage; empty, discarded")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    discarded = models.CharField(max_length=300, blank=True, help_text="why it was")

    class Meta:
        verbose_name = "versión pública"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"versión pública de {self.title}"

    @property
    def digest(self) -> str:
        """What the record says of it: its own file, and never the original."""
        return self.file_digest


class Publication(models.Model):
    """That somebody published a version, whole or as its public version. It is shown until it is ended, with why."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process")
    version = models.ForeignKey(Version, models.PROTECT, related_name="publications")
    public = models.ForeignKey(
        PublicVersion, models.PROTECT, null=True, related_name="publications", help_text="empty: it is published whole"
    )
    title = models.CharField(max_length=300, help_text="as the public reads it")
    file = models.CharField(max_length=200, help_text="in private storage")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "publicación de un documento"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="publication_numbered_once"),
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(ended_at=None), name="version_published_once"
            ),
        ]

    def __str__(self) -> str:
        return f"publicación {self.number}: {self.title}"

    @property
    def digest(self) -> str:
        """What the record says of it: the file that is published."""
        return self.file_digest


class Posting(models.Model):
    """That a version was fixed in the estrados (cédula), and when it was removed: certified acts, never altered.

    One that was written down by mistake is set aside, with why: its number is not used again.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="postings")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the process")
    version = models.ForeignKey(Version, models.PROTECT, related_name="postings")
    told = models.CharField(max_length=300, help_text="what the public list calls it: no personal data")
    place = models.CharField(max_length=300, help_text="which estrados")
    fixed_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField(help_text="the term, in days after that of the fixing")
    counted = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Counted])
    until = models.DateField(help_text="the last of those days, as it was certified")
    written_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="+")
    removed_written_at = models.DateTimeField(null=True)
    removed_early = models.CharField(max_length=300, blank=True, help_text="why, before its term was over")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count: written down by mistake")
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "fijación en estrados"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="posting_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"fijación {self.number}"
