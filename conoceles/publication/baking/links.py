# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of a release lead, within it."""

import html
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

#: How a link begins. In what people wrote, templates write quotes as entities: a quote after ``href=`` is in a tag.
_OPENINGS = (b' href="', b' src="', b" href='", b" src='")
#: How the sizes begin that a browser chooses among: «address width, address width».
_CHOICES = b' srcset="'
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links(path: str, page: bytes, root: str = "/") -> Iterator[str]:
    """The targets of *page*, which lies at *path*, as paths in the release; those that leave it are not ours.

    The release is served at *root*, with its slashes.
    """
    folder = path.rpartition("/")[0]
    for opening in _OPENINGS:  # splitting is ten times as fast as a regular expression over every page
        for rest in page.split(opening)[1:]:
            link = rest[: rest.find(opening[-1:])]
            if link and link[:1] != b"#" and (target := _target(folder, link, root)):
                yield target
    for rest in page.split(_CHOICES)[1:]:
        for choice in rest[: rest.find(b'"')].split(b", "):
            if target := _target(folder, choice.partition(b" ")[0], root):
                yield target


@lru_cache(maxsize=1 << 16)
def _target(folder: str, written: bytes, root: str) -> str:
    """Where a link leads from *folder*, or empty when out of the release. A folder keeps its slash at the end."""
    link = html.unescape(written.decode())
    if _ELSEWHERE.match(link):
        return ""
    place = unquote(re.split(r"[?#]", link, maxsplit=1)[0])
    if not place:
        return f"{folder}/"
    if place.startswith(root):
        place = f"/{place.removeprefix(root)}"
    whole = posixpath.normpath(place if place.startswith("/") else f"/{folder}/{place}").lstrip("/")
    ends = place.endswith(("/", "/.", "/..")) or place in {".", ".."}
    return f"{whole}/" if ends and whole else whole or "index.html"
