# SPDX-License-Identifier: EUPL-1.2
"""What may be out of balance in a register, over plain values.

A non-binary person is never a fault: while the process does not say how she counts, what hangs on it is told as such
(``Sure.DEPENDS``). What the process has not decided is not looked at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

WOMAN, MAN, NON_BINARY = "mujer", "hombre", "no_binario"
_HALVES_MAY_DIFFER_BY = 1


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


def tallies(formulas: Iterable[Formula]) -> list[Tally]:
    """By office and postulant, in the order they come: all the titulars; where there are lists, those who head them."""
    by_slate: dict[tuple[str, str], list[Formula]] = defaultdict(list)
    for one in formulas:
        by_slate[one.office, one.postulant].append(one)
    found = []
    for (office, postulant), some in by_slate.items():
        found.append(_tally(office, postulant, some, heading=False))
        heads = [first for first in (_sorted(each)[0] for each in _lists(some).values()) if first.heads]
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


def warnings(formulas: Iterable[Formula], terms: Terms) -> list[Imbalance]:
    """All that is out of balance in *formulas*, by check. The order of *formulas* is that of what is told."""
    formulas = list(formulas)
    return [
        *_of_parity(formulas, terms),
        *_of_alternation(formulas, terms),
        *(told for one in formulas for told in _of_alternate(one, terms)),
        *(told for one in formulas for told in _of_affirmative(one, terms)),
    ]


def brought(before: Iterable[Formula], after: Iterable[Formula], terms: Terms) -> list[Imbalance]:
    """What a movement would put out of balance: the warnings of *after* that *before* had not.

    A postulation already out of parity is told again when the movement takes it further from it.
    """
    known = set(warnings(before, terms))
    return [one for one in warnings(after, terms) if one not in known]


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


def _lists(formulas: Iterable[Formula]) -> dict[tuple[str, str, str], list[Formula]]:
    """The places of each list or planilla."""
    found: dict[tuple[str, str, str], list[Formula]] = defaultdict(list)
    for one in formulas:
        found[one.office, one.place, one.postulant].append(one)
    return found


def _sorted(formulas: Iterable[Formula]) -> list[Formula]:
    return sorted(formulas, key=lambda one: (one.order, one.number, one.id))


def _of_parity(formulas: Sequence[Formula], terms: Terms) -> Iterator[Imbalance]:
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


def _of_alternation(formulas: Sequence[Formula], terms: Terms) -> Iterator[Imbalance]:
    for (office, place, postulant), some in _lists(formulas).items():
        if len(some) == 1 or not terms.looks_at(Check.ALTERNATION, office, postulant):
            continue
        readings = [_repeated(_sorted(some), rule) for rule in _readings(terms.non_binary)]
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


def _of_alternate(one: Formula, terms: Terms) -> Iterator[Imbalance]:
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


def _of_affirmative(one: Formula, terms: Terms) -> Iterator[Imbalance]:
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
