# SPDX-License-Identifier: EUPL-1.2
"""A page of another language, finished: what stayed in Spanish bears ``lang="es"`` (WCAG 3.1.2)."""

import re
from typing import NamedTuple

from .language import CLOSES, OPENS

#: A link whose words are partly Spanish. Links are flexible boxes: each piece would be a box of its own, and the blanks
#: between them would be lost.
_MIXED = re.compile(rf"(<a [^>]*>)([^<{OPENS}]+{OPENS}[^<]*|{OPENS}[^<{CLOSES}]*{CLOSES}[^<]+)(</a>)")
#: What always is somebody's own words, as templates write it.
_OWN = (
    ("<bdi>", '<bdi lang="es">'),
    ('<div class="words" dir="auto">', '<div class="words" lang="es" dir="auto">'),
    ('<p class="quote" dir="auto">', '<p class="quote" lang="es" dir="auto">'),
)


def finished(page: str) -> str:
    """*page* with its marks as attributes, or without them where there is no room for one."""
    for written, marked in _OWN:
        page = page.replace(written, marked)
    if OPENS not in page:
        return page
    first, *marked = _MIXED.sub(r"\1<span>\2</span>\3", page).split(OPENS)
    written, where = [first], _Where().after(first)
    for piece in marked:
        own, closed, rest = piece.partition(CLOSES)
        written += (f'<span lang="es">{own}</span>' if closed and where.takes_markup else own, rest.replace(CLOSES, ""))
        where = where.after(piece)
    return "".join(written)


class _Where(NamedTuple):
    """Where the text read so far ends. Looking at what surrounds each mark costs a third of looking at each tag."""

    in_tag: bool = False
    in_title: bool = False

    @property
    def takes_markup(self) -> bool:
        """Neither a tag nor the title has room for it."""
        return not (self.in_tag or self.in_title)

    def after(self, text: str) -> "_Where":
        """Where it ends once *text* was read too."""
        opens, closes = text.rfind("<"), text.rfind(">")
        if opens == closes:  # neither is there
            return self
        return _Where(opens > closes, opens < closes and text.endswith("<title>", 0, closes + 1))
