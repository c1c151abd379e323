# SPDX-License-Identifier: EUPL-1.2
"""Documents of supervision: the routes they follow, their drafts and versions, and what was done with each."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property

from conoceles.elections.models import Agreement, Process
from conoceles.kernel import digests
from conoceles.statistics.models import ProgressCut

from ..documents.described import Route, RoutesFile, as_modified
from ..documents.kept import from_json
from ..documents.rules.words import Outcome, Sort
from .obligations import Fulfilment, Obligation, Start


class Routes(models.Model):
    """One version of the routes of a process. Once a document follows it, it is never altered."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="routes")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="the routes, as supervision.documents.described understands them")
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = "rutas"
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "version"], name="routes_versioned_once")]

    def __str__(self) -> str:
        return f"rutas v{self.version}"

    @cached_property
    def file(self) -> RoutesFile:
        """What it says, as values that rules and pages can use."""
        return from_json(self.content)


class Document(models.Model):
    """A document of supervision. How far it has come is reckoned from its steps (``documents.rules.walking``)."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="documents")
    routes = models.ForeignKey(Routes, models.PROTECT, related_name="documents", help_text="the version it follows")
    route = models.CharField(max_length=60, help_text="which of them, by its key")
    sort = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Sort])
    title = models.CharField(max_length=300)
    occurrence = models.CharField(max_length=120, blank=True, help_text="the month or the day that it tells of")
    #: What it meets.
    obligations = models.ManyToManyField(Obligation, related_name="documents")
    modifies = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="modified_by",
        help_text="what it changes, whose route it follows",
    )
    opened_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    withdrawn = models.CharField(max_length=300, blank=True, help_text="why it was given up")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "documento"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def way(self) -> Route:
        """The route that it follows."""
        found = self.routes.file.found(self.route)
        assert found is not None, "a document is opened on a route there is, and its version stays"
        return found if self.modifies is None else as_modified(found, self.modifies.way)

    @property
    def digest(self) -> str:
        """What the record says of it: its route and which time."""
        return digests.digest([self.route, self.occurrence, self.title])


class Draft(models.Model):
    """What a document will say, while it is written. ``saves`` counts: nobody writes over what she did not see."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="draft")
    content = models.JSONField(help_text="as supervision.documents.drafting understands it")
    saves = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")
    cut = models.ForeignKey(
        ProgressCut, models.PROTECT, null=True, related_name="+", help_text="the frozen cut on which its figures rest"
    )

    class Meta:
        verbose_name = "borrador de documento"

    def __str__(self) -> str:
        return str(self.document)

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest(self.content)


class LeftDraft(models.Model):
    """What was posted of a draft when the session had already ended: for half an hour, for that account alone."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="left")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    texts = models.JSONField(help_text="by section, and the title under no name: as they were typed")
    seen = models.PositiveIntegerField(help_text="of the draft, how many saves it stood on")
    mark = models.CharField(max_length=64, help_text="of the account when it was left; dies with its password")
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "resguardo del borrador de una sesión terminada"
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "user"], name="draft_left_once")]

    def __str__(self) -> str:
        return str(self.document)


class Version(models.Model):
    """A document as it was fixed: what steps are taken on. It is never altered."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="of the content, in canonical JSON")
    cut = models.ForeignKey(ProgressCut, models.PROTECT, null=True, related_name="+")
    cut_digest = models.CharField(max_length=64, blank=True)
    engrosses = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="the version that was approved with amendments"
    )
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "versión de documento"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "number"], name="document_versioned_once")]

    def __str__(self) -> str:
        return f"{self.document} v{self.number}"

    @property
    def dated(self) -> datetime:
        """When it was issued on paper, if that was written down afterwards; else when it was fixed."""
        return datetime.fromisoformat(self.content["dated"]) if "dated" in self.content else self.at


class RouteStep(models.Model):
    """A step that was taken: by whom and in what capacity, when, on which version, in which session, what votes.

    It is never altered: one that was written down by mistake is set aside, with why.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="steps")
    version = models.ForeignKey(Version, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=60, help_text="of the route, by its key")
    outcome = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Outcome])
    on = models.DateField()
    at = models.DateTimeField(null=True, help_text="its instant, where its hour is known")
    by = models.ForeignKey("accounts.Capacity", models.PROTECT, related_name="+", help_text="who wrote it down")
    written_at = models.DateTimeField()
    version_digest = models.CharField(max_length=64)
    session = models.CharField(max_length=200, blank=True, help_text="which session, as its minutes call it")
    session_about = models.CharField(max_length=120, blank=True, help_text="as the record names it, if it is kept here")
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    abstentions = models.PositiveSmallIntegerField(null=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")
    orders_remission = models.BooleanField(default=False, help_text="of an agreement: whether it orders the remission")
    folio = models.CharField(max_length=120, blank=True, help_text="that SIVOPLE gave, or the number of an oficio")
    note = models.CharField(max_length=600, blank=True)
    amended = models.BooleanField(default=False, help_text="approved with amendments, which another version must say")
    starts = models.ManyToManyField(Start, related_name="+")
    met = models.ManyToManyField(Fulfilment, related_name="+")
    set_aside = models.CharField(max_length=300, blank=True, help_text="why it does not count")

    class Meta:
        verbose_name = "paso de ruta"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.step}"

    @property
    def digest(self) -> str:
        """What the record says of it: the step, how it ended, the day and the version's own digest."""
        return digests.digest([self.step, self.outcome, self.on.isoformat(), self.version_digest, self.folio])

    @property
    def unanimous(self) -> bool:
        """Whether everybody who voted was for it."""
        return bool(self.votes_for) and not self.votes_against and not self.abstentions


class Observation(models.Model):
    """What was observed of a version when it was returned, and how it was answered."""

    step = models.ForeignKey(RouteStep, models.PROTECT, related_name="observations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.Capacity", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "observación a un documento"
        ordering: ClassVar = ["step", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "number"], name="observation_numbered_once")]

    def __str__(self) -> str:
        return f"{self.step} {self.number}"

    @property
    def digest(self) -> str:
        """What the record says of it."""
        return digests.digest([self.text, self.answer])
