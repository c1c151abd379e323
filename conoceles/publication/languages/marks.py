# SPDX-License-Identifier: EUPL-1.2
"""A page of another language, finished: what stayed in Spanish bears ``lang="es"`` (WCAG 3.1.2)."""

import re

from .language import CLOSES, OPENS, bare

#: A tag, or the title, in neither of which there can be markup; or a piece that stayed in Spanish.
_PLACES = re.compile(rf"<title>[^<]*|<[^>]*>|{OPENS}([^{OPENS}{CLOSES}<]*){CLOSES}|[{OPENS}{CLOSES}]")
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
    return _PLACES.sub(_marked, _MIXED.sub(r"\1<span>\2</span>\3", page))


def _marked(place: re.Match[str]) -> str:
    own = place[1]
    return f'<span lang="es">{own}</span>' if own is not None else bare(place[0])
