# SPDX-License-Identifier: EUPL-1.2
"""Wrong guesses, counted, and the places from which an account has been entered. No names and no addresses: digests."""

from typing import ClassVar

from django.db import models


class WrongGuesses(models.Model):
    """How many guesses were wrong at one count (see ``rules.delays``); ``key`` is a keyed digest of what it counts."""

    key = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveIntegerField()
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.wrong}"


class KnownPlace(models.Model):
    """A browser or a network address from which an account was entered with everything it requires."""

    account = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "place"], name="place_known_once")]

    def __str__(self) -> str:
        return self.place[:8]
