# SPDX-License-Identifier: EUPL-1.2
"""Two texts side by side, with what they have in common."""

from dataclasses import dataclass

from django.db.models import Q

from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Kind, Question, listed
from conoceles.validation.suggestions.keeping import compared
from conoceles.validation.suggestions.matching import Relation, relation
from conoceles.validation.suggestions.rules import likeness
from conoceles.validation.suggestions.rules.tokens import Words


@dataclass(frozen=True)
class Side:
    """One of the two: whose it is, to which question, and the text in pieces, which are in the other or not."""

    revision: Revision
    question: Question
    pieces: list[tuple[str, bool]]
    words: int
    common: int


@dataclass(frozen=True)
class Pair:
    """Two texts of two candidacies, the first of which somebody reads."""

    one: Revision
    other: Revision
    sides: tuple[Side, Side]
    relation: Relation


def pair(one: tuple[int, str], other: tuple[int, str]) -> Pair | None:
    """The texts of those revisions (pk) to those questions (key); None where there is none, or it stands no more."""
    wanted = Revision.objects.select_related(
        "questionnaire",
        "candidacy__process",
        "candidacy__person",
        "candidacy__formula__postulant",
        "candidacy__formula__answered_by",
        "candidacy__formula__position__office",
        "candidacy__formula__territory",
    )
    found = {each.pk: each for each in wanted.filter(Q(pk=one[0]) | Q(pk=other[0]))}
    first, second = found.get(one[0]), found.get(other[0])
    if first is None or second is None or not compared().filter(pk=second.pk).exists():
        return None
    mine, theirs = _text(first, one[1]), _text(second, other[1])
    if mine is None or theirs is None:
        return None
    sides = (_side(first, *mine, theirs[1]), _side(second, *theirs, mine[1]))
    return Pair(
        first, second, sides, relation(first.candidacy, second.candidacy.person.name, second.candidacy.formula_id)
    )


def _text(revision: Revision, key: str) -> tuple[Question, str] | None:
    question = revision.questionnaire.definition.question(key)
    if question is None or question.kind is not Kind.LONG_TEXT or not question.public or revision.answers is None:
        return None
    text = "\n".join(listed(revision.answers.get(key)))
    return (question, text) if text else None


def _side(revision: Revision, question: Question, text: str, other: str) -> Side:
    words = Words.of(text)
    passages = likeness.common(words, Words.of(other)).passages
    if likeness.same(text) == likeness.same(other) and words.each:
        passages = ((0, len(words.each) - 1),)
    pieces, place = [], 0
    for first, last in passages:
        begins, ends = words.spans[first][0], words.spans[last][1]
        pieces += [(words.text[place:begins], False), (words.text[begins:ends], True)]
        place = ends
    pieces.append((words.text[place:], False))
    common = sum(last - first + 1 for first, last in passages)
    return Side(revision, question, [each for each in pieces if each[0]], len(words.each), common)
