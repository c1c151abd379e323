# SPDX-License-Identifier: EUPL-1.2
"""Photographs: those that answers name, and the one that is chosen and not sent yet."""

from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy


class Photo(models.Model):
    """A photograph as answers name it: its sizes, re-encoded without metadata (fotografía). Never edited.

    ``digest`` covers ``files`` and so every byte of every size: whoever approves it approves exactly those. The files
    lie in private storage (``photographs``), each under its own SHA-256.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="photos")
    digest = models.CharField(max_length=64, help_text="SHA-256 of files, as RFC 8785 JSON")
    files = models.JSONField(help_text="[{format, width, height, digest}, …], as rules.photos orders them")

    class Meta:
        verbose_name = "fotografía"
        constraints: ClassVar = [models.UniqueConstraint(fields=["candidacy", "digest"], name="photo_once")]

    def __str__(self) -> str:
        return self.digest[:12]


class ChosenPhoto(models.Model):
    """What is chosen so far as the answer to one question, and by whom (fotografía elegida). None: she took it away.

    ``negative`` is the whole photograph that it was cut out of, without metadata: it is there while it may be cut
    otherwise, and gone once the photograph was approved, replaced or taken away.
    ``saves`` are the last ones, as in a draft: see ``rules.drafts``.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="chosen_photos", db_index=False)
    slug = models.SlugField(max_length=60, help_text="of the questionnaire: what is chosen outlives a version of it")
    question = models.SlugField(max_length=60)
    photo = models.ForeignKey(Photo, models.PROTECT, null=True, related_name="chosen")
    negative = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the negative; empty once it is gone")
    width = models.PositiveIntegerField(default=0, help_text="of the negative, in pixels")
    height = models.PositiveIntegerField(default=0)
    cut = models.JSONField(default=list, help_text="[left, top, width] of the part that is shown, in its pixels")
    version = models.PositiveIntegerField(help_text="one more with each save; what a save must know it stands on")
    saves = models.JSONField(default=list, help_text="[[key, version, mark], …], the last one last")
    typed_by = models.ForeignKey(Capacity, models.PROTECT)
    typists = models.JSONField(default=list, help_text="ids of all who ever chose or cut one: none decides on it")
    typed_at = models.DateTimeField()

    class Meta:
        verbose_name = "fotografía elegida"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "slug", "question"], name="chosen_photo_once"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.question}"
