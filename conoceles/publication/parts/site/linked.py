# SPDX-License-Identifier: EUPL-1.2
"""The JSON beside a page as linked data too (JSON-LD 1.1): its own Spanish keys, read as facts of schema.org.

One file of the release, ``contexto.jsonld``, says which key is which term; what it does not name stays ours alone. So
no page needs a script within it, no fact is written twice, and what left the JSON left the linked data with it.
"""

from collections.abc import Iterator
from typing import Any

from conoceles.publication.parts import Page

from . import rendering
from .catalogue import Catalogue

CONTEXT = "contexto.jsonld"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """What gives meaning to the keys. Archives are of the JSON of each candidacy alone, and do not keep it."""
    yield Page(CONTEXT, rendering.inputs(catalogue), _context)


def _context() -> bytes:
    return (rendering.STATIC / "linked" / CONTEXT).read_bytes()


def head(kind: str, path: str, subject: str) -> dict[str, Any]:
    """How a JSON that lies at *path* begins: what *kind* of thing of the context it tells of, and which one.

    *subject* is a URN, or a page by its place in the release. The addresses in it are all told from the top of the
    release, and ``@base`` says so; both are relative, so that the folder works under any address.
    """
    top = "../" * path.count("/")
    return {"@context": [f"{top}{CONTEXT}", {"@base": top or "./"}], "@type": kind, "@id": subject}
