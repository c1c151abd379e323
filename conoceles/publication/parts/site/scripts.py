# SPDX-License-Identifier: EUPL-1.2
"""The scripts of the site: plain ES modules of ``static/publication/js``, each under a name that bears its digest.

A page has one by content for ``rendering.html``: ``script=scripts.of("names")``. It may stand only on the page of a
folder (``…/index.html``), for the policy of others forbids scripts, and what it does must be possible without it too.
What modules share: ``plain`` and ``spelling`` (how words are compared), ``shards`` (pieces of an index), ``rows`` (rows
of people), ``box`` (a field that searches while somebody types). A page fetches one file: its module after all those
that it imports (``from "./rows.js"``), so no two of them may name something alike. It has at most 10 KB, compressed.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from conoceles.publication.parts import Page

from . import rendering
from .catalogue import Catalogue

FOLDER = "guiones"
_FOLDER = rendering.STATIC / "js"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The script of each module that no other imports."""
    names = {source.stem for source in _FOLDER.glob("*.js")}
    for name in sorted(names - {other for each in names for other in _IMPORT.findall(_source(each))}):
        content = _content(name).encode()
        yield Page(of(name), rendering.inputs(catalogue), lambda content=content: content)  # type: ignore[misc]


@cache
def of(name: str) -> str:
    """Where the script lies that runs the module *name*: what the page of a folder says to ``base.html``."""
    return f"{FOLDER}/{name}.{hashlib.sha256(_content(name).encode()).hexdigest()[:12]}.js"


@cache
def _content(name: str) -> str:
    """The modules, without comments of whole lines nor indentation, each after those that it imports."""
    needed: list[str] = []
    _gather(name, needed)
    code = "\n".join(_IMPORT.sub("", _source(each)) for each in needed)
    return "// SPDX-License-Identifier: EUPL-1.2\n" + _INDENT.sub("", _COMMENT.sub("", code))


def _gather(name: str, into: list[str]) -> None:
    for other in _IMPORT.findall(_source(name)):
        _gather(other, into)
    if name not in into:
        into.append(name)


def _source(name: str) -> str:
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
