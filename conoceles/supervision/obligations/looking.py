# SPDX-License-Identifier: EUPL-1.2
"""What other steps did, looked at: nobody calls supervision, it notices.

A questionnaire that changes must be told to INE within three days of its issue; any document on the system that is
issued or modified, within five, or excused in writing (work plan, paragraphs after its table).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conoceles.elections.models import Agreement, ConsentText, Process, Questionnaire
from conoceles.supervision.models import Plan
from conoceles.supervision.plan.described import PlanFile
from conoceles.supervision.plan.phrases import DOCUMENTS
from conoceles.supervision.plan.rules.words import Act, DocumentKind, Kind

#: Which notice of the plan each is of: for both commissions that are described here, and whoever writes another.
CHANGED, IMPROVED = "M1", "M2"


@dataclass(frozen=True, slots=True)
class Begun:
    """An act that starts a clock, as it was noticed."""

    act: str
    on: date
    document: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that INE must be told: under which row, which time, what and why."""

    row: str
    occurrence: str
    name: str
    because: str
    starts: tuple[Begun, ...] = ()


def of_agreement(key: str) -> str:
    """Which time it is, of the notice that an agreement was issued."""
    return f"acuerdo/{key}"


def of_questionnaire(version: Questionnaire) -> str:
    """Which time it is, of the notice that a questionnaire changed."""
    return f"cuestionario/{version.slug}-v{version.version}"


def noticed(process: Process, file: PlanFile) -> Iterator[Noticed]:
    """Everything of *process* that opens a notice of the plan *file*; nothing where it has no such rows."""
    rows = {row.key for row in file.row if row.kind is Kind.NOTICE}
    own = {key for row in file.row for key in row.agreements}
    zone = ZoneInfo(process.timezone)
    found = [
        *_questionnaires(process, zone),
        *_agreements(process, own),
        *_plans(process),
        *_consents(process, zone),
    ]
    yield from (one for one in found if one.row in rows)


def _questionnaires(process: Process, zone: ZoneInfo) -> Iterator[Noticed]:
    """What «emitido» means is not defined: the day of the agreement and that on which it came in force both count."""
    later = Questionnaire.objects.filter(process=process, version__gt=1).select_related("agreement")
    for version in later:
        agreement = version.agreement
        days: dict[date, str] = {}
        if agreement and agreement.issued_on:
            days[agreement.issued_on] = agreement.key
        if version.in_force_at:
            days.setdefault(version.in_force_at.astimezone(zone).date(), "Entrada en vigor")
        yield Noticed(
            IMPROVED,
            of_questionnaire(version),
            f"Cambio al cuestionario «{version.definition.name}», versión {version.version}",
            "El cuestionario cambió: una adición o mejora se informa al INE",
            tuple(Begun(Act.ISSUE, day, document) for day, document in days.items()),
        )


def _agreements(process: Process, own: set[str]) -> Iterator[Noticed]:
    for agreement in Agreement.objects.filter(process=process).exclude(key__in=own):
        begun = Begun(Act.ISSUE, agreement.issued_on, agreement.key) if agreement.issued_on else None
        yield Noticed(
            CHANGED,
            of_agreement(agreement.key),
            f"{agreement.key}: {agreement.title}",
            f"Documento emitido por {agreement.body}",
            (begun,) if begun else (),
        )


def _plans(process: Process) -> Iterator[Noticed]:
    """The first plan for the implementation has a row of its own in the other; whatever else is approved, none."""
    for plan in Plan.objects.filter(process=process).exclude(approved_on=None):
        document = DocumentKind(plan.document)
        if document is DocumentKind.IMPLEMENTATION and plan.version == 1:
            continue
        act = Act.ISSUE if plan.version == 1 else Act.CHANGE
        assert plan.approved_on is not None
        yield Noticed(
            CHANGED,
            f"plan/{document}-v{plan.version}",
            f"{DOCUMENTS[document]}, versión {plan.version}",
            "El plan se aprobó" if plan.version == 1 else "El plan se modificó después de aprobado",
            (Begun(act, plan.approved_on, plan.session or "Sesión que lo aprobó"),),
        )


def _consents(process: Process, zone: ZoneInfo) -> Iterator[Noticed]:
    for text in ConsentText.objects.filter(process=process, version__gt=1):
        yield Noticed(
            CHANGED,
            f"consentimiento/{text.decision}-v{text.version}",
            f"Texto de consentimiento «{text.decision}», versión {text.version}",
            "Cambió un formato de consentimiento",
            (Begun(Act.CHANGE, text.loaded_at.astimezone(zone).date(), f"Versión {text.version}"),),
        )
