# SPDX-License-Identifier: EUPL-1.2
"""A page of another language, finished: what stayed in Spanish bears ``lang="es"`` (WCAG 3.1.2)."""

import re

from .language import CLOSES, OPENS, bare

#: A tag, or the title, in neither of which there can be markup; or a piece that stayed in Spanish.
_PLACES = re.compile(rf"<title>[^<]*|<[^>]*>|{OPENS}([^{OPENS}{CLOSES}<]*){CLOSES}|[{OPENS}{CLOSES}]")
#: What always is somebody's own words, as templates write it.
_OWN = (("<bdi>", '<bdi lang="es">'), ('<div class="words" dir="auto">', '<div class="words" lang="es" dir="auto">'))


def finished(page: str) -> str:
    """*page* with its marks as attributes, or without them where there is no room for one."""
    for written, marked in _OWN:
        page = page.replace(written, marked)
    return _PLACES.sub(_marked, page) if OPENS in page else page


def _marked(place: re.Match[str]) -> str:
    own = place[1]
    return f'<span lang="es">{own}</span>' if own is not None else bare(place[0])
