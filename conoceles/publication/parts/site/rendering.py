# SPDX-License-Identifier: EUPL-1.2
"""Templates to bytes, and the digest of everything of ours that decides those bytes."""

import hashlib
import hmac
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from django.utils.html import escape

from conoceles.look.stylesheet import named, stylesheet
from conoceles.publication.compiling import NotKnownError, compiled
from conoceles.publication.languages import Language, current
from conoceles.publication.languages.marks import finished
from conoceles.publication.languages.templates import template

from . import cards
from .catalogue import Catalogue
from .figures import note

_PUBLICATION = Path(__file__).resolve().parents[2]
_HOUSE = _PUBLICATION.parent
#: Where the page lies that servers show in place of what is not there.
MISSING = "404.html"
#: What the site shows besides its pages.
STATIC = _PUBLICATION / "static" / "publication"
_SOURCES = (
    Path(__file__).parent,
    *sorted((_PUBLICATION / "languages").glob("*.py")),
    _PUBLICATION / "compiling",
    _PUBLICATION / "snapshot",
    _PUBLICATION / "templates",
    _PUBLICATION / "static",
    _HOUSE / "look",
    _HOUSE / "elections" / "questionnaire.py",
    _HOUSE / "kernel" / "changes.py",
)

#: How many bytes the blanks that end a page stand for, and which blanks.
_MARK = 12
_BLANKS = str.maketrans("01", " \t")

#: Words that many pages repeat, escaped once: two thirds of what a profile shows besides what was written for it.
repeated = lru_cache(maxsize=1 << 14)(escape)


@lru_cache(maxsize=1 << 14)
def fact(term: str, value: str, href: str) -> str:
    """A row of the facts of a candidacy, most of which are those of many others."""
    return _template("parts/fact")({"term": term, "value": value, "href": href})


@cache
def css() -> bytes:
    """The stylesheet of the site."""
    return stylesheet(STATIC / "css")


@cache
def renderer() -> str:
    """A digest of this program, as far as it makes pages."""
    total = hashlib.sha256(f"{version('django')} {version('msgspec')} {version('icalendar')}".encode())
    for source in _SOURCES:
        files = [source] if source.is_file() else sorted(source.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                total.update(f"{file.relative_to(_HOUSE)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def inputs(catalogue: Catalogue, *further: bytes) -> str:
    """The digest of what a page depends on: this program, the header, and *further*."""
    total = hashlib.sha256(f"{renderer()} {catalogue.digest}".encode())
    for piece in further:
        total.update(len(piece).to_bytes(8, "big") + piece)
    return total.hexdigest()


def top(root: str) -> str:
    """The way to the top of the release, from where *root* leads to that of the language that is being spoken."""
    return f"../{root}" if current() else root


def spoken_folder() -> str:
    """Where the pages of the language that is being spoken lie in the release, with its slash; empty for Spanish."""
    language = current()
    return f"{language.code}/" if language else ""


def _template(name: str) -> Callable[[dict[str, Any]], str]:
    return _known_template(name, current())


@lru_cache(maxsize=256)
def _known_template(name: str, language: Language | None) -> Callable[[dict[str, Any]], str]:
    return compiled(template(f"publication/{name}.html", language))


def read_templates(language: Language | None) -> None:
    """Read every template in *language*: what is read before bakers are made, each of them has."""
    folder = _PUBLICATION / "templates" / "publication"
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).with_suffix("").as_posix()
        with suppress(NotKnownError):  # some are of the private side: Django writes those
            _known_template(name, language)


#: Stands for where a page lies, in what is the same on all the pages of one depth. No text keeps one (``clean``).
_HERE = "\x00"


def piece(name: str, content: dict[str, Any]) -> str:
    """The part of a page *name*, rendered by itself: for what several pages show."""
    return _template(f"parts/{name}")(content)


def html(name: str, catalogue: Catalogue, path: str, content: dict[str, Any]) -> bytes:
    """The page *name*, to lie at *path* of its language. *content* holds strings, lists and dicts.

    Nothing is formatted by locale. Links are relative, but for those of the page that servers show at addresses of
    any depth. ``root`` leads to the top of the language, ``top`` to that of the release, where all else lies.
    """
    folder, slash, file = path.rpartition("/")
    around = _around(catalogue, path.count("/") if path != MISSING else -1)
    stem = file.removesuffix(".html")
    here = escape(folder + slash + ("" if stem in {"index", "404"} else f"{stem}.html"))
    # Where the data of this page lies, seen from it: the Spanish page lies beside it.
    files = f"{around['top']}{folder}{slash}" if current() else ""
    whole = {"process": catalogue.process, "card": cards.of_process(catalogue), "folder": files, **around, **content}
    for beside in ("data", "linked"):
        whole[beside] = content.get(beside, "") and files + content[beside]
    page = str(_template(name)(whole)).replace(_HERE, here)
    return veiled(catalogue, (finished(page) if current() else page).encode())


def veiled(catalogue: Catalogue, content: bytes) -> bytes:
    """*content* of a file in which blanks at the end say nothing, and a last line of blanks that nobody can guess.

    The digests of what is withdrawn stay, and of many pages there is little to try: a list with one row more, a piece
    of an index with one word more. The blanks depend on the content and on a secret; equal content keeps equal bytes.
    """
    key = catalogue.header.veil
    if not key:
        return content
    mark = int.from_bytes(hmac.digest(key.encode(), content, "sha256")[:_MARK])
    return content + f"{mark:0{8 * _MARK}b}\n".translate(_BLANKS).encode()


@lru_cache(maxsize=64)
def _around(catalogue: Catalogue, depth: int) -> dict[str, Any]:
    """What is the same on all the pages that lie *depth* folders below the top of their language; -1: at any depth."""
    language = catalogue.language
    if depth < 0:
        top = f"/{catalogue.process.slug}/"
        root = f"{top}{language.code}/" if language else top
    else:
        root = "../" * depth
        top = f"../{root}" if language else root
    tongues = [("es", "Español", ""), *((each.code, each.name, f"{each.code}/") for each in catalogue.languages)]
    content = {
        "root": root,
        "top": top,
        "home": root or "./",
        "stylesheet": _stylesheet_name(),
        "process": catalogue.process,
        "places": catalogue.kinds_of_place,
        "searched": catalogue.header.searched,
        "besides": dict.fromkeys(catalogue.besides, True),
        "spoken": language.code if language else "es",
        "tongues": [
            {"code": code, "name": name, "folder": folder, "root": top + folder or "./"}
            for code, name, folder in tongues
        ],
        "here": _HERE,
    }
    made = {key: _template(f"parts/{part}")(content) for key, part in _PARTS.items()}
    return made | {
        "language": language.code if language else "es-MX",
        "root": root,
        "top": top,
        "counting": note(catalogue.header),
        "besides": content["besides"],
    }


#: What stands around every page: its name there, and its template.
_PARTS = {"links": "links", "header": "top", "foot": "foot"}


@cache
def _stylesheet_name() -> str:
    return named(css())


def data(kind: str, catalogue: Catalogue, content: dict[str, Any], linked: dict[str, Any] | None = None) -> bytes:
    """The same facts as JSON, which says what it is and of which process; *linked* is how ``linked.head`` begins it."""
    process = catalogue.process
    head = {
        "tipo": kind,
        "formato": 1,
        "proceso": {"clave": process.slug, "nombre": process.name, "autoridad": process.authority},
        "aviso": process.notice or None,
    }
    return veiled(catalogue, msgspec.json.encode({**(linked or {}), **head, **content}) + b"\n")
