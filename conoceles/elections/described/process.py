# SPDX-License-Identifier: EUPL-1.2
"""``process.toml``: the process itself, and what it decides."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from conoceles.kernel.strict import Plain, Text
from conoceles.kernel.toml_lines import Place

from .voting import Voting
from .words import Key, Long, Name, Short, Slug, Source, Sourced


class Developer(StrEnum):
    """Who develops the system (Lineamientos, art. 1)."""

    OWN = "propio"
    THIRD_PARTY = "tercero"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What ``[process]`` says."""

    slug: Slug
    name: Long
    authority: Long
    authority_acronym: Short = ""
    entity: Annotated[str, Text(80, one_line=True)]
    election_day: date
    timezone: Annotated[str, Text(60)]
    developed_by: Developer
    notice: Source = ""
    #: Where the public site will be, with the folder of the process: it goes on paper, as an address and a QR code.
    site: Annotated[str, Text(120, r"https://[^\s?#]+/", "debe empezar con https:// y terminar con /")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Sourced):
    """``[parameters.<key>]``: what the rules leave open. Without ``value`` it is undecided."""

    value: Plain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Sourced):
    """One ``[[agreement]]``."""

    key: Key
    body: Name
    title: Source
    issued_on: date | None = None
    url: Annotated[str, Text(200, r"https?://\S+", "debe empezar con https://")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Sourced):
    """``[[group]]``: a group of priority attention; ``affirmative``: one may be registered under its measure."""

    key: Slug
    name: Name
    affirmative: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Sourced):
    """``[[filter]]``: a question by whose public answers candidacies may be browsed."""

    questionnaire: Slug
    question: Slug


class BalanceRule(StrEnum):
    """A check of the register's balance that may have exceptions."""

    PARITY = "paridad"
    ALTERNATION = "alternancia"
    ALTERNATE = "suplencia"
    AFFIRMATIVE = "accion-afirmativa"


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceException(Sourced):
    """``[[exception]]``: where a check does not hold, and by what; without office or postulant, for every one."""

    rule: BalanceRule
    office: Slug = ""
    postulant: Slug = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """``[[questionnaire]]``: which questionnaire this process uses, and what put it in force, if anything has."""

    file: Long
    in_force_by: Key = ""
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """``[consents]``: the file with the texts that are consented to."""

    file: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """``[grounds]``: the file with the grounds on which what was sent is returned."""

    file: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessFile:
    """The whole of ``process.toml``."""

    process: About
    parameters: dict[str, Parameter]
    agreement: tuple[Agreement, ...] = ()
    group: tuple[Group, ...] = ()
    exception: tuple[BalanceException, ...] = ()
    voting: tuple[Voting, ...] = ()
    filter: tuple[Filter, ...] = ()
    questionnaire: tuple[Reference, ...]
    consents: Consents | None = None
    grounds: Grounds | None = None
