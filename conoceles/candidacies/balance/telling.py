# SPDX-License-Identifier: EUPL-1.2
"""Warnings in words, with where they are: of the register as it stands, and of what a movement would bring."""

from collections.abc import Iterable
from dataclasses import dataclass

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Office, Postulant, Process

from . import phrases, queries, rules
from .rules import Imbalance


@dataclass(frozen=True, slots=True)
class Said:
    """A warning in words, and the candidacy its link leads to, or empty."""

    imbalance: Imbalance
    check: str
    office: str
    postulant: str
    place: str
    words: str
    candidacy: str


def said(process: Process, some: Iterable[Imbalance]) -> list[Said]:
    """*some* warnings of *process* in words."""
    some = list(some)
    offices = dict(Office.objects.filter(process=process).values_list("key", "name"))
    postulants = {one.key: str(one) for one in Postulant.objects.filter(process=process)}
    places = {f"{kind}/{key}": name for kind, key, name in process.territories.values_list("kind", "key", "name")}
    names = queries.named({each for one in some for each in one.about})
    groups = {group["key"]: group["name"] for group in process.groups}
    return [
        Said(
            one,
            phrases.CHECKS[one.check],
            offices[one.office],
            postulants[one.postulant],
            places.get(one.place, ""),
            phrases.told(one, names, groups),
            one.about[0] if one.about else "",
        )
        for one in some
    ]


class Watch:
    """The balance of all that somebody nominates, as it is now and as a movement of a candidacy leaves it.

    Made before the movement, asked after it, in the transaction that is undone.
    """

    def __init__(self, candidacy: Candidacy) -> None:
        self._process = candidacy.process
        self._postulants = [candidacy.formula.postulant.key]
        self._before = self._formulas()

    def brought(self) -> list[Said]:
        """What was not out of balance before, in words."""
        terms = queries.terms(self._process)
        return said(self._process, rules.brought(self._before, self._formulas(), terms))

    def _formulas(self) -> list[rules.Formula]:
        return queries.formulas(self._process, postulants=self._postulants)
