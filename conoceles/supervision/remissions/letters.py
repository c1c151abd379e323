# SPDX-License-Identifier: EUPL-1.2
"""The oficio of a remission as it is proposed: whoever sends it corrects it, and never begins with a blank page."""

from conoceles.look.dates import day
from conoceles.supervision.models import Remission

#: Where no oficio was sent yet: the unit of INE through which it is linked to local institutes.
_FIRST = (
    "Persona titular de la Unidad Técnica de Vinculación con los Organismos Públicos Locales\n"
    "Instituto Nacional Electoral"
)


def proposed(remission: Remission) -> dict[str, str]:
    """``{addressee, text, copies}``: to whom the last one went, and what this one carries."""
    before = Remission.objects.filter(process=remission.process, letter__isnull=False).order_by("number").last()
    sections = before.letter.versions.last().content["sections"] if before and before.letter else []
    texts = [each["text"] for each in sections]
    return {
        "addressee": texts[0] if texts else _FIRST,
        "text": _text(remission),
        "copies": texts[2] if len(texts) > 2 else "",  # noqa: PLR2004  (addressee, text, copies)
    }


def _text(remission: Remission) -> str:
    request, titles = remission.request, [each.title for each in remission.documents.order_by("pk")]
    if remission.extract:
        titles.append("Candidaturas aprobadas y sustituciones")
    if request:
        begins = f"En respuesta a su requerimiento {request.reference}, notificado el {day(request.on)}"
    else:
        begins = "Con fundamento en el artículo 11 de los Lineamientos"
    if not titles:
        return f"{begins}, se informa lo siguiente:\n\n"
    listed = "\n\n".join(f"{number}. {title}." for number, title in enumerate(titles, 1))
    ends = "Los archivos y sus huellas SHA-256 constan en el índice que se acompaña."
    return f"{begins}, se remite por SIVOPLE:\n\n{listed}\n\n{ends}"
