# SPDX-License-Identifier: EUPL-1.2
"""Registers as their file describes them: plain values, one class for each table that may be written."""

from dataclasses import dataclass, field
from typing import Annotated

from conoceles.accounts.rules import Role
from conoceles.elections.described.words import Long, Name, Slug, Sourced
from conoceles.kernel.strict import Text
from conoceles.kernel.toml_lines import Place
from conoceles.supervision.plan.described import RowKey
from conoceles.supervision.plan.rules.words import Part

from .rules.words import FieldKind, Known

Words = Annotated[str, Text(600, one_line=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """``[[register.field]]``: one thing that is asked for."""

    key: Slug
    label: Name
    kind: FieldKind = FieldKind.TEXT
    help: Words = ""
    required: bool = True
    choices: tuple[Name, ...] = ()
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Sourced):
    """``[[register]]``: ``row`` is the letter of the plan that it follows, and ``written_by`` who writes in it.

    ``known``: what the system already knows of it. ``evidence``: a file must prove each row. ``to_parties``: it is
    delivered to them, and each gives an acuse. ``meets``: rows of the plan whose activity a row may meet; ``part``: of
    the plan for the implementation, the content whose deliverables it may meet. ``opens``: the standing duty that it
    opens. ``preview``: a preview of the site and its dictionary are attached by the system.
    """

    key: Slug
    name: Long
    about: Words = ""
    row: RowKey = ""
    written_by: tuple[Role, ...]
    known: tuple[Known, ...] = ()
    evidence: bool = False
    to_parties: bool = False
    meets: tuple[RowKey, ...] = ()
    part: Part | None = None
    opens: RowKey = ""
    preview: bool = False
    field: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistersFile:
    """The whole of ``follow_ups.toml``."""

    register: tuple[Register, ...] = ()

    def found(self, key: str) -> Register | None:
        """The register that is called *key*."""
        return next((each for each in self.register if each.key == key), None)
