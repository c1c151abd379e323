# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire's file."""

from dataclasses import dataclass, field
from typing import Annotated

from conoceles.elections.questionnaire import Kind, Visibility
from conoceles.kernel.strict import Text, Whole
from conoceles.kernel.toml_lines import Place

from .words import Confidence, Long, Name, Order, Size, Slug, Source, Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What ``[questionnaire]`` says."""

    slug: Slug
    name: Long
    source: Source
    order: Order


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOption:
    """One of ``options``."""

    key: Slug
    label: Long
    specify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCondition:
    """``shown_when`` or ``hidden_when``."""

    question: Slug
    values: tuple[Slug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule(Sourced):
    """``[[section.question.rule]]``: what a photograph must not show."""

    text: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion(Sourced):
    """``[[section.question]]``; ``catalogue`` names a CSV of options, which go before ``options``."""

    key: Slug
    label: Source
    kind: Kind
    visibility: Visibility
    required: bool = False
    minimum: Size | None = None
    maximum: Size | None = None
    items: Annotated[int, Whole(1, 100)] = 1
    options: tuple[WrittenOption, ...] = ()
    catalogue: Slug = ""
    hosts: tuple[Name, ...] = ()
    formats: tuple[Slug, ...] = ()
    max_kilobytes: Size | None = None
    max_upload_kilobytes: Size | None = None
    max_megapixels: Size | None = None
    least_width: Size | None = None
    least_height: Size | None = None
    rule: tuple[WrittenRule, ...] = ()
    max_months: Size | None = None
    shown_when: WrittenCondition | None = None
    hidden_when: WrittenCondition | None = None
    derived: Source = ""
    group: Slug = ""
    help: Annotated[str, Text(2000)] = ""
    legal: Annotated[str, Text(2000)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSection:
    """``[[section]]``; source and confidence are those of ``at_least_one``."""

    key: Slug
    name: Long
    intro: Annotated[str, Text(2000)] = ""
    at_least_one: tuple[Slug, ...] = ()
    source: Source = ""
    confidence: Confidence | None = None
    public_order: Order = 0
    question: tuple[WrittenQuestion, ...]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireFile:
    """The whole of a questionnaire's file."""

    questionnaire: Heading
    section: tuple[WrittenSection, ...]
