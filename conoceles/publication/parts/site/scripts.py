# SPDX-License-Identifier: EUPL-1.2
"""The scripts of the site: plain ES modules of ``static/publication/js``, each under a name that bears its digest.

A page has one by content for ``rendering.html``: ``**scripts.of("names")``. It may stand only on the page of a folder
(``…/index.html``), for the policy of others forbids scripts, and what it does must be possible without it too.
What modules share: ``spelling`` (how words are compared), ``shards`` (pieces of an index), ``rows`` (rows of people),
``box`` (a field that searches while somebody types). One imports another as ``from "./rows.js"``; here that becomes
the name with the digest. All that a page loads has at most 10 KB, compressed.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from conoceles.publication.parts import Page

from . import rendering
from .catalogue import Catalogue

FOLDER = "guiones"
_IMPORT = re.compile(r'(?<=from "\./)([a-z]+)\.js(?=")')
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every module."""
    for source in sorted((rendering.STATIC / "js").glob("*.js")):
        content = _content(source.stem).encode()
        yield Page(_path(source.stem), rendering.inputs(catalogue), lambda content=content: content)  # type: ignore[misc]


@cache
def of(name: str) -> dict[str, object]:
    """What the page of a folder says to ``base.html`` to run the module *name*: ``script``, and what it ``loads``."""
    needed: list[str] = []
    _gather(name, needed)
    return {"script": _path(name), "loads": [_path(each) for each in needed if each != name]}


def _gather(name: str, into: list[str]) -> None:
    if name not in into:
        into.append(name)
        for other in _IMPORT.findall(_source(name)):
            _gather(other, into)


def _source(name: str) -> str:
    return (rendering.STATIC / "js" / f"{name}.js").read_text(encoding="utf-8")


@cache
def _content(name: str) -> str:
    """The module, without comments of whole lines nor indentation, importing others by their digests."""
    code = _INDENT.sub("", _COMMENT.sub("", _source(name)))
    return "// SPDX-License-Identifier: EUPL-1.2\n" + _IMPORT.sub(lambda found: _named(found[1]), code)


@cache
def _named(name: str) -> str:
    return f"{name}.{hashlib.sha256(_content(name).encode()).hexdigest()[:12]}.js"


def _path(name: str) -> str:
    return f"{FOLDER}/{_named(name)}"
