# SPDX-License-Identifier: EUPL-1.2
"""Notices as paper (cédulas): what the mail would have said, and below it where whoever receives signs."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from conoceles.look.dates import moment
from conoceles.look.typesetting import Typesetter
from conoceles.outbox.rendering import render

from .queries import Told
from .rules import folio

_TEMPLATE = Path(__file__).parent / "typst" / "notice.typ"


def cedulas(notices: Sequence[Told]) -> bytes:
    """One tagged PDF with the printed notice of each of *notices*, of one process."""
    first = notices[0].candidacy or notices[0].account
    assert first is not None
    process = first.process
    zone = ZoneInfo(process.timezone)
    return Typesetter(_TEMPLATE).pdf(
        {
            "title": "Cédula de notificación" if len(notices) == 1 else "Cédulas de notificación",
            "authority": process.authority,
            "process": process.name,
            "notices": [
                {
                    "folio": folio(each.message.pk),
                    "holder": _holder(each),
                    "at": moment(each.message.queued_at, zone),
                    "subject": said.subject,
                    "lines": said.text.strip().split("\n"),
                }
                for each in notices
                for said in [render(each.message)]
            ],
        }
    )


def _holder(told: Told) -> list[tuple[str, str]]:
    if told.candidacy is None:
        return [("Para la representación de", told.name)]
    formula, seat = told.candidacy.formula, told.candidacy.get_seat_display().lower()
    return [
        ("Para", told.name),
        ("Candidatura", f"{formula.position.name} · {formula.territory.name} · {seat}"),
        ("Postulante", formula.postulant.name),
    ]
