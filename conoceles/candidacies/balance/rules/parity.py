# SPDX-License-Identifier: EUPL-1.2
"""Parity: of the titulars that somebody nominates for an office, and of those who head lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .values import MAN, NON_BINARY, WOMAN, Check, Formula, Imbalance, Sure, Tally, Terms

_HALVES_MAY_DIFFER_BY = 1


def tallies(formulas: Iterable[Formula]) -> list[Tally]:
    """By office and postulant, in the order they come: all the titulars; where there are lists, those who head them."""
    by_slate: dict[tuple[str, str], list[Formula]] = defaultdict(list)
    for one in formulas:
        by_slate[one.office, one.postulant].append(one)
    found = []
    for (office, postulant), some in by_slate.items():
        found.append(_tally(office, postulant, some, heading=False))
        heads = [first for first in (in_order(each)[0] for each in lists(some).values()) if first.heads]
        if len(heads) < len(some):
            found.append(_tally(office, postulant, heads, heading=True))
    return found


def holds(tally: Tally, terms: Terms) -> bool | None:
    """Whether there is parity in *tally*; None when it hangs on how non-binary people count, or nobody decided."""
    if terms.parity is None:
        return None
    answers = {
        _halves(terms.parity, tally.women, tally.men + extra)
        for extra in _extra_men(tally.non_binary, terms.non_binary)
    }
    return answers.pop() if len(answers) == 1 else None


def _tally(office: str, postulant: str, formulas: Iterable[Formula], *, heading: bool) -> Tally:
    sexes = [one.titular.sex if one.titular else "" for one in formulas]
    return Tally(
        office, postulant, heading, sexes.count(WOMAN), sexes.count(MAN), sexes.count(NON_BINARY), sexes.count("")
    )


def _halves(rule: str, women: int, men: int) -> bool:
    """A whole cannot always be halved: one more of either is still half and half."""
    if rule == "mujeres-al-menos-la-mitad":
        return men - women <= _HALVES_MAY_DIFFER_BY
    return abs(men - women) <= _HALVES_MAY_DIFFER_BY


def _extra_men(non_binary: int, rule: str | None) -> set[int]:
    """How many more places of men there may be: none apart, all in theirs; both while nobody decided."""
    return {"aparte": {0}, "lugar-de-hombres": {non_binary}}.get(rule or "", {0, non_binary})


def lists(formulas: Iterable[Formula]) -> dict[tuple[str, str, str], list[Formula]]:
    """The places of each list or planilla."""
    found: dict[tuple[str, str, str], list[Formula]] = defaultdict(list)
    for one in formulas:
        found[one.office, one.place, one.postulant].append(one)
    return found


def in_order(formulas: Iterable[Formula]) -> list[Formula]:
    """The places of one list as they follow one another."""
    return sorted(formulas, key=lambda one: (one.order, one.number, one.id))


def of_parity(formulas: Sequence[Formula], terms: Terms) -> Iterator[Imbalance]:
    """Each postulation whose titulars, or whose heads of lists, are not half and half."""
    for tally in tallies(formulas):
        if not terms.looks_at(Check.PARITY, tally.office, tally.postulant):
            continue
        answer = holds(tally, terms)
        if answer:
            continue
        yield Imbalance(
            Check.PARITY,
            Sure.DEPENDS if answer is None else Sure.CERTAIN,
            tally.office,
            tally.postulant,
            facts=(
                ("heading", tally.heading),
                ("women", tally.women),
                ("men", tally.men),
                ("non_binary", tally.non_binary),
                ("vacant", tally.vacant),
            ),
        )
