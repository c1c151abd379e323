# SPDX-License-Identifier: EUPL-1.2
"""What the Consejo General sees before it is public, who looked at it, and what was said of it."""

import uuid
from typing import ClassVar

from django.db import models

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process

#: The longest address of a page that is noted.
LONGEST_PAGE = 400


class CouncilPreview(models.Model):
    """The release that would be made when it was prepared, in private files (vista previa, Lineamientos, art. 13).

    Its files go when it is over; who looked at it, what was said of it and its digest stay.
    """

    class Over(models.TextChoices):
        """Why it is shown no more."""

        REPLACED = "reemplazada", "Se preparó otra"
        PUBLISHED = "publicada", "Ya hay una publicación con ese número"
        LEFT = "retirada", "Algo de lo que mostraba se retiró"
        DISCARDED = "cerrada", "La Instancia Interna la cerró"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.PROTECT, related_name="council_previews")
    number = models.PositiveIntegerField(help_text="of the release that it would be")
    turn = models.PositiveIntegerField(help_text="1, 2, 3… among the previews of that release")
    digest = models.CharField(max_length=64, help_text="of the frozen snapshot, as that of the release would be")
    sums = models.CharField(max_length=64, help_text="SHA-256 of the list of its files")
    candidacies = models.PositiveIntegerField()
    offices = models.JSONField(default=list, help_text="keys of the offices that are not public yet, and are in it")
    frozen_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(help_text="when it was last compared with what would be published")
    current = models.BooleanField(default=True, help_text="whether it was the same then")
    over_at = models.DateTimeField(null=True)
    over = models.CharField(max_length=20, choices=Over.choices, blank=True)

    class Meta:
        verbose_name = "vista previa del Consejo General"
        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number", "turn"], name="council_preview_numbered_once"),
            models.UniqueConstraint(
                fields=["process"], condition=models.Q(over_at=None), name="one_council_preview_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(over_at=None, over="") | (models.Q(over_at__isnull=False) & ~models.Q(over="")),
                name="council_preview_over_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        again = f" ({self.turn}.ª)" if self.turn > 1 else ""
        return f"Vista previa de la publicación {self.number}{again}"


class PreviewVisit(models.Model):
    """That somebody opened a page of a preview: only ever added, never changed."""

    preview = models.ForeignKey(CouncilPreview, models.PROTECT, related_name="visits")
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    page = models.CharField(max_length=LONGEST_PAGE)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "consulta de la vista previa"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page} {self.at:%Y-%m-%d}"


class PreviewComment(models.Model):
    """What somebody who looked at a preview says of it, and the answer. It is no instruction, and changes nothing."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "por-responder", "Por responder"
        ANSWERED = "respondido", "Respondido"
        ATTENDED = "atendido", "Atendido"

    preview = models.ForeignKey(CouncilPreview, models.PROTECT, related_name="comments")
    page = models.CharField(max_length=LONGEST_PAGE, blank=True, help_text="empty: of the whole")
    text = models.TextField()
    by = models.ForeignKey(Capacity, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Capacity, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "comentario sobre la vista previa"
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="por-responder", answer="", answered_by=None, answered_at=None)
                | (models.Q(answered_by__isnull=False, answered_at__isnull=False) & ~models.Q(answer="")),
                name="preview_comment_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page or 'general'} {self.at:%Y-%m-%d}"
