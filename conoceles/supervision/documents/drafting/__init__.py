# SPDX-License-Identifier: EUPL-1.2
"""Drafts: the structure that the plan gives, filled with frozen figures, and what people type beside them.

A draft is JSON: sections, each with what the system ``said``, its ``tables``, and the ``text`` that somebody typed.
Figures are never typed: they come anew, whole, from a cut, and what was typed stays.
"""

from typing import Any

from conoceles.elections.queries import today
from conoceles.look.dates import day
from conoceles.statistics.models import ProgressCut
from conoceles.supervision.documents import queries
from conoceles.supervision.documents.described import Route
from conoceles.supervision.documents.rules.words import Fill, Period
from conoceles.supervision.models import Document
from conoceles.supervision.obligations.phrases import occurrence as in_words
from conoceles.supervision.plan.rules.words import Shape

from .filling import FILLS
from .known import Known

__all__ = ["drafted", "empty", "kept_typed", "span_words", "title", "typed"]

_SHAPES = {Period.MONTH: Shape.MONTHLY, Period.WEEK: Shape.WEEKLY, Period.WHOLE: Shape.DAYS}


def title(document: Document) -> str:
    """What a document is called until somebody says otherwise."""
    if document.modifies is not None:
        return f"Modificación de: {document.modifies.title}"[:300]
    which = span_words(document.way, document.occurrence)
    return f"{document.way.name}{f', {which}' if which else ''}"[:300]


def span_words(route: Route, occurrence: str) -> str:
    """Which time, in words: «septiembre de 2023»."""
    return in_words(occurrence, _SHAPES[route.period])


def drafted(document: Document) -> tuple[dict[str, Any], ProgressCut | None]:
    """The draft of *document* from what is known now, and the frozen cut on which it rests."""
    route = document.way
    first, last = queries.span(route, document.occurrence)
    now = today(document.process)
    own = document.modifies.way if document.modifies else route
    rows = (*own.rows, *([route.notice] if route.notice else []))
    known = Known(document.process, route, first, min(last, now) if last else None, day=now, rows=rows)
    sections = []
    for part in route.section:
        said, tables = FILLS[part.fill](known) if part.fill is not Fill.NOTHING else ([], [])
        sections.append(
            {"key": part.key, "heading": part.heading, "said": said, "tables": tables, "text": "", "help": part.help}
        )
    told = f"Del {day(first)} al {day(last)}." if first and last else ""
    content: dict[str, Any] = {"sections": sections, "told": told, "sources": known.sources()}
    if facts := known.facts():
        content["facts"] = facts
    return content, known.cut if known.cut_used else None


def typed(content: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """*content* with *texts*, by section, in place of what was typed."""
    sections = [{**each, "text": texts.get(each["key"], each["text"])} for each in content["sections"]]
    return {**content, "sections": sections}


def kept_typed(content: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """*content* with what was typed in the draft *before*."""
    return typed(content, {each["key"]: each["text"] for each in before["sections"]})


def empty(route: Route, content: dict[str, Any]) -> list[str]:
    """The headings of what a person must write and nobody did."""
    written = {each["key"]: each["text"].strip() for each in content["sections"]}
    return [part.heading for part in route.section if part.typed and not written.get(part.key)]
