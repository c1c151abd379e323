# SPDX-License-Identifier: EUPL-1.2
"""Catalogues (PO), read as they lie in the repository: nothing is compiled beforehand, and no binary is kept.

What a catalogue still lacks to be offered is told here, in one place, for the bake and for whoever translates.
"""

import hashlib
import io
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import polib

from conoceles.publication.snapshot import Header

from . import agreeing
from .language import Language

_FOLDER = Path(__file__).parent / "po"
#: Languages that the house writes itself. Every other one is written by people who speak it, and signed by one.
OURS = frozenset({"en"})
#: Fields of a catalogue's head, besides gettext's own.
OWN_NAME, REVIEWER, REVIEWED_ON = "X-Own-Name", "X-Reviewed-By", "X-Reviewed-On"


#: What no catalogue may have, complete or not: words that nobody who speaks the language answers for.
NEVER = frozenset({"unread", "disagreeing"})


@dataclass(frozen=True, slots=True)
class Lack:
    """Something without which a language is not offered: which sort of thing, and how many or what."""

    kind: str  # untranslated, disagreeing, unnamed, unsigned, unread
    about: str


def codes() -> list[str]:
    """The tags of the languages that have a catalogue."""
    return sorted(path.stem for path in _FOLDER.glob("*.po"))


def path(code: str) -> Path:
    """Where the catalogue of the language *code* lies."""
    return _FOLDER / f"{code}.po"


def read(at: Path) -> polib.POFile:
    """The catalogue at *at*. Raises OSError: not there, or no PO."""
    return polib.pofile(str(at), wrapwidth=120)


def lacks(code: str, catalogue: polib.POFile) -> list[Lack]:
    """What *catalogue* lacks for its language to be offered; empty when nothing."""
    found = []
    live = [entry for entry in catalogue if not entry.obsolete]
    if untranslated := [entry for entry in live if not entry.translated()]:
        found.append(Lack("untranslated", f"{len(untranslated)}/{len(live)}"))
    found += [Lack("disagreeing", entry.msgid) for entry in live if entry.translated() and agreeing.faults(entry)]
    head = catalogue.metadata
    if not head.get(OWN_NAME):
        found.append(Lack("unnamed", code))
    if code not in OURS:
        if not (head.get(REVIEWER) and head.get(REVIEWED_ON)):
            found.append(Lack("unsigned", code))
        if unread := [entry for entry in live if entry.translated() and not answered_for(code, entry, head)]:
            found.append(Lack("unread", str(len(unread))))
    return found


def answered_for(code: str, entry: polib.POEntry, head: dict[str, str]) -> bool:
    """Whether somebody answers for *entry*, of the language *code* and a catalogue with that *head*."""
    return code in OURS or entry.tcomment == _signature(entry, head)


def _signature(entry: polib.POEntry, head: dict[str, str]) -> str:
    """What stands beside *entry* once the reviewer of that *head* has read it: it is of its words and of her name."""
    forms = [entry.msgid, entry.msgid_plural, entry.msgstr, *map(str, sorted(entry.msgstr_plural.items()))]
    total = hashlib.sha256()
    for words in (head.get(REVIEWER, ""), head.get(REVIEWED_ON, ""), *forms):
        total.update(len(words.encode()).to_bytes(4, "big") + words.encode())
    return f"firma: {total.hexdigest()}"


def sign(catalogue: polib.POFile, *, by: str, on: date) -> None:
    """Note that *by* read every word of *catalogue* and answers for it. To change a word undoes it for that word."""
    catalogue.metadata |= {REVIEWER: by, REVIEWED_ON: on.isoformat()}
    for entry in catalogue:
        if not entry.obsolete and entry.translated():
            entry.tcomment = _signature(entry, catalogue.metadata)


@cache
def _words(code: str) -> tuple[polib.POFile, GNUTranslations, str] | None:
    """The catalogue of *code*, its words and its digest; None where it may not be offered, or there is none."""
    if code not in codes():
        return None
    content = path(code).read_bytes()
    catalogue = read(path(code))
    if lacks(code, catalogue):
        return None
    return catalogue, GNUTranslations(io.BytesIO(catalogue.to_binary())), hashlib.sha256(content).hexdigest()


def ready(code: str) -> bool:
    """Whether the language *code* may be offered."""
    return _words(code) is not None


def offered(header: Header) -> tuple[Language, ...]:
    """The languages, besides Spanish, that a site with this *header* is published in, in the order it asks for them."""
    made = []
    for asked in header.languages:
        if known := _words(asked.code):
            catalogue, words, digest = known
            made.append(Language(asked.code, catalogue.metadata[OWN_NAME], digest, words, asked.words))
    return tuple(made)
