# SPDX-License-Identifier: EUPL-1.2
"""A small grammar that tells a text from rules.

A template is a sentence with holes:

=============== ==========================================================================
``{name}``      a slot given by the teller (a place, a year), or a template of rule ``name``
``{#3-9}``      a whole number of that range; ``{#10-60/5}`` in steps of five
``<a|b|c>``     the form for a man, a woman, a person who is neither
=============== ==========================================================================

A plan is a list of rules: ``rule`` is told once, ``rule?`` at most once and ``rule*`` as often as the length asks for.
"""

import re
from collections.abc import Mapping, Sequence
from random import Random

from conoceles.kernel.text import Counting, length

from .corpus import Rules

_HOLE = re.compile(r"\{([^{}]+)\}|<([^<>]*)>")
_NUMBER = re.compile(r"#(\d+)-(\d+)(?:/(\d+))?")
#: A text longer than this is told in two paragraphs.
_PARAGRAPH = 620


class Exhausted(Exception):  # noqa: N818  (not an error: there is simply nothing left to say)
    """Every template of a rule has been used in this text."""


class Teller:
    """Whoever tells one text: in one voice, about one place, and no sentence twice."""

    def __init__(self, rules: Rules, slots: Mapping[str, str], voice: int, chance: Random) -> None:
        self.rules = rules
        self.slots = slots
        self.voice = voice
        self.chance = chance
        self.left: dict[str, list[str]] = {}

    def say(self, rule: str) -> str:
        """A sentence of *rule* not said before. Raises Exhausted; KeyError for a rule that is not there."""
        left = self.left.setdefault(rule, list(self.rules[rule]))
        if not left:
            raise Exhausted(rule)
        return self.fill(left.pop(self.chance.randrange(len(left))))

    def fill(self, template: str) -> str:
        """*template* with every hole filled."""
        return _HOLE.sub(self._hole, template)

    def _hole(self, match: re.Match[str]) -> str:
        name, forms = match.groups()
        if forms is not None:
            return self.fill(forms.split("|")[self.voice])
        number = _NUMBER.fullmatch(name)
        if number:
            low, high, step = int(number[1]), int(number[2]), int(number[3] or 1)
            return f"{self.chance.randrange(low, high + 1, step):,}"
        return self.slots[name] if name in self.slots else self.say(name)


def compose(plan: Sequence[str], teller: Teller, *, aim: int, minimum: int, maximum: int, counting: Counting) -> str:
    """A text by *plan* of about *aim* characters, never fewer than *minimum* nor more than *maximum*.

    Raises ValueError when the rules hold too little to reach *minimum*.
    """
    parts: list[list[str]] = [[] for _ in plan]
    for part, rule in zip(parts, plan, strict=True):
        if rule[-1] not in "*?":
            part.append(_sentence(teller.say(rule)))
    open_ = [number for number, rule in enumerate(plan) if rule[-1] in "*?"]
    while open_ and length(_joined(parts), counting) < max(aim, minimum):
        number = open_[teller.chance.randrange(len(open_))]
        if plan[number].endswith("?"):
            open_.remove(number)
        try:
            parts[number].append(_sentence(teller.say(plan[number][:-1])))
        except Exhausted:
            open_ = [other for other in open_ if other != number]
            continue
        if length(_joined(parts), counting) > maximum:
            parts[number].pop()
            break
    text = _joined(parts)
    if not minimum <= length(text, counting) <= maximum:
        msg = f"plan {list(plan)}: a text of {length(text, counting)} characters, not {minimum} to {maximum}"
        raise ValueError(msg)
    return text


def _sentence(text: str) -> str:
    # Spanish contracts before a common noun («del distrito»), not before a name («de El Balam»).
    text = re.sub(r"\b(de|a) el\b", lambda match: "del" if match[1] == "de" else "al", text)
    return text[:1].upper() + text[1:]


def _joined(parts: Sequence[Sequence[str]]) -> str:
    told = [" ".join(part) for part in parts if part]
    whole = sum(len(part) for part in told)
    if whole <= _PARAGRAPH:
        return " ".join(told)
    before = 0
    for number, part in enumerate(told):
        before += len(part)
        if before >= whole * 0.45:
            return " ".join(told[: number + 1]) + ("\n\n" if told[number + 1 :] else "") + " ".join(told[number + 1 :])
    return " ".join(told)
