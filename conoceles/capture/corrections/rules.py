# SPDX-License-Identifier: EUPL-1.2
"""When a correction may be asked for, and what of a text it lets change; over plain values."""

from collections.abc import Collection, Mapping
from enum import Enum, auto
from typing import Any

from conoceles.capture.rules.progress import keys_of, of_section
from conoceles.elections.questionnaire import Definition
from conoceles.kernel.refusals import Refused

#: The longest reason.
LONGEST = 1000


class Reason(Enum):
    """Why it is refused; each with its words in ``phrases``."""

    NO_SECTIONS = auto()
    WITHOUT_MOTIVE = auto()
    STILL_OPEN = auto()
    NOTHING_SENT = auto()
    ALREADY_ASKED = auto()
    NONE_LEFT = auto()
    ALREADY_DECIDED = auto()
    WITHOUT_ANSWER = auto()
    OTHER_SECTIONS = auto()


def check(*, sections: Collection[str], known: Collection[str], motive: str, sent: bool, open_: bool) -> None:
    """Refuse what cannot be asked. Raises Refused: NOTHING_SENT, STILL_OPEN, NO_SECTIONS, WITHOUT_MOTIVE."""
    if not sent:
        raise Refused(Reason.NOTHING_SENT)
    if open_:
        raise Refused(Reason.STILL_OPEN)
    if not sections or not set(sections) <= set(known):
        raise Refused(Reason.NO_SECTIONS)
    if not motive.strip():
        raise Refused(Reason.WITHOUT_MOTIVE)


def check_left(*, pending: bool, used: int, allowed: int | None) -> None:
    """Refuse one more than the process allows; undecided, as many as she needs.

    Raises Refused: ALREADY_ASKED, NONE_LEFT.
    """
    if pending:
        raise Refused(Reason.ALREADY_ASKED)
    if allowed is not None and used >= allowed:
        raise Refused(Reason.NONE_LEFT, allowed=allowed)


def changed(definition: Definition, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """The sections that *after* changes of *before*: their names by their keys."""
    return {
        section.key: section.name
        for section in definition.sections
        if of_section(section, before) != of_section(section, after)
    }


def merged(
    definition: Definition, before: Mapping[str, Any], after: Mapping[str, Any], sections: Collection[str]
) -> dict[str, Any]:
    """*before* with what *after* says in *sections*, and nothing else of it."""
    theirs = {key for section in definition.sections if section.key in sections for key in keys_of(section)}
    kept = {key: value for key, value in before.items() if key not in theirs}
    return kept | {key: value for key, value in after.items() if key in theirs}
