# SPDX-License-Identifier: EUPL-1.2
"""From who left a place to who holds it now, and back."""

from typing import Any

from conoceles.publication.snapshot import Other, Profile

from .absence import STATUSES
from .catalogue import Catalogue
from .words import clean, day

#: What agreements order of a candidacy, in words. Of a name only that it was corrected: the former one is not told.
_KINDS = {
    "sustitucion": "Sustitución",
    "renuncia": "Renuncia",
    "cancelacion": "Cancelación del registro",
    "fallecimiento": "Fallecimiento",
    "restitucion": "Restitución del registro",
    "cambio-de-lugar": "Cambio de lugar en la lista",
    "cambio-de-calidad": "Cambio entre titular y suplente",
    "cambio-de-nombre": "Corrección del nombre o del sobrenombre",
    "cambio-de-siglado": "Cambio de partido de origen",
}


def shown(profile: Profile, catalogue: Catalogue) -> list[dict[str, str]]:
    """The links of a profile to whom she came in place of, and to who stands in hers."""
    found = []
    if after := profile.replaced_by:
        found.append(_link("Ocupó su lugar" if after.status in STATUSES else "Ocupa su lugar", after, catalogue))
    if before := profile.replaces:
        came = "Había entrado en lugar de" if profile.status in STATUSES else "En lugar de"
        found.append(_link(came, before, catalogue))
    return found


def _link(words: str, other: Other, catalogue: Catalogue) -> dict[str, str]:
    return {"words": words, "name": clean(other.name), "href": f"../../{_path(other, catalogue)}"}


def _path(other: Other, catalogue: Catalogue) -> str:
    return f"{catalogue.race_folder(other)}{other.slug}.html"


def record(other: Other | None, catalogue: Catalogue) -> dict[str, Any] | None:
    """The same for programs."""
    return other and {"slug": other.slug, "nombre": other.name, "pagina": _path(other, catalogue)}


def moves(profile: Profile) -> list[str]:
    """What agreements ordered of her, each with its day and the agreement, the oldest first."""
    found = []
    for one in profile.moves:
        since = f", desde el {day(one.on)}" if one.on else ""
        taken = f", del {day(one.issued_on)}" if one.issued_on else ""
        by = f". Acuerdo {one.agreement}{taken}" if one.agreement else ""
        found.append(f"{_KINDS.get(one.kind, 'Cambio en el registro')}{since}{by}.")
    return found


def moves_record(profile: Profile) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {"clase": one.kind, "desde": one.on or None, "acuerdo": one.agreement or None, "del": one.issued_on or None}
        for one in profile.moves
    ]
