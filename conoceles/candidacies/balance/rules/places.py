# SPDX-License-Identifier: EUPL-1.2
"""What is looked at place by place: alternation, the alternate of each titular, and affirmative places."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from .parity import in_order, lists
from .values import MAN, NON_BINARY, WOMAN, Check, Formula, Imbalance, Sure, Terms


def of_alternation(formulas: Sequence[Formula], terms: Terms) -> Iterator[Imbalance]:
    """Each two places that follow one another in a list or planilla, held by people of one sex."""
    for (office, place, postulant), some in lists(formulas).items():
        if len(some) == 1 or not terms.looks_at(Check.ALTERNATION, office, postulant):
            continue
        readings = [_repeated(in_order(some), rule) for rule in _readings(terms.non_binary)]
        certain = set.intersection(*map(set, readings))
        for pair in sorted(set().union(*readings), key=lambda each: (each[0].order, each[0].number, each[0].id)):
            yield Imbalance(
                Check.ALTERNATION,
                Sure.CERTAIN if pair in certain else Sure.DEPENDS,
                office,
                postulant,
                place,
                tuple(one.titular.id for one in pair if one.titular),
                tuple(one.number for one in pair),
            )


def _readings(non_binary: str | None) -> Collection[str]:
    return (non_binary,) if non_binary else ("aparte", "lugar-de-hombres")


def _repeated(places: Sequence[Formula], non_binary: str) -> list[tuple[Formula, Formula]]:
    """Neighbouring places held by people of one sex. A place that is vacant, or apart, has no neighbours."""
    sexes = [one.titular.sex if one.titular else "" for one in places]
    if non_binary == "lugar-de-hombres":
        sexes = [MAN if sex == NON_BINARY else sex for sex in sexes]
    return [
        (places[at], places[at + 1])
        for at, (first, second) in enumerate(pairwise(sexes))
        if first == second and first in {WOMAN, MAN}
    ]


def of_alternate(one: Formula, terms: Terms) -> Iterator[Imbalance]:
    """An alternate of another sex than the process lets that titular have."""
    titular, alternate = one.titular, one.alternate
    if titular is None or alternate is None or titular.sex == alternate.sex:
        return
    if not terms.looks_at(Check.ALTERNATE, one.office, one.postulant):
        return
    if terms.alternate == "mujer-suplente-de-hombre" and (titular.sex, alternate.sex) == (MAN, WOMAN):
        return
    yield Imbalance(
        Check.ALTERNATE,
        Sure.DEPENDS if NON_BINARY in {titular.sex, alternate.sex} else Sure.CERTAIN,
        one.office,
        one.postulant,
        one.place,
        (titular.id, alternate.id),
        (one.number,),
        (("titular", titular.sex), ("alternate", alternate.sex)),
    )


def of_affirmative(one: Formula, terms: Terms) -> Iterator[Imbalance]:
    """A seat whose holder is not registered under the affirmative action of whom she followed."""
    if not terms.looks_at(Check.AFFIRMATIVE, one.office, one.postulant):
        return
    for seat, holder, kept in (("P", one.titular, one.kept_titular), ("S", one.alternate, one.kept_alternate)):
        missing = kept - (holder.groups if holder else frozenset())
        if holder and missing:
            yield Imbalance(
                Check.AFFIRMATIVE,
                Sure.CERTAIN,
                one.office,
                one.postulant,
                one.place,
                (holder.id,),
                (one.number,),
                (("seat", seat), ("groups", tuple(sorted(missing)))),
            )
