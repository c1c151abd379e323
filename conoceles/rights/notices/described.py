# SPDX-License-Identifier: EUPL-1.2
"""Avisos as their file describes them: plain values, one class for each table that may be written."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from conoceles.elections.described.words import Long, Name, Sourced
from conoceles.kernel.strict import Text
from conoceles.kernel.toml_lines import Place


class Form(StrEnum):
    """How much it says."""

    SIMPLIFIED = "simplificado"
    FULL = "integral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Sourced):
    """``[[notice.clause]]``: a heading and what stands under it; ``{instituto}`` and others are filled in."""

    heading: Name
    text: Annotated[str, Text(2000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNotice:
    """``[[notice]]``: one of both forms, clause by clause."""

    form: Form
    title: Long
    clause: tuple[Clause, ...]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Sourced):
    """``[institution]``: where the institute is, and which unit of it attends rights."""

    address: Long
    unit: Long
    email: Name = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesFile:
    """The whole of a process's ``avisos.toml``; without notices of its own, the shared ones are its."""

    institution: Institution
    notice: tuple[WrittenNotice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """The whole of the shared ``avisos.toml``."""

    notice: tuple[WrittenNotice, ...]
