# SPDX-License-Identifier: EUPL-1.2
"""The manuals, of whoever captures, reviews, publishes or keeps the register: read once, and set once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from conoceles.look import manuals
from conoceles.look.typesetting import Typesetter

#: Each by its address, the name of its file in ``docs/manuals``.
NAMES = {
    "candidatura": "Manual de la candidatura",
    "partido": "Manual de la representación de un postulante",
    "revision": "Manual de quien revisa",
    "consejo-general": "La vista previa del Consejo General",
    "publicacion": "Publicar",
    "sesiones": "Una sesión de la Comisión, de principio a fin",
    "seguimiento-especial": "Los registros del seguimiento especial",
    "movimientos": "Movimientos del registro",
    "paridad-extractos-y-boletas": "Paridad, extractos para el INE y cierre de boletas",
    "remisiones": "Remisiones al INE",
    "derechos": "Atender los derechos de las personas",
}
#: Where their pictures lie, as static files; ``make docs`` takes them from the screens of the demonstration.
PICTURES = "desks/manuals"
_TEMPLATE = Path(__file__).parent / "typst" / "manual.typ"


@cache
def blocks(name: str) -> list[manuals.Block]:
    """The manual of that *name*, which is one of ``NAMES``."""
    return manuals.read((settings.BASE / "docs" / "manuals" / f"{name}.md").read_text())


@cache
def pdf(name: str) -> bytes:
    """The same as a tagged PDF."""
    values = {"title": NAMES[name], "folder": f"/desks/static/{PICTURES}", "blocks": manuals.plain(blocks(name))}
    return Typesetter(_TEMPLATE).pdf(values)
