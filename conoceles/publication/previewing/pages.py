# SPDX-License-Identifier: EUPL-1.2
"""The files of a preview: which of them somebody may read, and how each leaves.

A page leaves with a banner that says what it is, put in by this server: the file that would be published has none, and
leaves as it is for whoever asks for it exactly.
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Photo
from conoceles.files.downloads import apart
from conoceles.publication.languages.catalogues import codes
from conoceles.publication.models import CouncilPreview
from conoceles.publication.parts.site import histories
from conoceles.publication.server.headers import of_file, security
from conoceles.publication.server.shown import Found, Shown, find

from . import queries, shelf
from .permissions import extent_of
from .rules import Extent

#: Folders and a file, none of them hidden: anything else names nothing, and touches no disk.
_PATH = re.compile(
    r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}/){0,12}(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199})?", re.ASCII
)
#: What every page is drawn with, and says nothing of anybody.
_DRAWN_WITH = re.compile(r"estilo\.[0-9a-f]{12}\.css|marca\.svg")
_PHOTO = re.compile(r"fotos/([0-9a-f]{16})\.(?:jpg|webp)")
#: What pages are drawn with: whoever opened the page opened that too.
_BESIDE = frozenset({".css", ".js", ".svg", ".woff2", ".webp", ".jpg", ".png"})
#: Pieces of an index, which a page of search reads as somebody types.
_PIECES = ("buscar/indice/", "palabras/datos/")
_IN_MEMORY = 1024 * 1024
#: The same page in another language lies at the same address, in a folder of its language.
_SPOKEN = re.compile(rf"^(?:{'|'.join(codes())})/")
_AFTER = (b'<a class="skip"', b"</a>")


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody asks for a file: in which preview, and by what path."""

    preview: CouncilPreview
    path: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of a preview, as it lies."""

    path: str
    found: Found

    @property
    def noted(self) -> bool:
        """Whether to open it is to look at something: what pages are drawn with is not."""
        return PurePosixPath(self.path).suffix not in _BESIDE and not self.path.startswith(_PIECES)


def asked(preview: CouncilPreview, path: str, by: Capacity) -> Asked | None:
    """The file at *path*; None where there is none, or where *by* may not read it, which looks the same."""
    if not may_read(by, Address(preview, path)):
        return None
    name = _name(path)
    found = find(Shown(shelf.of(preview.process.slug).files(preview.pk), (0, 0)), name, up_to=_IN_MEMORY)
    return Asked(name, found) if found else None


def _name(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


def may_read(by: Capacity, address: Address) -> bool:
    """Whether *by* may read what is there, if anything is: the rest is nothing to her.

    A representation that sees its own reads the pages of its own candidacies and their histories, the data and the
    photograph of each, and nothing that speaks of others: no list, no count, no search, no bulk file.
    """
    preview, name = address.preview, _name(address.path)
    extent = extent_of(by, preview.process)
    if extent is Extent.NOTHING or not _PATH.fullmatch(address.path):
        return False
    if extent is Extent.ALL or _DRAWN_WITH.fullmatch(name):
        return True
    if photo := _PHOTO.fullmatch(name):
        files = Photo.objects.filter(candidacy__in=queries.own(by, preview.process).order_by().values("pk"))
        return any(
            each["digest"].startswith(photo[1]) for kept in files.values_list("files", flat=True) for each in kept
        )
    stem, _, ending = _SPOKEN.sub("", name).rpartition(".")
    hers = queries.own(by, preview.process).filter(slug=stem.rpartition("/")[2]).first()
    return hers is not None and ending in {"html", "json"} and stem in {place_of(hers), _history_of(hers)}


def place_of(candidacy: Candidacy) -> str:
    """Where the page of *candidacy* lies in a release, without its ending."""
    formula = candidacy.formula
    return f"{formula.position.office.slug}/{formula.territory.slug}/{candidacy.slug}"


def _history_of(candidacy: Candidacy) -> str:
    place, _, slug = place_of(candidacy).rpartition("/")
    return f"{place}/{histories.FOLDER}/{slug}"


def has(preview: CouncilPreview, candidacy: Candidacy) -> bool:
    """Whether *preview* has a page of *candidacy*."""
    return (shelf.of(preview.process.slug).files(preview.pk) / f"{place_of(candidacy)}.html").is_file()


def exactly(one: Asked) -> HttpResponseBase:
    """*one* byte by byte, as a file to be kept: whoever has it can take its digest."""
    return apart(FileResponse(one.found.path.open("rb")), Path(one.path).name)


def shown(one: Asked, banner: str) -> HttpResponseBase:
    """*one* to be looked at: a page with *banner*, anything else as it is; in no cache, framed by nothing."""
    body = one.found.body
    response: HttpResponseBase
    if body is None:
        response = FileResponse(one.found.path.open("rb"))
    else:
        response = HttpResponse(_under(banner.encode(), body) if one.path.endswith(".html") else body)
    for name, value in security(one.path):
        response[name] = value
    response["Content-Type"] = dict(of_file(one.path, negotiated=False))["content-type"]
    response["Cache-Control"] = "no-store"
    return response


def _under(banner: bytes, page: bytes) -> bytes:
    """*page* with *banner* after the link that skips to its content, or else at the beginning of its body."""
    start, end = _AFTER
    skip = page.find(start)
    opening = (page.find(end, skip) + len(end)) if skip >= 0 else page.find(b"<body>") + len(b"<body>")
    return page[:opening] + banner + page[opening:]
