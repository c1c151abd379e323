# SPDX-License-Identifier: EUPL-1.2
"""What the site says of its security: whom to tell of a fault, what is looked at, and what it is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from conoceles.publication.languages import N_
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import SecurityInfo

from . import rendering
from .catalogue import Catalogue
from .words import day

FOLDER = "seguridad"
#: The page, its template and its title.
PAGE = (f"{FOLDER}/index.html", "security", N_("Seguridad"))
#: As RFC 9116 has it; servers show it at ``/.well-known/security.txt`` too.
TEXT = f"{FOLDER}/security.txt"
MADE_OF = f"{FOLDER}/componentes.cdx.json"
_BILL = Path(__file__).resolve().parents[4] / "docs" / "data" / "componentes.cdx.json"


def statement(catalogue: Catalogue) -> dict[str, Any]:
    """What its page shows besides its own words."""
    told = catalogue.header.security
    return {
        "told_to": told.contact,
        "told_words": told.contact.removeprefix("mailto:"),
        "told_until": day(told.until) if told.until else "",
        "components": str(len(msgspec.json.decode(_BILL.read_bytes())["components"])),
    }


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """What it is made of; and whom to tell, for programs, where the process says so."""
    bill = _BILL.read_bytes()
    yield Page(MADE_OF, rendering.inputs(catalogue, bill), lambda: bill)
    told = catalogue.header.security
    if told.contact:
        text = _text(told, catalogue.process.site).encode()
        yield Page(TEXT, rendering.inputs(catalogue, text), lambda: text)


def _text(told: SecurityInfo, site: str) -> str:
    lines = [f"Contact: {told.contact}", f"Expires: {told.until}T00:00:00Z", "Preferred-Languages: es, en"]
    if site:
        host = urlsplit(site)
        lines.append(f"Canonical: {host.scheme}://{host.netloc}/.well-known/security.txt")
        lines.append(f"Policy: {site}{FOLDER}/")
    return "\n".join(lines) + "\n"
