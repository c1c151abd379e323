# SPDX-License-Identifier: EUPL-1.2
"""Consents on paper: the form to sign by hand, with its names already written, and the acuse of what was decided."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent
from conoceles.look.typesetting import Typesetter

from . import queries

_TYPST = Path(__file__).parent / "typst"


def blank_form(candidacy: Candidacy) -> bytes:
    """The three decisions as a tagged PDF for *candidacy*, to be printed, marked and signed."""
    return Typesetter(_TYPST / "form.typ").pdf(
        _about(candidacy)
        | {
            "key": candidacy.key,
            "consents": [
                {
                    "title": each.text.title,
                    "paragraphs": each.text.text.split("\n\n"),
                    "without": each.text.without,
                    "version": each.text.version,
                    "digest": each.text.digest,
                }
                for each in queries.standings(candidacy)
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
            "version": consent.text.version,
            "text_digest": consent.text_digest,
            "digest": consent.digest,
            "scan_digest": consent.scan_digest,
        }
    )


def instant(consent: Consent, zone: ZoneInfo | None = None) -> str:
    """«4 de marzo de 2024, 12:00:31 (UTC−06:00)»: to the second, and in which zone."""
    at = timezone.localtime(consent.at, zone)
    day = str(date_format(at, r"j \d\e F \d\e Y, H:i:s")).lower()
    offset = f"{at:%z}".replace("-", "−")
    return f"{day} (UTC{offset[:3]}:{offset[3:5]})"


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
