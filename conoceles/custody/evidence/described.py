# SPDX-License-Identifier: EUPL-1.2
"""What is said of each requirement and of each risk, as values."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec


class Standing(StrEnum):
    """How a requirement stands; the words are those of the page."""

    TESTED = "una prueba lo muestra"
    SIGNED = "lo firma quien responde"
    GAP = "falta"
    ABSENT = "no aplica"
    UNCLAIMED = "no se afirma nada"


class Requirement(msgspec.Struct, forbid_unknown_fields=True):
    """One requirement, in our words, and what shows that it is met.

    ``tests``: ``….py::test_…``, from the folder of tests; ``evidence``: ``docs/….md#part``, which ``signed_by`` (a
    role) answers for; ``days``: how soon what is missing is proposed to be there.
    """

    says: str
    tests: list[str] = []
    evidence: str = ""
    signed_by: str = ""
    not_applicable: str = ""
    gap: str = ""
    risk: str = ""
    plan: str = ""
    days: int = 90

    @property
    def standing(self) -> Standing:
        """What is missing weighs more than what is there."""
        if self.gap:
            return Standing.GAP
        if self.not_applicable:
            return Standing.ABSENT
        return Standing.TESTED if self.tests else Standing.SIGNED


class Chapter(msgspec.Struct, forbid_unknown_fields=True):
    """A chapter: all of it may be of something that this system does not have."""

    name: str
    not_applicable: str = ""
    requirements: dict[str, Requirement] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """A requirement as it stands: ``says`` is None where nothing is claimed of it."""

    key: str
    level: int
    standing: Standing
    says: Requirement | None
    chapter: Chapter


class Threat(msgspec.Struct, forbid_unknown_fields=True):
    """A threat, how likely and how grave it is judged to be, what is done, what shows it, and what is missing."""

    name: str
    likelihood: str
    impact: str
    measure: str
    tests: list[str]
    gap: str = ""
    plan: str = ""
    days: int = 90
