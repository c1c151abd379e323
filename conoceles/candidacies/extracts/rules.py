# SPDX-License-Identifier: EUPL-1.2
"""What changed between two readings of the register, over plain values.

A state is the register by the id of each candidacy, its facts as text. What a movement says comes first; what differs
and no movement explains was written by hand or brought by a file, and is told as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

State = Mapping[str, Mapping[str, str]]

#: The facts that are compared, as ``candidacies.queries.facts`` calls them; never who she is beyond that.
COMPARED = (
    "name", "nickname", "sex", "age", "position", "place", "postulant", "party_of_origin", "seat", "number",
    "reelection", "registered_on", "agreement", "status", "status_on", "replaces",
)  # fmt: skip
#: Kinds of change that are no movement.
ADDED, CORRECTED = "alta", "correccion"
_OF_THE_PERSON = ("name", "nickname")


class Reason(Enum):
    """Why nothing is taken out; each with its words in ``phrases``."""

    NOTHING_CHANGED = auto()
    ALREADY_TAKEN = auto()
    FILE_GONE = auto()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a movement did to one candidacy."""

    candidacy: str
    kind: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    agreement: str = ""
    issued_on: str = ""
    effective_on: str = ""
    other: str = ""
    registered_at: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the changes: of whom, of what kind, what it said before and says since, and by which agreement."""

    candidacy: str
    kind: str
    fields: tuple[tuple[str, str, str], ...]
    agreement: str = ""
    issued_on: str = ""
    effective_on: str = ""
    other: str = ""
    registered_at: str = ""
    digest: str = ""


def delta(before: State, after: State, effects: Iterable[Effect], *, keeps_names: bool = True) -> list[Change]:
    """What *after* says otherwise than *before*: first each of *effects*, in their order, then what they leave unsaid.

    Unless the process *keeps_names*, what somebody was called before is told of nobody.
    """
    found: list[Change] = []
    told: dict[str, set[str]] = {}
    came: set[str] = set()
    for one in effects:
        fields = _differing(one.before, one.after, keeps_names=keeps_names)
        told.setdefault(one.candidacy, set()).update(name for name, *_ in fields)
        if not one.before:
            came.add(one.candidacy)
        if fields:
            found.append(
                Change(
                    one.candidacy, one.kind, fields, one.agreement, one.issued_on, one.effective_on, one.other,
                    one.registered_at, one.digest,
                )
            )  # fmt: skip
    for candidacy, facts in after.items():
        if candidacy not in before:
            if candidacy not in came:
                fields = _differing({}, facts, keeps_names=keeps_names)
                found.append(Change(candidacy, ADDED, fields, agreement=facts.get("agreement", "")))
            continue
        fields = _differing(before[candidacy], facts, keeps_names=keeps_names)
        left = tuple(each for each in fields if each[0] not in told.get(candidacy, ()))
        if left:
            found.append(Change(candidacy, CORRECTED, left))
    return found


def _differing(
    before: Mapping[str, str], after: Mapping[str, str], *, keeps_names: bool
) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (name, before.get(name, "") if keeps_names or name not in _OF_THE_PERSON else "", after.get(name, ""))
        for name in COMPARED
        if before.get(name, "") != after.get(name, "")
    )
