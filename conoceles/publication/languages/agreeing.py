# SPDX-License-Identifier: EUPL-1.2
"""Whether a translation can stand where its original does: the same places to fill, the same marks of the page."""

import re
from collections import Counter

import polib

from conoceles.kernel.text import hidden, naming

_PLACE = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"<[^>]*>")
_LOOSE = re.compile(r"[<>{}]")


def faults(entry: polib.POEntry) -> list[str]:
    """What keeps *entry* from being used, in words for whoever translates; empty when nothing."""
    found = []
    originals = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
    for words in [entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values():
        found += between(originals, words)
    return found


def between(originals: list[str], words: str) -> list[str]:
    """The same of one form. A singular may leave its number out; nothing else may be left out, or added."""
    found = []
    for what, pattern in (("el hueco", _PLACE), ("la marca", _TAG)):
        wanted = [Counter(pattern.findall(each)) for each in originals]
        given = Counter(pattern.findall(words))
        if given in wanted:
            continue
        found += [f"falta {what} {each}" for each in sorted((wanted[-1] - given).elements())]
        found += [f"sobra {what} {each}" for each in sorted((given - wanted[-1]).elements())]
    rest = _TAG.sub("", _PLACE.sub("", words))
    if loose := _LOOSE.search(rest):
        found.append(f"hay un «{loose[0]}» suelto")
    if unseen := naming(words, hidden(words)):
        found.append(f"lleva algo que no se ve: {unseen}")
    if not words.strip():
        found.append("está vacía")
    return found
