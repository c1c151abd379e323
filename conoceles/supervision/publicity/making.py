# SPDX-License-Identifier: EUPL-1.2
"""Files for anybody: a version as it is, without what was typed to be taken out, or as pictures of a file."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from conoceles.elections.papers import paper_of
from conoceles.files.images.leaves import MOST, leaves
from conoceles.files.uploading import DOCUMENT
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import day
from conoceles.look.papers import Facts, Paper, Scan, Section, pdf, plain
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.models import Version

from .rules import SHORTEST, Reason, hidden, left, personal, taken_out, texts

_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Said:
    """What a public version says of itself: on what ground, why, and which resolution allows it."""

    ground: str
    motive: str
    resolution: str
    resolved_on: date

    @property
    def section(self) -> Section:
        """As it stands at the end of the file."""
        return Section(
            "Versión pública",
            [
                Facts(
                    [
                        ("Qué se testó", "Lo que se lee como «[testado]», o está cubierto, se quitó de este archivo."),
                        ("Fundamento", self.ground),
                        ("Motivo", self.motive),
                        ("Resolución del Comité de Transparencia", f"{self.resolution}, del {day(self.resolved_on)}"),
                    ]
                )
            ],
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A public version that was made: its title, its file, and how many passages were taken out."""

    title: str
    content: bytes
    count: int


def whole(version: Version) -> bytes:
    """*version* as a PDF, whole. Raises Refused (LOOKS_PERSONAL) where it has what a person is known by."""
    found = paper(version)
    if personal(texts(plain(found))):
        raise Refused(Reason.LOOKS_PERSONAL)
    return pdf(found)


def typed(version: Version, passages: Sequence[str], said: Said) -> Made:
    """*version* without *passages*, set anew from what is left: nothing of them is in the file to be recovered.

    Raises Refused: NO_PASSAGES, TOO_SHORT, NOT_FOUND, STILL_THERE, SAYS_IT, LOOKS_PERSONAL.
    """
    if not passages:
        raise Refused(Reason.NO_PASSAGES)
    for each in passages:
        if len(each) < SHORTEST:
            raise Refused(Reason.TOO_SHORT, passage=each, shortest=SHORTEST)
    content, counts = taken_out(version.content, passages)
    gone: list[str] = []
    for passage, count in counts.items():
        if not count and not any(passage.lower() in one.lower() for one in gone):
            raise Refused(Reason.NOT_FOUND, passage=passage)
        gone.append(passage)
    if found := left(texts([said.ground, said.motive, said.resolution]), passages):
        raise Refused(Reason.SAYS_IT, passage=found[0])
    public = _public(_said_by(version, content), version, said)
    everything = list(texts(plain(public)))
    if found := left(everything, passages):
        raise Refused(Reason.STILL_THERE, passage=found[0])
    if personal(everything):
        raise Refused(Reason.LOOKS_PERSONAL)
    return Made(public.title, pdf(public), sum(counts.values()))


def drawn(version: Version, title: str, content: bytes, said: Said) -> Made:
    """The sheets of a PDF from which somebody took something out, as pictures: what a sheet does not show is gone.

    A PDF may keep what is covered, what it said before, and files inside. Pixels keep nothing of it. Raises Refused:
    SAYS_PERSONAL, NOT_A_PDF, TOO_LARGE, LOCKED, HIDES, UNREADABLE, TOO_MANY_SHEETS.
    """
    if personal([title, said.ground, said.motive, said.resolution]):
        raise Refused(Reason.SAYS_PERSONAL)
    if not content.startswith(_PDF):
        raise Refused(Reason.NOT_A_PDF)
    if len(content) > DOCUMENT:
        raise Refused(Reason.TOO_LARGE, largest=DOCUMENT // 1_000_000)
    if fault := hidden(content):
        raise Refused(fault)
    sheets = leaves(content, "pdf")
    if sheets.more:
        raise Refused(Reason.TOO_MANY_SHEETS, most=MOST)
    if sheets.unreadable:
        raise Refused(Reason.UNREADABLE)
    count = len(sheets.pictures)
    pictures = [
        Section("", [Scan(picture, "jpg", f"Hoja {at} de {count} del documento, en imagen")], apart=True)
        for at, picture in enumerate(sheets.pictures, 1)
    ]
    bare = paper_of(version.document.process, title, at=version.at)
    return Made(title, pdf(replace(_public(bare, version, said), sections=(said.section, *pictures))), 0)


def _public(found: Paper, version: Version, said: Said) -> Paper:
    standing = f"Versión pública de la versión {version.number}"
    return replace(found, standing=standing, sections=(*found.sections, said.section))


def _said_by(version: Version, content: Any) -> Paper:
    """What *version* would be as a paper, if it said *content*."""
    other = copy.copy(version)
    other.content = content
    return paper(other)
