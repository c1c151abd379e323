# SPDX-License-Identifier: EUPL-1.2
"""From who left a place to who holds it now, and back."""

from typing import Any

from conoceles.publication.snapshot import Other, Profile

from .absence import STATUSES
from .catalogue import Catalogue
from .words import clean


def shown(profile: Profile, catalogue: Catalogue) -> list[dict[str, str]]:
    """The links of a profile to whom she came in place of, and to who stands in hers."""
    found = []
    if after := profile.replaced_by:
        found.append(_link("Ocupó su lugar" if after.status in STATUSES else "Ocupa su lugar", after, catalogue))
    if before := profile.replaces:
        found.append(_link("En lugar de", before, catalogue))
    return found


def _link(words: str, other: Other, catalogue: Catalogue) -> dict[str, str]:
    return {"words": words, "name": clean(other.name), "href": f"../../{_path(other, catalogue)}"}


def _path(other: Other, catalogue: Catalogue) -> str:
    return f"{catalogue.race_folder(other)}{other.slug}.html"


def record(other: Other | None, catalogue: Catalogue) -> dict[str, Any] | None:
    """The same for programs."""
    return other and {"slug": other.slug, "nombre": other.name, "pagina": _path(other, catalogue)}
