# SPDX-License-Identifier: EUPL-1.2
"""The certificates of the estrados: that something was fixed (razón de fijación) and that it was removed."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.elections.papers import paper_of
from conoceles.look.dates import day, moment
from conoceles.look.papers import Facts, Paper, Paragraph, Section, Signature
from conoceles.supervision.models import Posting
from conoceles.supervision.plan.rules.words import Counted

from .labels import COUNTED


def fixing(posting: Posting) -> Paper:
    """That it was fixed: what, where, when and for how long, by whom and in what capacity."""
    return _paper(
        posting,
        "Razón de fijación en estrados",
        posting.fixed_at,
        posting.by,
        f"Se hace constar que el {_when(posting, posting.fixed_at)} se fijó en {posting.place} el documento que se "
        f"describe, por un plazo de {posting.days} {COUNTED[Counted(posting.counted)]}, que termina el "
        f"{day(posting.until)}.",
    )


def removal(posting: Posting) -> Paper:
    """That it was removed, after its term or, if before, why."""
    assert posting.removed_at is not None
    assert posting.removed_by is not None
    early = f" Se retiró antes de que terminara su plazo: {posting.removed_early}." if posting.removed_early else ""
    return _paper(
        posting,
        "Razón de retiro de estrados",
        posting.removed_at,
        posting.removed_by,
        f"Se hace constar que el {_when(posting, posting.removed_at)} se retiró de {posting.place} el documento que se "
        f"describe, fijado el {_when(posting, posting.fixed_at)}.{early}",
    )


def _paper(posting: Posting, title: str, at: datetime, by: Capacity, said: str) -> Paper:
    facts = [
        ("Fijación", str(posting.number)),
        ("Qué se fijó", posting.told),
        # Nothing of what is published today: what is certified does not change afterwards.
        ("Versión del documento", str(posting.version.number)),
    ]
    worded([by])
    found = paper_of(
        posting.process,
        title,
        at=at,
        number=str(posting.number),
        sections=(Section("", [Paragraph(said), Facts(facts)]),),
        signatures=(Signature(by.words, by.user.name or by.user.username),),
    )
    return replace(found, standing=f"Sin efecto: {posting.set_aside}") if posting.set_aside else found


def _when(posting: Posting, at: datetime) -> str:
    return moment(at, ZoneInfo(posting.process.timezone))
