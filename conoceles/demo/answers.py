# SPDX-License-Identifier: EUPL-1.2
"""What somebody answers to a questionnaire, question by question, within what the definition allows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conoceles.elections.questionnaire import Definition, Question

from .corpus import Answer, Corpus, Make, OfficeRules, Rules, Topic, Trade
from .dice import dice, happens
from .grammar import Teller, compose
from .slates import Slate, Stand

#: Lengths that stand in where the definition sets none.
_SHORTEST, _LONGEST = 0, 5000


@dataclass(frozen=True, slots=True)
class Respondent:
    """Whoever answers: what she stands for, and her number among all people, which tells her addresses from others'."""

    slate: Slate
    stand: Stand
    number: int


def respond(
    definition: Definition,
    corpus: Corpus,
    who: Respondent,
    *,
    portrait: Callable[[int], str],
    changed: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """The answers of *who*; those to the questions in *changed* are told anew, all others word for word the same.

    *portrait* keeps the drawing of that edition (0, or 1 when told anew) and returns its digest.
    """
    told: dict[str, Any] = {}
    made = {answer.question: answer for answer in corpus.answers.answer}
    for question in definition.questions:
        answer = made.get(question.key)
        if answer is None or not question.asked(told):
            continue
        chance = dice(corpus.register.seed, "answers", who.stand.person.key, question.key)
        if question.required or happens(chance, 100 * answer.share):
            told[question.key] = _Answering(corpus, who, question, answer, question.key in changed).value(
                definition, portrait
            )
    for section in definition.sections:
        group = [key for key in section.at_least_one if key in made]
        if group and not any(key in told for key in group):
            likeliest = max(group, key=lambda key: made[key].share)
            question = next(question for question in section.questions if question.key == likeliest)
            told[likeliest] = _Answering(corpus, who, question, made[likeliest], anew=False).value(definition, portrait)
    return told


def rewritable(definition: Definition, corpus: Corpus) -> list[str]:
    """Questions whose answer can be told in other words."""
    known = {question.key for question in definition.questions}
    return [
        answer.question
        for answer in corpus.answers.answer
        if answer.make in {Make.TEXT, Make.PROPOSAL} and answer.question in known
    ]


class _Answering:
    """One answer being made."""

    def __init__(self, corpus: Corpus, who: Respondent, question: Question, answer: Answer, anew: bool) -> None:
        self.corpus = corpus
        self.person = who.stand.person
        self.who = who
        self.question = question
        self.answer = answer
        self.edition = int(anew)
        # Whoever stands twice is the same person, with proposals for each office.
        whose = who.stand.key if answer.make is Make.PROPOSAL else self.person.key
        self.chance = dice(corpus.register.seed, "answer", whose, question.key, self.edition)

    def value(self, definition: Definition, portrait: Callable[[int], str]) -> str | list[str]:
        """The answer, in the shape the question takes."""
        match self.answer.make:
            case Make.PORTRAIT:
                return portrait(self.edition)
            case Make.STUDIES:
                return self.chance.choice(self.answer.options[self.person.studies])
            case Make.COURSES:
                return self._several(self._trade().courses)
            case Make.LINES:
                return self._several(self.answer.lines)
            case Make.TEXT | Make.PROPOSAL:
                return self._text(definition)

    def _several(self, templates: list[str]) -> str | list[str]:
        teller = self._teller({})
        most = min(self.answer.most, self.question.items)
        wanted = self.chance.randint(1, most)
        lines = list(dict.fromkeys(teller.fill(self.chance.choice(templates)) for _ in range(wanted)))
        return lines if self.question.items > 1 else lines[0]

    def _text(self, definition: Definition) -> str:
        minimum = self.question.minimum if self.question.minimum is not None else _SHORTEST
        maximum = self.question.maximum if self.question.maximum is not None else _LONGEST
        low, high = self.answer.aim
        return compose(
            self.answer.plan,
            self._teller(self._rules()),
            aim=int(self.chance.triangular(low, min(high, maximum), low)),
            minimum=minimum,
            maximum=maximum,
            counting=definition.counting,
        )

    def _rules(self) -> Rules:
        if self.answer.make is Make.TEXT:
            trade, lives = self._trade(), self.corpus.lives
            again = lives.reelection if self.who.stand.reelection else {}
            return lives.shared | {"opening": trade.opening, "facts": trade.facts} | again
        topic, frames = self._topic(), self.corpus.proposals.frames
        own = {"problem": topic.problems, "action": topic.actions, "goal": topic.goals, "people": topic.people}
        return frames["shared"] | frames[self._office().level] | own

    def _office(self) -> OfficeRules:
        return self.corpus.register.rules_of(self.who.slate.ballot.office)

    def _trade(self) -> Trade:
        return next(trade for trade in self.corpus.lives.trade if trade.key == self.person.trade)

    def _topic(self) -> Topic:
        """What a proposal is about: two different matters; on equality, the group she is registered for."""
        traits = self.corpus.traits_of(self.person.home)
        topics = [
            topic
            for topic in self.corpus.proposals.topic
            if topic.equality == (self.answer.topic == "equality") and (not topic.where or traits & set(topic.where))
        ]
        chance = dice(self.corpus.register.seed, "topics", self.who.stand.key)
        if self.answer.topic == "equality":
            mine = [topic for topic in topics if set(topic.groups) & set(self.who.stand.groups)]
            return chance.choice(mine or [topic for topic in topics if not topic.groups])
        first, second = chance.sample(topics, 2)
        return first if self.answer.topic == "first" else second

    def _teller(self, rules: Rules) -> Teller:
        return Teller(rules, self._slots(), self.person.voice, self.chance)

    def _slots(self) -> dict[str, str]:
        place = self.who.slate.place
        year = self.corpus.register.registered_on.year
        named = self._office().spoken.format(name=place.name, number=place.number)
        return {
            "lugar": named,
            "de_lugar": f"de {named}",
            "en_lugar": f"en {named}",
            "tierra": self.person.home,
            "años": str(self.person.years),
            "desde": str(year - self.person.years),
            "desde_vida": str(year - max(1, self.person.years // 2)),
            "handle": self.person.handle,
            "number": str(self.who.number),
        }
