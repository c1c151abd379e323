# SPDX-License-Identifier: EUPL-1.2
"""What the checks of balance are about, and what they tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

WOMAN, MAN, NON_BINARY = "mujer", "hombre", "no_binario"


class Check(StrEnum):
    """What is looked at; the words are those of ``[[exception]]`` in a process."""

    PARITY = "paridad"
    ALTERNATION = "alternancia"
    ALTERNATE = "suplencia"
    AFFIRMATIVE = "accion-afirmativa"


class Sure(StrEnum):
    """Whether something is out of balance however people are counted, or hangs on what the process has to say."""

    CERTAIN = "cierta"
    DEPENDS = "depende"


@dataclass(frozen=True, slots=True)
class Exempt:
    """Where a check does not hold; an empty field is any."""

    check: str
    office: str = ""
    postulant: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the process says of each check; None while undecided."""

    parity: str | None = None
    alternation: bool | None = None
    alternate: str | None = None
    affirmative: bool | None = None
    non_binary: str | None = None
    exempt: tuple[Exempt, ...] = ()

    @classmethod
    def of(cls, parameters: Mapping[str, Any], exceptions: Iterable[Mapping[str, str]] = ()) -> "Terms":
        """As a process writes them in its ``parameters`` and ``exceptions``."""

        def value(key: str) -> Any:
            return parameters.get(key, {}).get("value")

        return cls(
            value("parity_rule"),
            value("alternation_rule"),
            value("alternate_sex"),
            value("affirmative_place_kept"),
            value("balance_non_binary"),
            tuple(Exempt(one["rule"], one["office"], one["postulant"]) for one in exceptions),
        )

    def looks_at(self, check: Check, office: str, postulant: str) -> bool:
        """Whether the process holds *check* there."""
        held = {
            Check.PARITY: self.parity is not None,
            Check.ALTERNATION: bool(self.alternation),
            Check.ALTERNATE: self.alternate not in {None, "cualquiera"},
            Check.AFFIRMATIVE: bool(self.affirmative),
        }[check]
        return held and not any(
            one.check == check and one.office in {"", office} and one.postulant in {"", postulant}
            for one in self.exempt
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a seat. ``groups``: the affirmative actions she is registered under."""

    id: str
    sex: str
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Formula:
    """A place of a postulation. ``kept``: the affirmative actions under which whoever left its seats was registered.

    ``order`` sorts the places of one list or planilla; ``heads`` says whether its position heads one.
    """

    id: str
    office: str
    place: str
    postulant: str
    order: tuple[int, ...]
    number: str = ""
    heads: bool = True
    titular: Holder | None = None
    alternate: Holder | None = None
    kept_titular: frozenset[str] = frozenset()
    kept_alternate: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the titulars of an office that somebody nominates are women, men and non-binary people.

    ``heading``: of those alone who head a list or planilla. ``vacant``: places without titular, in no count.
    """

    office: str
    postulant: str
    heading: bool
    women: int = 0
    men: int = 0
    non_binary: int = 0
    vacant: int = 0

    @property
    def titulars(self) -> int:
        """The denominator: all the titulars that stand."""
        return self.women + self.men + self.non_binary


@dataclass(frozen=True, slots=True)
class Imbalance:
    """Something out of balance: which check, how surely, where, and the candidacies or places it is about."""

    check: Check
    sure: Sure
    office: str
    postulant: str
    place: str = ""
    about: tuple[str, ...] = ()  # ids of the candidacies, where there are any
    numbers: tuple[str, ...] = ()  # of the places in the list
    facts: tuple[tuple[str, Any], ...] = field(default=())  # what its words need
