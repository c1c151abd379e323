# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer is shown of what was noticed."""

from dataclasses import dataclass

from conoceles.candidacies.models import Candidacy

from .rules import Kind


@dataclass(frozen=True)
class Other:
    """Another candidacy: that says the same, in which question and how much of it (of a hundred), or that is named.

    With ``revision``, both texts can be put side by side.
    """

    candidacy: Candidacy
    question: str = ""
    label: str = ""
    share: int = 100
    revision: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """One thing noticed in a question: a fact in a sentence, what it is about, and where else it is.

    ``more`` are those that are not listed. It asks for nothing and decides nothing.
    """

    kind: Kind
    section: str
    question: str
    label: str
    words: str
    quote: str = ""
    others: tuple[Other, ...] = ()
    more: int = 0
