# SPDX-License-Identifier: EUPL-1.2
"""A package put together: read, set, listed and zipped. It writes nothing; ``actions.keep`` does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conoceles.elections.papers import paper_of
from conoceles.look import papers
from conoceles.look.papers import Facts, Paper, Paragraph, Section, Table
from conoceles.supervision.models import Remission, Version

from . import gathering
from .rules.sheets import sheets
from .rules.zipping import INDEX, Item, zipped

_VERIFY = (
    "La huella de cada archivo es su SHA-256: cualquiera puede calcularla otra vez y compararla. El mismo índice va en "
    f"{INDEX}, para programas, con la huella de esta hoja."
)


@dataclass(frozen=True)
class Made:
    """A package, ready to be kept: the versions that it carries, its index and its bytes."""

    versions: Sequence[Version]
    index: list[dict[str, Any]]
    content: bytes


def make(remission: Remission, *, told: gathering.Told) -> Made:
    """The package of *remission* as it would be now: the same content, the same bytes.

    Raises Refused: NOT_READY, NO_LETTER, FILE_GONE.
    """
    versions = gathering.versions(remission)
    items = gathering.items(remission, versions, told=told)
    set_ = papers.pdf(_index(remission, items, gathering.at(remission, versions)))
    items.append(Item("indice.pdf", "Índice de la remisión", set_, sheets(set_)))
    listed = sorted(items, key=lambda item: item.path)
    return Made(versions, [item.line for item in listed], zipped(listed, _about(remission)))


def _about(remission: Remission) -> dict[str, Any]:
    process = remission.process
    return {
        "authority": process.authority,
        "process": process.name,
        "remission": remission.number,
        "title": remission.title,
        "letter": _letter(remission),
        "answers": remission.request.reference if remission.request else "",
    }


def _letter(remission: Remission) -> str:
    folio = getattr(remission.letter, "folio", None)
    return folio.text if folio else ""


def _index(remission: Remission, items: Sequence[Item], at: datetime) -> Paper:
    facts = [("Remisión", str(remission.number)), ("Qué se remite", remission.title), ("Oficio", _letter(remission))]
    if remission.request:
        facts.append(("Contesta el requerimiento", remission.request.reference))
    lines = [item.line for item in sorted(items, key=lambda item: item.path)]
    rows = [[each["path"], each["what"], each["sheets"] or "", each["size"], each["sha256"]] for each in lines]
    header = ("Archivo", "Qué es", "Hojas", "Bytes", "Huella SHA-256")
    table = Table("", header, (6, 7, 2, 3, 10), rows, f"Son {len(rows)} archivos.")
    sections = [Section("Datos de la remisión", [Facts(facts)]), Section("Archivos", [table, Paragraph(_VERIFY)])]
    return paper_of(
        remission.process,
        f"Índice de la remisión {remission.number} al INE",
        at=at,
        number=_letter(remission),
        basis="Lineamientos, art. 11.",
        sections=sections,
        wide=True,
    )
