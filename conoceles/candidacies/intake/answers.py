# SPDX-License-Identifier: EUPL-1.2
"""Answers captured elsewhere: word for word as the source has them, with a finding for what does not fit."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from conoceles.elections.questionnaire import Definition, Kind, Question
from conoceles.files.wire import Cell
from conoceles.kernel import text as counting
from conoceles.kernel.names import folded

from ..layouts.described import Answer, Layout
from .cells import email, formula_like, host, phone, text
from .fields import Reader
from .problems import Problem
from .resolving import suggestion
from .rows import Row

_CHOICES = {Kind.CHOICE, Kind.CHOICES}


class Answers:
    """Reads a row's answers to the questions that the layout maps."""

    def __init__(self, layout: Layout, definitions: Mapping[str, Definition], reader: Reader) -> None:
        self._reader = reader
        self._captured_when = layout.historical.captured_when if layout.historical else ()
        self._parts = [_Part(answer, definitions[answer.questionnaire]) for answer in layout.answer]
        self._identical = layout.checks.identical_texts
        #: Of each question, the row where a text first stood.
        self._texts: dict[str, dict[bytes, int]] = defaultdict(dict)

    def captured(self, row: Row) -> bool:
        """Whether anything was captured for this row at all."""
        return any(self._reader.said(self._reader.cell(row, column)) for column in self._captured_when)

    def of(self, row: Row) -> dict[str, dict[str, Any]]:
        """The answers by questionnaire and question. What was not provided is absent."""
        answers: dict[str, dict[str, Any]] = defaultdict(dict)
        for part in self._parts:
            cell = self._reader.cell(row, part.column)
            if not self._reader.said(cell):
                continue
            if formula_like(cell):
                self._find(Problem.FORMULA_LIKE, row, part, cell)
            into = answers[part.definition.slug]
            if part.by_host:
                self._spread(row, part, cell, into)
            elif part.question.kind in _CHOICES:
                self._choose(row, part, cell, into)
            else:
                into[part.question.key] = self._written(row, part, cell)
        return dict(answers)

    def _find(self, problem: Problem, row: Row, part: "_Part", cell: Cell, **facts: object) -> None:
        self._reader.find(problem, row, part.column, cell, **facts)

    def _spread(self, row: Row, part: "_Part", cell: Cell, into: dict[str, Any]) -> None:
        """Each address to the question whose sites it is of; one of no known site, to a question without sites."""
        for piece in part.pieces(cell):
            site = host(piece)
            if not site:
                self._find(Problem.BAD_URL, row, part, piece)
            own = [one for one in part.by_host if one.hosts and one.leads_to(site)]
            free = [one for one in own + [one for one in part.by_host if not one.hosts] if one.key not in into]
            if free:
                into[free[0].key] = piece
            else:
                self._find(Problem.NOWHERE_TO_GO, row, part, piece)

    def _choose(self, row: Row, part: "_Part", cell: Cell, into: dict[str, Any]) -> None:
        chosen = []
        for piece in part.pieces(cell):
            option = part.options.get(folded(piece))
            if option is None:
                near = suggestion(piece, (one.label for one in part.question.options))
                self._find(Problem.UNKNOWN_OPTION, row, part, piece, question=part.question.label, near=near)
            else:
                chosen.append(option)
        if chosen:
            into[part.question.key] = chosen if part.question.items > 1 else chosen[0]

    def _written(self, row: Row, part: "_Part", cell: Cell) -> str | list[str]:
        question = part.question
        if question.items == 1:
            value = text(cell) if question.kind is Kind.LONG_TEXT else text(cell).strip()
            self._look(row, part, value)
            return value
        pieces = part.pieces(cell)
        if len(pieces) > question.items:
            self._find(
                Problem.TOO_MANY, row, part, "", length=len(pieces), limit=question.items, question=question.label
            )
        for piece in pieces:
            self._look(row, part, piece)
        return pieces

    def _look(self, row: Row, part: "_Part", value: str) -> None:
        """Whatever a reader should know about *value*; it is taken as it is."""
        question = part.question
        if question.kind is Kind.EMAIL and not email(value):
            self._find(Problem.BAD_EMAIL, row, part, value)
        elif question.kind is Kind.PHONE and not phone(value):
            self._find(Problem.BAD_PHONE, row, part, value)
        elif question.kind is Kind.URL:
            site = host(value)
            if not site:
                self._find(Problem.BAD_URL, row, part, value)
            elif not question.leads_to(site):
                self._find(Problem.WRONG_HOST, row, part, value, which=question.label)
        self._measure(row, part, value)
        if self._identical and question.kind is Kind.LONG_TEXT:
            mark = blake2b(value.encode(), digest_size=12).digest()
            other = self._texts[question.key].setdefault(mark, row.number)
            if other != row.number:
                self._find(Problem.IDENTICAL_TEXT, row, part, "", other=other)

    def _measure(self, row: Row, part: "_Part", value: str) -> None:
        question = part.question
        if question.minimum is None and question.maximum is None:
            return
        length = counting.length(value, part.definition.counting)
        if question.maximum is not None and length > question.maximum:
            self._find(Problem.TOO_LONG, row, part, "", length=length, limit=question.maximum)
        if question.minimum is None:
            return
        if length < question.minimum:
            self._find(Problem.TOO_SHORT, row, part, "", length=length, limit=question.minimum)
        elif (bare := counting.length(value)) < question.minimum:
            self._find(Problem.PADDED_TEXT, row, part, "", length=bare, limit=question.minimum)


class _Part:
    """An ``[[answer]]`` of the layout, with the questions it refers to at hand."""

    def __init__(self, answer: Answer, definition: Definition) -> None:
        self.column = answer.column
        self.definition = definition
        self.split = answer.split
        questions = {question.key: question for question in definition.questions}
        self.by_host = [questions[key] for key in answer.by_host]
        self.question: Question = questions[answer.question] if answer.question else self.by_host[0]
        self.options = {folded(word): key for word, key in answer.values.items()}
        for option in self.question.options:
            self.options.setdefault(folded(option.label), option.key)
            self.options.setdefault(folded(option.key), option.key)

    def pieces(self, cell: Cell) -> list[str]:
        """The several things that a cell says, apart."""
        written = text(cell)
        pieces = written.split(self.split) if self.split else [written]
        return [piece.strip() for piece in pieces if piece.strip()]
