# SPDX-License-Identifier: EUPL-1.2
"""The receipt of what was sent (acuse): made from the revision whenever it is asked for, always the same.

Whoever shows it later proves that the institute received exactly that, then: its folio names the revision, and its
digest covers every word.
"""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.questionnaire import Question
from conoceles.look.dates import day
from conoceles.look.typesetting import Typesetter

from .models import Assistance, Revision
from .rules.acuses import ENOUGH, folio
from .rules.progress import answered, as_asked, chosen, sections

_TEMPLATE = Path(__file__).parent / "typst" / "acuse.typ"


def moment(revision: Revision) -> str:
    """When it reached the server, to the microsecond, on the wall of the process and with its offset."""
    at = timezone.localtime(revision.sent_at, ZoneInfo(revision.candidacy.process.timezone))
    return f"{day(at.date())}, {at:%H:%M:%S.%f} (UTC{at:%z})"


def facts(revision: Revision) -> list[tuple[str, str]]:
    """What the receipt says, besides the answers."""
    candidacy, formula = revision.candidacy, revision.candidacy.formula
    sender = revision.sent_by
    return [
        ("Folio", folio(revision.pk)),
        ("Recibido", moment(revision)),
        ("Cuestionario", f"{revision.questionnaire.definition.name}, versión {revision.questionnaire.version}"),
        *_which(revision),
        ("Candidatura", candidacy.person.name),
        ("Cargo", f"{formula.position.name}, {candidacy.get_seat_display().lower()}, {formula.territory.name}"),
        ("Postula", formula.postulant.name),
        ("Capturó" if revision.assistance else "Envió", _by(sender) if sender else "—"),
        *_from_paper(revision.assistance),
    ]


def _which(revision: Revision) -> list[tuple[str, str]]:
    """Which of her sendings it is; to whoever typed what is sealed from paper that would tell whether she sent others.

    That it came late is told always.
    """
    blind = revision.assistance is not None and revision.answers is None
    said = ["" if blind else str(revision.number), "(extemporáneo)" if revision.late else ""]
    return [("Envío", words)] if (words := " ".join(filter(None, said))) else []


def _by(capacity: Capacity) -> str:
    return f"{capacity.user.username}, en carácter de {ROLES[Role(capacity.role)].name}"


def _from_paper(assistance: Assistance | None) -> list[tuple[str, str]]:
    """That a desk typed it, and from which sheet of paper."""
    if assistance is None:
        return []
    return [("A partir de", f"el formato impreso {assistance.code}, recibido el {day(assistance.received_on)}")]


def _words(question: Question, given: dict[str, Any]) -> list[str]:
    """What was answered to *question*; of a photograph, what names it."""
    values = question.shown(given)
    return [f"La fotografía de huella {digest}" for digest in values] if chosen(question) else values


def answers(revision: Revision) -> list[dict[str, Any]]:
    """What was sent, section by section; nothing of what is kept sealed."""
    if revision.answers is None:
        return []
    definition, given = revision.questionnaire.definition, as_asked(revision.questionnaire.definition, revision.answers)
    return [
        {
            "name": section.name,
            "rows": [
                {"label": question.label, "values": _words(question, given) or ["Sin respuesta"]}
                for question in section.questions
                if answered(question) and question.asked(given)
            ],
        }
        for section in sections(definition)
    ]


def pdf(revision: Revision) -> bytes:
    """The receipt as a tagged PDF."""
    process = revision.candidacy.process
    return Typesetter(_TEMPLATE).pdf(
        {
            "title": "Acuse de envío",
            "authority": process.authority,
            "process": process.name,
            "folio": folio(revision.pk),
            "facts": facts(revision),
            "digest": revision.digest,
            "enough": ENOUGH,
            "sealed": revision.answers is None,
            "sections": answers(revision),
        }
    )
