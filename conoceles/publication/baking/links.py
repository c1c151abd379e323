# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of a release lead, within it."""

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

#: How a link begins. In what people wrote, templates write quotes as entities: a quote after ``href=`` is in a tag.
_OPENINGS = (b' href="', b' src="', b" href='", b" src='")
#: How the sizes begin that a browser chooses among: «address width, address width».
_CHOICES = b' srcset="'
#: Up some folders, and down to a file.
_PLAIN = re.compile(r"(?:\.\./)*(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.[a-z0-9]+", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links(path: str, page: bytes, root: str = "/", known: set[bytes] | None = None) -> Iterator[str]:
    """The targets of *page*, which lies at *path*, as paths in the release; those that leave it are not ours.

    The release is served at *root*, with its slashes. *known* are links, as they are written, that other pages of the
    same folder have: they lead to the same place, and are not given again; those of this page are added to them.
    """
    folder = path.rpartition("/")[0]
    written = {
        rest[: rest.find(opening[-1:])]
        for opening in _OPENINGS  # splitting is ten times as fast as a regular expression over every page
        for rest in page.split(opening)[1:]
    }
    written |= {
        choice.partition(b" ")[0]
        for rest in page.split(_CHOICES)[1:]
        for choice in rest[: rest.find(b'"')].split(b", ")
    }
    fresh = written - known if known is not None else written
    for link in sorted(fresh):
        if link and link[:1] != b"#" and (target := _target(folder, link, root)):
            yield target
    if known is not None:
        known |= fresh


def _target(folder: str, written: bytes, root: str) -> str:
    """Where a link leads from *folder*, or empty when out of the release. A folder keeps its slash at the end."""
    link = html.unescape(written.decode())
    place = link.partition("#")[0]
    if _PLAIN.fullmatch(place):  # most of them: nothing to unquote, and nothing to leave out
        up = place.count("../")
        within = folder.split("/")[:-up] if up else [folder] if folder else []
        if up <= folder.count("/") + (folder != ""):
            return "/".join([*within, place[3 * up :]])
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
