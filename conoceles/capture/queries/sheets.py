# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire as one candidacy has it so far: what was sent, and over it what was typed since."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import ChosenPhoto, Draft, Revision
from conoceles.capture.permissions import assisted, captures_for, may_capture
from conoceles.capture.rules.progress import Progress, Task, as_asked, tasks, typed_keys, unread
from conoceles.elections.models import Questionnaire
from conoceles.elections.queries import in_force
from conoceles.elections.questionnaire import Definition
from conoceles.kernel import digests

from .withheld import withheld


@dataclass
class Sheet:
    """A questionnaire of a candidacy. Without ``opened``, what is sealed stays so, and only what there is is known."""

    candidacy: Candidacy
    questionnaire: Questionnaire
    drafts: dict[str, Draft]
    sent: Revision | None
    opened: dict[str, dict[str, Any]] | None = None
    chosen: dict[str, ChosenPhoto] = field(default_factory=dict)
    #: Sections sealed before the account was last taken: nobody who took it since is shown them.
    withheld: frozenset[str] = frozenset()

    @cached_property
    def definition(self) -> Definition:
        """What it asks."""
        return self.questionnaire.definition

    @cached_property
    def answers(self) -> dict[str, Any]:
        """Everything answered so far, as it was typed."""
        found = dict(self.sent.answers or {}) if self.sent else {}
        known = {section.key: section for section in self.definition.sections}
        for draft in sorted(self.drafts.values(), key=lambda each: each.typed_at):
            section = known.get(draft.section)
            if section is not None:
                found = {key: value for key, value in found.items() if key not in typed_keys(section)}
            found |= draft.answers or (self.opened or {}).get(draft.section, {})
        for question, chosen in self.chosen.items():
            found.pop(question, None)
            if chosen.photo is not None:
                found[question] = chosen.photo.digest
        return found

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The answers to what is asked, given the others."""
        return as_asked(self.definition, self.answers)

    @cached_property
    def tasks(self) -> list[Task]:
        """Its sections, with how far each has come."""
        if self.definition.sealed and (self.opened is None or self.withheld):
            return unread(self.definition, {key: draft.typed_at for key, draft in self.drafts.items()}, self._sent_at)
        sent = self.sent.answers if self.sent else None
        if self.definition.sealed and self.sent and not self._typed_since:
            sent = self.asked
        return tasks(self.definition, self.answers, sent)

    @property
    def _sent_at(self) -> datetime | None:
        return self.sent.sent_at if self.sent else None

    @property
    def _typed_since(self) -> bool:
        return self.sent is None or any(draft.typed_at > self.sent.sent_at for draft in self.drafts.values())

    @property
    def next(self) -> Task | None:
        """The first section that keeps it from being sent."""
        unwritten = (task for task in self.tasks if task.progress is Progress.EMPTY and self.definition.sealed)
        return next((task for task in self.tasks if task.problems), None) or next(unwritten, None)

    @property
    def unsent(self) -> bool:
        """Whether something differs from what was last sent."""
        return self.sent is None or any(task.progress is not Progress.SENT for task in self.tasks)

    @property
    def seen(self) -> str:
        """What names exactly the text that this page shows, without telling anything of it."""
        versions = sorted([draft.section, draft.version] for draft in self.drafts.values())
        photos = sorted([each.question, each.version] for each in self.chosen.values())
        return digests.digest([self.sent.number if self.sent else 0, versions, photos])

    def with_draft(self, draft: Draft, answers: dict[str, Any]) -> "Sheet":
        """The same once *draft*, which says *answers*, was written."""
        drafts = self.drafts | {draft.section: draft}
        opened = {**(self.opened or {}), draft.section: answers} if self.definition.sealed else None
        withheld = self.withheld - {draft.section}
        return Sheet(self.candidacy, self.questionnaire, drafts, self.sent, opened, self.chosen, withheld)

    def version(self, section: str) -> int:
        """The version that a save of *section* stands on."""
        return self.drafts[section].version if section in self.drafts else 0


def candidacy(pk: UUID) -> QuerySet[Candidacy]:
    """One candidacy with all that its screens show of it."""
    return Candidacy.objects.filter(pk=pk).select_related(
        "process",
        "person",
        "agreement",
        "formula__position__office",
        "formula__postulant",
        "formula__answered_by",
        "formula__territory",
    )


def owed(candidacy: Candidacy, *, by: Capacity) -> list[Questionnaire]:
    """The questionnaires in force that *candidacy* owes and *by* may capture, in their order."""
    own, lent = may_capture(by, candidacy), captures_for(by, candidacy)
    received = {} if own or lent else assisted(by, candidacy)
    found = []
    for slug, each in in_force(candidacy.process).items():
        if slug in candidacy.owes and (own or (not each.definition.sealed and (lent or slug in received))):
            each.process = candidacy.process
            found.append(each)
    return sorted(found, key=lambda each: (each.definition.order, each.slug))


def sheets(candidacy: Candidacy, questionnaires: list[Questionnaire], *, by: Capacity | None = None) -> list[Sheet]:
    """Each of *questionnaires* as *candidacy* has it, in three queries; what is sealed is opened for *by* alone.

    Opening puts a line on record. Raises PermissionDenied; Refused (``vault.rules.Reason``).
    """
    slugs = [each.slug for each in questionnaires]
    drafts: dict[str, dict[str, Draft]] = {slug: {} for slug in slugs}
    for draft in candidacy.drafts.filter(slug__in=slugs).select_related("questionnaire", "typed_by__user"):
        drafts[draft.slug][draft.section] = draft
    chosen: dict[str, dict[str, ChosenPhoto]] = {slug: {} for slug in slugs}
    for photo in candidacy.chosen_photos.filter(slug__in=slugs).select_related("photo", "typed_by__user"):
        chosen[photo.slug][photo.question] = photo
    last: dict[str, Revision] = {}
    sent = candidacy.revisions.filter(questionnaire__slug__in=slugs).order_by("number")
    for revision in sent.select_related("questionnaire"):
        last[revision.questionnaire.slug] = revision
    made = []
    for each in questionnaires:
        found = Sheet(candidacy, each, drafts[each.slug], last.get(each.slug), chosen=chosen[each.slug])
        if each.definition.sealed and by is not None:
            found.withheld = withheld(found.drafts.values(), by)
            found.opened = _opened(found, by)
        made.append(found)
    return made


def sheet(candidacy: Candidacy, questionnaire: Questionnaire, *, by: Capacity | None = None) -> Sheet:
    """One of them."""
    return sheets(candidacy, [questionnaire], by=by)[0]


def _opened(found: Sheet, by: Capacity) -> dict[str, dict[str, Any]]:
    """The sections of a sealed sheet, by the version of the questionnaire under which each was sealed."""
    by_version: dict[Questionnaire, dict[str, bytes]] = {}
    for key, draft in found.drafts.items():
        if key in found.withheld:
            continue
        by_version.setdefault(draft.questionnaire, {})[key] = bytes(draft.sealed)
    opened: dict[str, dict[str, Any]] = {}
    for questionnaire, boxes in by_version.items():
        questionnaire.process = found.candidacy.process
        opened |= identity.open_sections(found.candidacy, questionnaire, boxes, by=by)
    return opened
