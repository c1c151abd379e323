# SPDX-License-Identifier: EUPL-1.2
"""What the institute returned of what was sent, and what it observed in each section.

``settings.RETURNED_TOLD_BY`` and ``APPROVED_TOLD_BY`` name who knows: validation comes after capture, which knows
nothing of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.kernel.text import composed

from .sheets import Sheet

#: Characters that whoever answers an observation has for it.
LONGEST_REPLY = 500


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation, in words for whoever must mend it."""

    id: str
    section: str
    question: str = ""  # its key; empty: the section as a whole
    ground: str = ""  # in words, with what it means
    quote: str = ""
    says: str = ""
    should_say: str = ""
    text: str = ""


def as_reply(typed: str) -> str:
    """What was answered to an observation, as it is kept and counted."""
    return composed(typed).strip()


def returned(revisions: Iterable[Revision]) -> dict[int, list[Observed]]:
    """Of *revisions*, those that were returned, each with what was observed in it; one look-up for all."""
    pks = [each.pk for each in revisions]
    if not pks:
        return {}
    told = import_string(settings.RETURNED_TOLD_BY)(pks)
    return cast("dict[int, list[Observed]]", told)


def approved(candidacy: Candidacy) -> frozenset[str]:
    """The questionnaires (slugs) of which something was approved of *candidacy*: what may be public meanwhile."""
    return cast("frozenset[str]", import_string(settings.APPROVED_TOLD_BY)(candidacy.pk))


def observed(sheet: Sheet, section: str) -> list[Observed]:
    """What was observed in *section* of what was last sent of *sheet*, if that came back."""
    return of_section(returned([sheet.sent]).get(sheet.sent.pk, []), section) if sheet.sent else []


def of_section(observed: Sequence[Observed], section: str) -> list[Observed]:
    """Those of one section."""
    return [each for each in observed if each.section == section]
