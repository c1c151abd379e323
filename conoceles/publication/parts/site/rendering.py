# SPDX-License-Identifier: EUPL-1.2
"""Templates to bytes, and the digest of everything of ours that decides those bytes."""

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from django.template import Template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import escape

from conoceles.look.stylesheet import named, stylesheet

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
    _PUBLICATION / "snapshot",
    _PUBLICATION / "templates",
    _PUBLICATION / "static",
    _HOUSE / "look",
    _HOUSE / "elections" / "questionnaire.py",
    _HOUSE / "kernel" / "changes.py",
)


#: Words that many pages repeat, escaped once: two thirds of what a profile shows besides what was written for it.
repeated = lru_cache(maxsize=1 << 14)(escape)


@lru_cache(maxsize=1 << 14)
def fact(term: str, value: str, href: str) -> str:
    """A row of the facts of a candidacy, most of which are those of many others."""
    return _template("parts/fact").render(Context({"term": term, "value": value, "href": href}))


@cache
def css() -> bytes:
    """The stylesheet of the site."""
    return stylesheet(STATIC / "css")


@cache
def _renderer() -> str:
    total = hashlib.sha256(f"{version('django')} {version('msgspec')}".encode())
    for source in _SOURCES:
        files = [source] if source.is_file() else sorted(source.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                total.update(f"{file.relative_to(_HOUSE)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def inputs(catalogue: Catalogue, *further: bytes) -> str:
    """The digest of what a page depends on: this program, the header, and *further*."""
    total = hashlib.sha256(f"{_renderer()} {catalogue.digest}".encode())
    for piece in further:
        total.update(len(piece).to_bytes(8, "big") + piece)
    return total.hexdigest()


@cache
def _template(name: str) -> Template:
    return get_template(f"publication/{name}.html").template  # type: ignore[attr-defined]


def html(name: str, catalogue: Catalogue, path: str, content: dict[str, Any]) -> bytes:
    """The page *name*, to lie at *path*. *content* holds strings, lists and dicts: nothing is formatted by locale.

    Its links are relative, but for that of the page that servers show at addresses of any depth.
    """
    root = f"/{catalogue.process.slug}/" if path == MISSING else "../" * path.count("/")
    shared = {
        "root": root,
        "process": catalogue.process,
        "data": "",
        "counting": note(catalogue.header),
        **_around(catalogue, root),
    }
    return _template(name).render(Context({**shared, **content}, use_l10n=False)).encode()


@lru_cache(maxsize=16)
def _around(catalogue: Catalogue, root: str) -> dict[str, str]:
    """What is the same on all the pages of one depth, whose way to the top is *root*."""
    content = Context(
        {
            "root": root,
            "home": root or "./",
            "stylesheet": _stylesheet_name(),
            "process": catalogue.process,
            "places": catalogue.kinds_of_place,
        }
    )
    return {"stylesheet": _stylesheet_name(), "counting": note(catalogue.header)} | {
        part: _template(f"parts/{part}").render(content) for part in ("links", "top", "foot")
    }


@cache
def _stylesheet_name() -> str:
    return named(css())


def data(kind: str, catalogue: Catalogue, content: dict[str, Any]) -> bytes:
    """The same facts as JSON, which says what it is and of which process."""
    process = catalogue.process
    head = {
        "tipo": kind,
        "formato": 1,
        "proceso": {"clave": process.slug, "nombre": process.name, "autoridad": process.authority},
        "aviso": process.notice or None,
    }
    return msgspec.json.encode({**head, **content}) + b"\n"
