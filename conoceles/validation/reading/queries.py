# SPDX-License-Identifier: EUPL-1.2
"""All that the screen shows of what a candidacy sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Photo, Revision
from conoceles.capture.queries.endorsements import unendorsed
from conoceles.capture.queries.photos import of_revision
from conoceles.capture.rules.progress import answered
from conoceles.elections.questionnaire import Kind, Question, Section
from conoceles.kernel.changes import Piece, changes
from conoceles.kernel.text import collapsed
from conoceles.validation.models import FirstApproval, Observation, Review
from conoceles.validation.queries import authors
from conoceles.validation.queue.contents import Content, contents
from conoceles.validation.rules import Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is read: its text in pieces, or its photograph and the one before, by the digest of a file."""

    question: Question
    pieces: tuple[Piece, ...]
    changed: bool
    photo: str = ""
    former_photo: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One section as it is read."""

    section: Section
    answers: tuple[Answer, ...]

    @property
    def changed(self) -> bool:
        """Whether something in it is not as it was."""
        return any(each.changed for each in self.answers)


@dataclass(frozen=True, slots=True)
class Round:
    """An earlier revision that was decided on, with what was observed in it and what she answered to each."""

    revision: Revision
    review: Review
    observations: tuple[tuple[Section | None, Observation, str], ...]


@dataclass(frozen=True)
class Reading:
    """The newest revision of a candidacy, to be read. ``base`` is what it is compared with; None: nothing before."""

    candidacy: Candidacy
    revision: Revision
    base: Revision | None
    rounds: tuple[Round, ...]
    contents: tuple[Content, ...]
    photos: Mapping[str, Photo] = field(default_factory=dict)

    @cached_property
    def parts(self) -> list[Part]:
        """Its sections in order."""
        return [
            Part(section, tuple(self._answer(each) for each in section.questions if self._shown(each)))
            for section in self.revision.questionnaire.definition.sections
            if any(map(answered, section.questions))
        ]

    @cached_property
    def review(self) -> Review | None:
        """The decision on it, if there is one."""
        return self.revision.reviews.select_related("decided_by__user").first()

    @cached_property
    def first(self) -> FirstApproval | None:
        """The first approval, where another is still asked for."""
        return FirstApproval.objects.filter(revision=self.revision).select_related("approved_by__user").first()

    @cached_property
    def authors(self) -> frozenset[str]:
        """Who may not decide on it."""
        return authors(self.revision)

    @cached_property
    def endorsed(self) -> bool:
        """Whether nobody has to accept it before it is approved."""
        return not unendorsed(self.revision)

    @property
    def two(self) -> bool:
        """Whether the process asks for two who approve."""
        return self.candidacy.process.allows("second_approver")

    def _shown(self, question: Question) -> bool:
        given = self.revision.answers or {}
        before = (self.base.answers or {}) if self.base else {}
        return answered(question) and (question.asked(given) or bool(before.get(question.key)))

    def _answer(self, question: Question) -> Answer:
        given = self.revision.answers or {}
        before = (self.base.answers or {}) if self.base else {}
        if question.kind is Kind.PHOTO:
            now, former = given.get(question.key, ""), before.get(question.key, "")
            changed = self.base is not None and now != former
            return Answer(question, (), changed, self._file(now), self._file(former) if changed else "")
        now = question.shown(given)
        text, former = "\n".join(now), "\n".join(question.shown(before))
        changed = self.base is not None and collapsed(text) != collapsed(former)
        pieces = changes(former if changed else text, text)
        links = tuple(now) if question.kind is Kind.URL else ()
        return Answer(question, tuple(pieces), changed, links=links)

    def _file(self, digest: str) -> str:
        """The largest file of a photograph that a page shows."""
        photo = self.photos.get(digest)
        shown = [each for each in photo.files if each["format"] == "jpeg"] if photo else []
        return str(max(shown, key=lambda each: each["width"])["digest"]) if shown else ""


def reading(candidacy: UUID, *, seen: str = "") -> Reading | None:
    """What *candidacy* last sent of what is read; None where it sent nothing.

    *seen* is the digest of what a reviewer had before her eyes when something newer came: it is compared with that.
    Else with the last approved one and, where there is none, with the last that was returned.
    """
    sent = list(_sent(candidacy))
    if not sent:
        return None
    revision = min(sent, key=lambda each: (each.questionnaire.definition.order, each.questionnaire.slug, -each.number))
    its = [each for each in sent if each.questionnaire.slug == revision.questionnaire.slug]
    base = next((each for each in its[1:] if seen and each.digest == seen), None) or _base(its[1:])
    shown = contents(revision.candidacy.process, [candidacy])[candidacy]
    photos = [photo for each in (revision, base) if each for photo in of_revision(each)]
    return Reading(
        candidacy=shown.candidacy,
        revision=revision,
        base=base,
        rounds=tuple(_rounds(its)),
        contents=tuple(shown.contents),
        photos={photo.digest: photo for photo in photos},
    )


def _sent(candidacy: UUID) -> QuerySet[Revision]:
    """All that is not kept sealed, the last first, with what was decided."""
    reviews = Review.objects.select_related("decided_by__user").prefetch_related("observations")
    found = Revision.objects.filter(candidacy=candidacy, answers__isnull=False).order_by("-number")
    return found.select_related(
        "questionnaire__process", "candidacy__process", "candidacy__formula__postulant",
        "candidacy__formula__answered_by", "candidacy__formula__position__office", "candidacy__formula__territory",
        "candidacy__formula__party_of_origin", "candidacy__person", "sent_by__user", "assistance__by", "source",
        "first_approval__approved_by__user",
    ).prefetch_related(Prefetch("reviews", reviews, to_attr="decided"))  # fmt: skip


def _base(earlier: list[Revision]) -> Revision | None:
    for outcome in (Outcome.APPROVED, Outcome.RETURNED):
        for each in earlier:
            if any(review.outcome == outcome for review in each.decided):
                return each
    return None


def _rounds(revisions: list[Revision]) -> list[Round]:
    """What was decided on those, the last first; what answered an observation came with the next revision."""
    found = []
    replies: Mapping[str, str] = {}
    for each in revisions:
        sections = {section.key: section for section in each.questionnaire.definition.sections}
        for review in each.decided:
            observed = tuple(
                (sections.get(one.section), one, replies.get(str(one.pk), "")) for one in review.observations.all()
            )
            found.append(Round(each, review, observed))
        replies = each.replies
    return found
