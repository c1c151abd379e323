# SPDX-License-Identifier: EUPL-1.2
"""Consents on paper: the form to sign by hand, with its names already written, and the acuse of what was decided."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from conoceles.accounts.rules import ROLES, Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent
from conoceles.capture.rules import papers
from conoceles.look.dates import day
from conoceles.look.typesetting import Typesetter

from . import queries, rules

_TYPST = Path(__file__).parent / "typst"


def blank_forms(candidacies: Sequence[Candidacy]) -> bytes:
    """The three decisions as one tagged PDF for *candidacies* of one process: a form each, to be marked and signed.

    Each form bears the code of its candidacy and of the very words it prints (``capture.rules.papers``).
    """
    process = candidacies[0].process
    texts = queries.texts(process)
    return Typesetter(_TYPST / "form.typ").pdf(
        {
            "authority": process.authority,
            "process": process.name,
            "title": f"Formato de consentimiento de la candidatura {candidacies[0].key}"
            if len(candidacies) == 1
            else f"Formatos de consentimiento de {len(candidacies)} candidaturas",
            "thumbprint": rules.allows(process.parameters, rules.Hand.THUMBPRINT),
            "interpreter": any(rules.allows(process.parameters, each) for each in rules.Notice if each.interpreted),
            "forms": [
                {
                    "key": each.key,
                    "code": papers.code(each.pk, queries.digest_of(texts)),
                    "holder": _about(each)["holder"],
                }
                for each in candidacies
            ],
            "consents": [
                {
                    "title": text.title,
                    "paragraphs": text.text.split("\n\n"),
                    "without": text.without,
                    "version": text.version,
                    "digest": text.digest,
                }
                for text in texts
            ],
        }
    )


def acuse(consent: Consent) -> bytes:
    """What was decided, when and on which words, as a tagged PDF that can be verified later by its folio and digest."""
    zone = ZoneInfo(consent.candidacy.process.timezone)
    return Typesetter(_TYPST / "acuse.typ").pdf(
        _about(consent.candidacy)
        | {
            "folio": consent.folio,
            "title": consent.text.title,
            "paragraphs": consent.text.text.split("\n\n"),
            "given": consent.given,
            "way": consent.get_way_display(),
            "signature": consent.signature,
            "at": instant(consent, zone),
            "by_hand": _by_hand(consent),
            "version": consent.text.version,
            "text_digest": consent.text_digest,
            "digest": consent.digest,
            "scan_digest": consent.scan_digest,
        }
    )


def _by_hand(consent: Consent) -> list[tuple[str, str]]:
    """How a form was signed, as it was registered; nothing of what was signed on a screen."""
    if consent.signed_on is None:
        return []
    by = consent.by
    told = [
        ("Fecha de la firma", day(consent.signed_on)),
        ("Con qué firmó", consent.get_hand_display()),
        ("Testigos", " y ".join(consent.witnesses)),
        ("Aviso de privacidad", consent.get_notice_display()),
        ("Interpretó", consent.interpreter),
        ("Registró", f"{by.user.username}, en carácter de {ROLES[Role(by.role)].name}"),
    ]
    return [(name, value) for name, value in told if value]


def instant(consent: Consent, zone: ZoneInfo | None = None) -> str:
    """«4 de marzo de 2024, 12:00:31 (UTC−06:00)»: to the second, and in which zone."""
    at = timezone.localtime(consent.at, zone)
    offset = f"{at:%z}".replace("-", "−")
    return f"{day(at.date())}, {at:%H:%M:%S} (UTC{offset[:3]}:{offset[3:5]})"


def _about(candidacy: Candidacy) -> dict[str, object]:
    formula = candidacy.formula
    return {
        "authority": candidacy.process.authority,
        "process": candidacy.process.name,
        "holder": [
            ("Persona", candidacy.person.name),
            (
                "Candidatura",
                f"{formula.position.name} · {formula.territory.name} · {candidacy.get_seat_display().lower()}",
            ),
            ("Postulante", formula.postulant.name),
        ],
    }
