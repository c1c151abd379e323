# SPDX-License-Identifier: EUPL-1.2
"""The vault's keys. What opens them is never in the database."""

import hashlib
from typing import ClassVar

from django.db import models


class _Key(models.Model):
    """A key whose public half is on record when it is made, so that another one put in its place is noticed."""

    public = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def digest(self) -> str:
        """SHA-256 of the public half."""
        return hashlib.sha256(bytes(self.public)).hexdigest()


class WrappingKey(_Key):
    """One version of the key that wraps the data keys (clave de envoltura): its public half.

    The private half is a file of its own, outside the database (``keyring``).
    """

    version = models.PositiveBigIntegerField(primary_key=True)
    retired_at = models.DateTimeField(null=True, help_text="since when no data key is wrapped with it")

    class Meta:
        verbose_name = "clave de envoltura"

    def __str__(self) -> str:
        return str(self.version)


class RecoveryKey(_Key):
    """The key with which two of three custodians recover every data key (clave de recuperación).

    ``boxes`` holds its private half once for each pair: closed for one custodian, within a box for the other.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    boxes = models.JSONField(help_text='{"1+2": hexadecimal, "1+3": …, "2+3": …}; empty once it ended')
    ended_at = models.DateTimeField(null=True, help_text="since when its custodians' pages exist no more")

    class Meta:
        verbose_name = "clave de recuperación"

    def __str__(self) -> str:
        return str(self.number)


class DataKey(_Key):
    """What one subject's answers are sealed with (clave de datos); without it they are noise.

    The subject is a value: the id of a candidacy, which belongs to a later step. ``public`` seals; the private half
    is wrapped, and empty once it was destroyed. Once it is blocked (bloqueo) only ``recoverable`` is left of that half.
    """

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(help_text="private half, closed for the wrapping key")
    wrapped_with = models.ForeignKey(WrappingKey, models.PROTECT, related_name="data_keys")
    recoverable = models.BinaryField(help_text="private half, closed for the recovery key")
    recoverable_with = models.ForeignKey(RecoveryKey, models.PROTECT, null=True, related_name="data_keys")
    blocked_at = models.DateTimeField(null=True, help_text="since when only two custodians can open what it sealed")
    shredded_at = models.DateTimeField(null=True, help_text="since when nobody can open what it sealed")

    class Meta:
        verbose_name = "clave de datos"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(shredded_at=None) | models.Q(wrapped=b"", recoverable=b"", public=b""),
                name="shredded_keys_are_gone",
            ),
            models.CheckConstraint(
                condition=models.Q(blocked_at=None) | models.Q(wrapped=b""), name="blocked_keys_are_wrapped_no_more"
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)
