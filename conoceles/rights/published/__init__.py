# SPDX-License-Identifier: EUPL-1.2
"""The avisos de privacidad as they lie frozen in a release: plain values, and nothing of anybody."""

from dataclasses import dataclass

#: The name of its file in a snapshot (``Snapshot.beside``).
NAME = "avisos"


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading and what stands under it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of one form. ``since``: its local day, ISO 8601. ``digest``: what is on whoever's consent saw it."""

    form: str
    version: int
    title: str
    since: str
    digest: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """All versions of both forms, the first one first."""

    notices: tuple[Notice, ...]
