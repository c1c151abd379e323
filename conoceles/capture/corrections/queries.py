# SPDX-License-Identifier: EUPL-1.2
"""What was asked to be corrected, and what of a questionnaire may change now."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from conoceles.accounts.rules import PERMISSIONS, Act
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import CorrectionRequest, Opening, Revision
from conoceles.capture.queries.terms import term_of
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import in_force as questionnaires_in_force
from conoceles.elections.questionnaire import Section

Outcome = CorrectionRequest.Outcome


def allowed(process: Process) -> int | None:
    """How many corrections a candidacy may be granted; None where the process has not decided: as many as she needs."""
    value = process.parameters.get("corrections_allowed", {}).get("value")
    return value if isinstance(value, int) else None


def needs_approval(process: Process) -> bool:
    """Whether the Instancia Interna grants each one; undecided, it does."""
    return process.parameters.get("correction_needs_approval", {}).get("value") is not False


def used(candidacy: Candidacy) -> int:
    """How many of those that a process allows she used up: neither what was refused nor what she had a right to."""
    hers = CorrectionRequest.objects.filter(candidacy=candidacy).exclude(outcome=Outcome.REFUSED)
    return hers.exclude(asked_by__role__in=PERMISSIONS[Act.ATTEND_RIGHTS]).count()


def requests(candidacy: Candidacy) -> QuerySet[CorrectionRequest]:
    """All that *candidacy* asked for, the last first."""
    return (
        CorrectionRequest.objects.filter(candidacy=candidacy)
        .select_related("candidacy", "opening", "asked_by__user", "decided_by__user")
        .order_by("-asked_at")
    )


def pending(process: Process) -> QuerySet[CorrectionRequest]:
    """What waits in *process* to be granted or refused, the oldest first."""
    return (
        CorrectionRequest.objects.filter(candidacy__process=process, outcome=Outcome.PENDING)
        .select_related("candidacy__person", "candidacy__formula__territory", "candidacy__formula__postulant")
        .order_by("asked_at")
    )


def correctable(candidacy: Candidacy) -> list[Questionnaire]:
    """The questionnaires of which she may ask for corrections: those she sent, and that are not kept sealed."""
    sent = set(candidacy.revisions.values_list("questionnaire__slug", flat=True))
    found = questionnaires_in_force(candidacy.process).items()
    return [each for slug, each in found if slug in sent and slug in candidacy.owes and not each.definition.sealed]


def sections_of(questionnaire: Questionnaire, request: CorrectionRequest) -> list[Section]:
    """What *request* asks to change."""
    return [section for section in questionnaire.definition.sections if section.key in request.sections]


def may_change(candidacy: Candidacy, slug: str, *, now: datetime) -> frozenset[str] | None:
    """The sections of that questionnaire that may change now; None when all of them may.

    They are limited only where nothing but corrections that were granted keeps her window open.
    """
    if term_of(candidacy, now=now, corrections=False).state(now).receives:
        return None
    today = now.astimezone(ZoneInfo(candidacy.process.timezone)).date()
    still = Opening.objects.filter(Q(last_day=None) | Q(last_day__gte=today), candidacy=candidacy)
    granted = granted_of(candidacy, slug).filter(
        Q(opening__in=still) | Exists(still.filter(continues=OuterRef("opening")))
    )
    return frozenset(key for sections in granted.values_list("sections", flat=True) for key in sections)


def granted_of(candidacy: Candidacy, slug: str) -> QuerySet[CorrectionRequest]:
    """What was granted of that questionnaire and is not yet approved."""
    return CorrectionRequest.objects.filter(candidacy=candidacy, slug=slug, outcome=Outcome.GRANTED, closed_at=None)


def sent_for(revision: Revision) -> QuerySet[CorrectionRequest]:
    """The corrections in force when *revision* was sent."""
    return granted_of(revision.candidacy, revision.questionnaire.slug).filter(decided_at__lte=revision.sent_at)
