# SPDX-License-Identifier: EUPL-1.2
"""Emblems on pages: where each lies, and those of a postulation."""

from collections.abc import Iterator

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import EmblemInfo, PostulantInfo

from .catalogue import Catalogue

#: Of an emblem on a page, in CSS pixels: its longer side.
_SHOWN = 48


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Each emblem once."""
    seen = {each.emblem.digest: each.emblem for each in catalogue.header.postulants if each.emblem}
    for digest, emblem in seen.items():
        yield Page(path(emblem), digest, lambda at=digest: catalogue.snapshot.photo(at))  # type: ignore[misc]


def path(emblem: EmblemInfo) -> str:
    """Where *emblem* lies in the release: its own content names it."""
    return f"emblemas/{emblem.digest[:16]}.webp"


def shown(postulant: PostulantInfo, catalogue: Catalogue) -> list[dict[str, str]]:
    """The emblem of *postulant*; of an alliance without one, those of its parties. None where the acronym stands."""
    if postulant.emblem:
        return [_shown(postulant, postulant.emblem)]
    members = [catalogue.postulants[key] for key in postulant.members]
    return [_shown(each, each.emblem) for each in members if each.emblem]


def _shown(postulant: PostulantInfo, emblem: EmblemInfo) -> dict[str, str]:
    scale = _SHOWN / max(emblem.width, emblem.height)
    return {
        "path": path(emblem),
        "alt": _("Emblema de {name}: {text}").format(name=postulant.acronym or postulant.name, text=emblem.text),
        "width": str(max(1, round(emblem.width * scale))),
        "height": str(max(1, round(emblem.height * scale))),
    }
