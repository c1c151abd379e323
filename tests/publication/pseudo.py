# SPDX-License-Identifier: EUPL-1.2
"""A language that nobody speaks: every word of ours is longer, accented and between brackets; nothing else is.

What a page in it says without brackets, and is not marked as somebody's own, is said past the catalogues.
"""

import re
from gettext import NullTranslations
from html.parser import HTMLParser

from conoceles.publication.languages import Language

_KEPT = re.compile(r"(<[^>]*>|\{[^{}]*\})")
_ACCENTED = str.maketrans("aeiouAEIOUnNcC", "áéíóúÁÉÍÓÚñÑçÇ")
#: Of what is somebody's own, or is no language.
_OWN = {"bdi", "code", "pre", "script", "style", "svg", "title"}
_VOID = {"meta", "link", "img", "br", "input", "hr", "source"}
_WORDS = re.compile(r"[^\W\d_]{2,}")
#: The same in every language.
_UNITS = {"bytes", "kB", "MB", "GB"}
_SAID = re.compile(r"⟦[^⟦⟧]*⟧")


def said(words: str) -> str:
    """*words* in it: with its places and tags, and two fifths longer."""
    pieces = _KEPT.split(words)
    changed = "".join(piece if at % 2 else piece.translate(_ACCENTED) for at, piece in enumerate(pieces))
    plain = sum(len(piece) for piece in pieces[::2])
    more = " ".join(["másl"] * max(1, round(plain * 0.4 / 5)))
    return f"⟦{changed} {more}⟧"


class _Said(NullTranslations):
    def gettext(self, words: str) -> str:
        return said(words)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return said(one if number == 1 else many)


PSEUDO = Language("en-xa", "⟦Pséúdó⟧", "d" * 64, _Said())


class Unsaid(HTMLParser):
    """The words of a page that are neither ours in that language nor marked as somebody's own."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._text: list[str] = []
        self.feed(page)
        self.close()

    @property
    def _own(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        for name in ("aria-label", "alt", "placeholder"):
            if (value := given.get(name)) and not self._own and "⟦" not in value and _WORDS.search(value):
                self.found.append(value)
        if tag not in _VOID:
            own = given.get("lang", "en-xa") != "en-xa" or given.get("translate") == "no"
            own = own or given.get("aria-hidden") == "true"  # initials, and figures that are said apart
            self._open.append((tag, self._own or own or tag in _OWN))
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "div", "td", "th"}:
            self._end()

    def handle_endtag(self, tag):
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "div", "td", "th", "html"}:
            self._end()
        self._open.pop()

    def handle_data(self, data):
        # What is somebody's own may lie within one of our sentences: it keeps the brackets around it together.
        self._text.append("" if self._own else data)

    def _end(self):
        text = "".join(self._text)
        self._text.clear()
        while (shorter := _SAID.sub("", text)) != text:
            text = shorter
        if set(_WORDS.findall(text)) - _UNITS:
            self.found.append(" ".join(text.split()))
