# SPDX-License-Identifier: EUPL-1.2
"""From who left a place to who holds it now, and back."""

from typing import Any

from conoceles.publication.languages import N_, _, told
from conoceles.publication.snapshot import Move, Other, Profile

from .absence import STATUSES
from .catalogue import Catalogue
from .words import clean, day

#: What agreements order of a candidacy, in words. Of a name only that it was corrected: the former one is not told.
_KINDS = {
    "sustitucion": N_("Sustitución"),
    "renuncia": N_("Renuncia"),
    "cancelacion": N_("Cancelación del registro"),
    "fallecimiento": N_("Fallecimiento"),
    "restitucion": N_("Restitución del registro"),
    "cambio-de-lugar": N_("Cambio de lugar en la lista"),
    "cambio-de-calidad": N_("Cambio entre titular y suplente"),
    "cambio-de-nombre": N_("Corrección del nombre o del sobrenombre"),
    "cambio-de-siglado": N_("Cambio de partido de origen"),
}
_OTHER = N_("Cambio en el registro")


def shown(profile: Profile, catalogue: Catalogue) -> list[dict[str, str]]:
    """The links of a profile to whom she came in place of, and to who stands in hers."""
    found = []
    if after := profile.replaced_by:
        found.append(_link(_("Ocupó su lugar") if after.status in STATUSES else _("Ocupa su lugar"), after, catalogue))
    if before := profile.replaces:
        came = _("Había entrado en lugar de") if profile.status in STATUSES else _("En lugar de")
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
        words = _(_KINDS.get(one.kind, _OTHER))
        if one.on:
            words = _("{what}, desde el {day}").format(what=words, day=day(one.on))
        found.append(f"{words}.{_by(one)}")
    return found


def _by(move: Move) -> str:
    """The agreement that ordered *move*, with its space in front; empty where none is known."""
    if not move.agreement:
        return ""
    if not move.issued_on:
        return " " + _("Acuerdo {agreement}.").format(agreement=told(move.agreement))
    return " " + _("Acuerdo {agreement}, del {day}.").format(agreement=told(move.agreement), day=day(move.issued_on))


def moves_record(profile: Profile) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {"clase": one.kind, "desde": one.on or None, "acuerdo": one.agreement or None, "del": one.issued_on or None}
        for one in profile.moves
    ]
