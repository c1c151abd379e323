# SPDX-License-Identifier: EUPL-1.2
"""Who stands for what: every race gets its nominators, every nominator its formulas, every seat its person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .corpus import Corpus
from .dice import dice, happens
from .ground import Ballot, Ground, Nominator, Place, Seat
from .people import Census, Invented, Voice

PARTY, INDEPENDENT = "partido", "independiente"
TITULAR, ALTERNATE = "P", "S"
REGISTERED, SUBSTITUTED = "registrada", "sustituida"
MAJORITY, LIST = "MR", "RP"


@dataclass(frozen=True, slots=True)
class Stand:
    """One row of the register: this person, in this seat. ``replaces`` is the key of whom she took the place of."""

    key: str
    person: Invented
    seat: str
    heads: bool
    owes: bool
    reelection: bool = False
    status: str = REGISTERED
    replaces: str = ""
    groups: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """A formula: a place in a slate, and who holds it."""

    position: str
    number: int
    origin: str
    stands: list[Stand] = field(default_factory=list)


@dataclass(slots=True)
class Slate:
    """What one nominator registers in one race: a formula, a list or a planilla."""

    key: str
    ballot: Ballot
    place: Place
    nominator: Nominator
    rows: list[Row] = field(default_factory=list)

    @property
    def statewide(self) -> bool:
        """Whether the one race of its office is for the whole state."""
        return len(self.ballot.places) == 1 and self.ballot.principle != LIST

    @property
    def heads(self) -> int:
        """How many heads of candidacy it counts."""
        return sum(stand.heads and not stand.replaces for row in self.rows for stand in row.stands)


def stands(drawn: Iterable[Slate]) -> Iterator[tuple[Slate, Row, Stand]]:
    """Everyone in them, with the formula and slate."""
    for slate in drawn:
        for row in slate.rows:
            for stand in row.stands:
                yield slate, row, stand


def moved(drawn: Iterable[Slate]) -> tuple[Stand, Stand] | None:
    """The first who is substituted, and who comes in her place: not by the file of the register, but by a movement."""
    by_key = {stand.key: stand for _, _, stand in stands(drawn)}
    return next(((by_key[each.replaces], each) for each in by_key.values() if each.replaces), None)


def slates(ground: Ground, corpus: Corpus, heads: int | None = None) -> list[Slate]:
    """The first slates that make up *heads* heads of candidacy; all when None.

    A smaller demonstration is a part of a larger one: whoever is in the first is word for word in the second.
    """
    kept: list[Slate] = []
    for slate in _Drawing(ground, corpus).all():
        if heads is not None and sum(other.heads for other in kept) >= heads:
            break
        kept.append(slate)
    return kept


class _Drawing:
    """Draws every slate of a process, in the order of ballots, places and nominators."""

    def __init__(self, ground: Ground, corpus: Corpus) -> None:
        self.ground = ground
        self.corpus = corpus
        self.register = corpus.register
        self.census = Census(corpus)
        self.drawn: list[Slate] = []

    def all(self) -> list[Slate]:
        """Every slate; those for the whole state first, then races of all kinds mixed."""
        for ballot in self.ground.ballots:
            for place in ballot.places:
                for nominator in self._field(ballot, place):
                    self.drawn.append(self._slate(ballot, place, nominator))
        self.drawn.sort(key=lambda slate: (not slate.statewide, dice(self.register.seed, "order", slate.key).random()))
        self._change()
        return self.drawn

    def _field(self, ballot: Ballot, place: Place) -> Iterator[Nominator]:
        holding = [one for one in self.ground.nominators if one.kind != PARTY and one.holds(ballot.office, place.key)]
        allied = {member for one in holding for member in one.members}
        presence = self.register.presence
        for rank, nominator in enumerate(self.ground.nominators):
            may = nominator.key not in allied if nominator.kind == PARTY else nominator in holding
            # Everybody wants the whole state and a list; in a small town some parties find nobody.
            sure = len(ballot.places) == 1 or nominator.kind == INDEPENDENT
            chance = dice(self.register.seed, "field", ballot.office, place.key, nominator.key)
            if may and (sure or happens(chance, 100 * presence[min(rank, len(presence) - 1)])):
                yield nominator

    def _slate(self, ballot: Ballot, place: Place, nominator: Nominator) -> Slate:
        slate = Slate(f"{ballot.office}.{place.key}.{nominator.key}", ballot, place, nominator)
        chance = dice(self.register.seed, "slate", slate.key)
        voice = Voice(chance.randrange(2))
        for number, seat in enumerate(self._seats(ballot, place), 1):
            row = Row(seat.key, number, chance.choice(nominator.members) if nominator.members else "")
            who = Voice.NEITHER if happens(chance, self.register.non_binary) else voice
            twice = self._of_a_district(slate, voice) if happens(chance, self.register.both_ways) else None
            row.stands.append(self._stand(slate, number, seat, TITULAR, twice or who))
            if seat.alternates:
                # A woman's alternate is a woman; a man's may be either.
                she = row.stands[0].person.voice is Voice.WOMAN or happens(chance, self.register.man_with_woman)
                other = Voice.WOMAN if she else Voice.MAN
                row.stands.append(self._stand(slate, number, seat, ALTERNATE, other))
            slate.rows.append(row)
            voice = Voice.MAN if voice is Voice.WOMAN else Voice.WOMAN
        return slate

    def _seats(self, ballot: Ballot, place: Place) -> list[Seat]:
        seats = list(ballot.seats)
        size = place.facts.get(self.register.seats_fact, len(seats))
        if ballot.principle == LIST:
            size = self.register.list_length
        return seats[:size] + seats[-1:] * (size - len(seats))

    def _of_a_district(self, slate: Slate, voice: Voice) -> Invented | None:
        """For a list: somebody of the same party who already stands for a district, and on no list yet."""
        if slate.ballot.principle != LIST:
            return None
        listed = {row.stands[0].person.key for row in slate.rows}
        for other in self.drawn:
            row = other.rows[0]
            if (
                other.ballot.principle == MAJORITY
                and slate.nominator.key in (row.origin or other.nominator.key, other.nominator.key)
                and row.stands[0].person.voice is voice
                and row.stands[0].person.key not in listed
            ):
                return row.stands[0].person
        return None

    def _stand(self, slate: Slate, number: int, seat: Seat, as_: str, who: Invented | Voice) -> Stand:
        key = f"{slate.key}.{number}{as_}"
        chance = dice(self.register.seed, "stand", key)
        youngest = self.register.rules_of(slate.ballot.office).youngest
        if isinstance(who, Voice):
            who = self.census.person(key, who, youngest=youngest, home=self._home(slate, chance.random()))
        again = happens(chance, self.register.reelection) and as_ == TITULAR and who.age > youngest + 6
        return Stand(
            key=key,
            person=who,
            seat=as_,
            heads=seat.heads and as_ == TITULAR,
            owes=seat.owes[as_ == ALTERNATE],
            reelection=again and len(slate.ballot.places) > 1,
            groups=self._groups(who.age, chance.random() * 100, chance.random()),
        )

    def _home(self, slate: Slate, draw: float) -> str:
        """Whoever stands for the whole state lives in some municipality of it; everyone else, where she stands."""
        if slate.place.people_of:
            return slate.place.people_of
        places = max((ballot.places for ballot in self.ground.ballots), key=len)
        return places[int(draw * len(places))].people_of

    def _groups(self, age: int, whether: float, which: float) -> tuple[str, ...]:
        anyone = (0, 200)
        fitting = [
            group
            for group in self.ground.groups
            for low, high in [self.register.ages.get(group, anyone)]
            if low <= age <= high
        ]
        return (fitting[int(which * len(fitting))],) if fitting and whether < self.register.affirmative else ()

    def _change(self) -> None:
        """Some registrations end otherwise than they began: one slate in seven, so that a small one has some too."""
        lists = (slate for slate in self.drawn if slate.ballot.principle == LIST)
        twice = {stand.person.key for _, _, stand in stands(lists)}
        fit = [
            slate
            for slate in self.drawn
            if slate.ballot.principle != LIST
            and not slate.statewide
            and slate.rows[0].stands[0].person.key not in twice
        ]
        for slate, status in zip(fit[3::7], self.register.events.statuses, strict=False):
            row = slate.rows[0]
            gone = row.stands[0]
            row.stands[0] = replace(gone, status=status)
            if status == SUBSTITUTED:
                youngest = self.register.rules_of(slate.ballot.office).youngest
                key = f"{gone.key}2"
                heir = self.census.person(key, gone.person.voice, youngest=youngest, home=gone.person.home)
                row.stands.append(replace(gone, key=key, person=heir, replaces=gone.key, reelection=False, groups=()))
