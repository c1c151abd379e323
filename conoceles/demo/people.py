# SPDX-License-Identifier: EUPL-1.2
"""People who do not exist: names combined from common ones, an age, a trade and studies that fit together."""

from dataclasses import dataclass
from enum import IntEnum
from random import Random

from conoceles.kernel.names import folded, slug

from .corpus import Corpus, Trade
from .dice import dice, happens

OLDEST = 85


class Voice(IntEnum):
    """Whose form of a word is used; the order is that of ``<a|b|c>`` in the corpus."""

    MAN = 0
    WOMAN = 1
    NEITHER = 2


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person. ``key`` is hers in the register; ``handle`` her piece of invented addresses."""

    key: str
    name: str
    given: str
    surnames: str
    nickname: str
    voice: Voice
    age: int
    trade: str
    studies: str
    years: int  # of trade
    home: str

    @property
    def handle(self) -> str:
        """What her invented mail and page are called."""
        return slug(f"{self.given.split()[0]} {self.surnames}")


class Census:
    """Invents people, each once: no two with the same name."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.taken: set[str] = set()

    def person(self, key: str, voice: Voice, *, youngest: int, home: str) -> Invented:
        """A person called *key* in the register, who lives in *home*."""
        seed = self.corpus.register.seed
        chance = dice(seed, "person", key)
        given, surnames = self._name(chance, voice)
        age = int(chance.triangular(youngest, OLDEST + 0.99, max(youngest, 40)))
        trade = self._trade(chance, age, home)
        levels = list(trade.studies)
        return Invented(
            key=key,
            name=f"{given} {surnames}",
            given=given,
            surnames=surnames,
            nickname=self._nickname(chance, voice),
            voice=voice,
            age=age,
            trade=trade.key,
            studies=chance.choices(levels, [trade.studies[level] for level in levels])[0],
            years=chance.randint(2, max(2, min(35, age - 20))),
            home=home,
        )

    def _name(self, chance: Random, voice: Voice) -> tuple[str, str]:
        names = self.corpus.names
        pool = {Voice.WOMAN: names.women, Voice.MAN: names.men}.get(voice) or names.women + names.men
        while True:
            given = " ".join(chance.sample(pool, 2 if happens(chance, 62) else 1))
            surnames = f"{self._surname(chance)} {self._surname(chance)}"
            if folded(f"{given} {surnames}") not in self.taken:
                self.taken.add(folded(f"{given} {surnames}"))
                return given, surnames

    def _surname(self, chance: Random) -> str:
        return chance.choice(self.corpus.names.maya if happens(chance, 55) else self.corpus.names.spanish)

    def _nickname(self, chance: Random, voice: Voice) -> str:
        names = self.corpus.names.nicknames
        own = {Voice.WOMAN: names["women"], Voice.MAN: names["men"]}.get(voice, [])
        chosen = chance.choice(own + names["anyone"])
        return chosen if happens(chance, self.corpus.register.nickname) else ""

    def _trade(self, chance: Random, age: int, home: str) -> Trade:
        traits = self.corpus.traits_of(home)
        return chance.choice(
            [
                trade
                for trade in self.corpus.lives.trade
                if trade.youngest <= age <= trade.oldest and (not trade.where or traits & set(trade.where))
            ]
        )
