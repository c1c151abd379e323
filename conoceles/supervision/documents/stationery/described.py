# SPDX-License-Identifier: EUPL-1.2
"""Stationery as its file describes it: plain values, one class for each table that may be written."""

from dataclasses import dataclass, field
from typing import Annotated

from conoceles.accounts.rules import Role
from conoceles.elections.described.words import Long, Name, Sourced
from conoceles.kernel.strict import Text
from conoceles.kernel.toml_lines import Place
from conoceles.supervision.documents.rules.words import Sort

Words = Annotated[str, Text(300, one_line=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Sourced):
    """``[letterhead]``: lines under the institute's name, a foot, where it signs, and what goes before signatures.

    ``template``: a DOCX of its own beside the file, with named places.
    """

    lines: tuple[Name, ...] = ()
    foot: Long = ""
    place: Name = ""
    closing: Name = ""
    template: Long = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """``[[signatory]]``: how whoever acts in a *role* signs. Her name is said by appointments, never here."""

    role: Role
    words: Name
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """``[[copies]]``: who gets a copy of every document of those *sorts*; without any, of each."""

    lines: tuple[Words, ...]
    sorts: tuple[Sort, ...] = ()
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StationeryFile:
    """The whole of ``stationery.toml``."""

    letterhead: Head
    signatory: tuple[Signatory, ...] = ()
    copies: tuple[Copies, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """As it is kept: the file, and the SHA-256 of its DOCX, if it has one."""

    file: StationeryFile
    template: str = ""
