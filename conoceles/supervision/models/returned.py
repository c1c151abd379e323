# SPDX-License-Identifier: EUPL-1.2
"""What comes back to a version: the copy that was signed or stamped, and the DOCX that somebody edited."""

from typing import ClassVar

from django.db import models

from conoceles.kernel import digests

from .documents import Version


class SignedCopy(models.Model):
    """The PDF that came back to a version: signed, or with the stamp of whoever received it."""

    class Kind(models.TextChoices):
        """What came back."""

        SIGNED = "firmado", "El documento firmado"
        ACUSE = "acuse", "El acuse sellado"
        VALIDATION = "validacion", "La validación o la respuesta del INE"

    version = models.ForeignKey(Version, models.PROTECT, related_name="copies")
    version_digest = models.CharField(max_length=64, help_text="of the version, as it was when the copy came back")
    kind = models.CharField(max_length=12, choices=Kind)
    file = models.CharField(max_length=200, help_text="in private storage")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "ejemplar firmado o sellado"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "file_digest"], name="copy_returned_once")]

    def __str__(self) -> str:
        return f"{self.version} {self.kind}"

    @property
    def digest(self) -> str:
        """What the record says of it: what was signed, and the file's own digest."""
        return digests.digest([self.version_digest, self.file_digest])


class EditedCopy(models.Model):
    """The DOCX of a version that came back edited, and what the version made of it says otherwise."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="edited", help_text="the one made of it")
    base = models.ForeignKey(Version, models.PROTECT, related_name="+", help_text="the one that it was made from")
    file = models.CharField(max_length=200, help_text="in private storage")
    file_digest = models.CharField(max_length=64, help_text="its SHA-256")
    size = models.PositiveIntegerField()
    told = models.JSONField(help_text="what changed, line by line, and which figures, as documents.edited says it")
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "documento editado que volvió"

    def __str__(self) -> str:
        return str(self.version)
