# SPDX-License-Identifier: EUPL-1.2
"""The image that goes with a link when somebody sends it: one of each race, and one of the process.

It bears what, where, when, how many and who answers for it; no face, no name and no colour of anybody who stands, so
that nothing of it has to leave when somebody does. A PNG of 1200 by 630, which every messenger shows; the only address
of the site that is whole, for those who fetch it know no other. Without one (``[process] site``) there is no image.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from conoceles.publication.languages import N_, _, bare, current
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import Profile, Race

from . import figures
from .catalogue import Catalogue
from .words import clean, day

NAME = "compartir.png"
_TEMPLATE = Path(__file__).resolve().parents[2] / "typst" / "card.typ"
#: Flat colours and their soft edges: more of them change nothing that is seen, and weigh twice as much.
_COLOURS = 32
#: Characters of a line at the foot; what is longer is cut, so that it stays within the picture.
_LONGEST = 90
_INVITES = N_("Conozca a quienes contienden")


def of_race(race: Race | Profile, catalogue: Catalogue) -> dict[str, str] | None:
    """Address and words of the image of *race*, for a page; None where the process has no address."""
    return _told(catalogue.race_folder(race), catalogue.race_name(race), catalogue)


def of_process(catalogue: Catalogue) -> dict[str, str] | None:
    """The same, for pages of no race."""
    return _told("", catalogue.process.name, catalogue)


def _told(folder: str, what: str, catalogue: Catalogue) -> dict[str, str] | None:
    process = catalogue.process
    if not process.site:
        return None
    alt = f"{_(_INVITES)}. {clean(what)}. {_election_day(catalogue)}. {process.authority}."
    language = current()
    spoken = f"{language.code}/" if language else ""
    return {"address": f"{process.site}{spoken}{folder}{NAME}", "alt": alt}


def _election_day(catalogue: Catalogue) -> str:
    return _("Jornada electoral: {day}").format(day=day(catalogue.process.election_day))


def race_pages(race: Race, catalogue: Catalogue) -> Iterator[Page]:
    """The image of *race*."""
    yield from _page(catalogue.race_folder(race), catalogue.race_name(race), [race], catalogue)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The image of the process."""
    yield from _page("", catalogue.process.entity, catalogue.snapshot.races, catalogue)


def _page(folder: str, what: str, races: Any, catalogue: Catalogue) -> Iterator[Page]:
    process = catalogue.process
    if not process.site:
        return
    values = {
        "acronym": clean(process.authority_acronym),
        "invites": _(_INVITES),
        "race": clean(bare(what)),
        "lines": [figures.of_races(races).words(catalogue.header), _election_day(catalogue)],
        "foot": [_cut(words) for words in (process.authority, process.notice) if words],
    }
    written = json.dumps(values, ensure_ascii=False)
    yield Page(f"{folder}{NAME}", _inputs(written), lambda: _drawn(written))


def _cut(words: str) -> str:
    words = clean(words)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def _inputs(written: str) -> str:
    """Of nothing else: what the header says besides changes no image, and drawing them all is what takes time."""
    return hashlib.sha256(f"{maker()} {written}".encode()).hexdigest()


@cache
def maker() -> str:
    """A digest of what draws."""
    sources = b"".join(path.read_bytes() for path in (_TEMPLATE, Path(__file__)))
    return f"{version('typst')} {version('pillow')} {hashlib.sha256(sources).hexdigest()}"


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)


def _drawn(written: str) -> bytes:
    drawn: Any = _compiler().compile(format="png", ppi=72, sys_inputs={"values": written})
    into = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        image.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(into, "PNG")
    return into.getvalue()
