# SPDX-License-Identifier: EUPL-1.2
"""What of a questionnaire a granted correction opened, and what was typed besides, which is not sent."""

from dataclasses import dataclass
from datetime import datetime

from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.rules import as_kept
from conoceles.elections.questionnaire import Section

from .queries import may_change
from .rules import changed


@dataclass(frozen=True, slots=True)
class Limit:
    """The sections that may change, none where it is of another questionnaire; and what else changed, by name."""

    only: list[Section]
    changes: bool = False
    besides: tuple[str, ...] = ()


def limit(sheet: Sheet, *, now: datetime) -> Limit | None:
    """How *sheet* is limited now; None where all of it may change. To be asked where its window is open."""
    only = may_change(sheet.candidacy, sheet.questionnaire.slug, now=now)
    if only is None:
        return None
    sections = [section for section in sheet.definition.sections if section.key in only]
    if sheet.sent is None or sheet.sent.answers is None:
        return Limit(sections)
    found = changed(sheet.definition, sheet.sent.answers, as_kept(sheet.asked))
    besides = tuple(name for key, name in found.items() if key not in only)
    return Limit(sections, changes=len(besides) < len(found), besides=besides)


def shut(sheet: Sheet, section: str, *, receives: bool, now: datetime) -> Limit | None:
    """How *sheet* is limited, where that leaves *section* out; None where it may change, or nothing is received now."""
    limited = limit(sheet, now=now) if receives else None
    if limited is None or any(each.key == section for each in limited.only):
        return None
    return limited
