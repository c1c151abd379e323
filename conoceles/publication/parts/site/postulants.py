# SPDX-License-Identifier: EUPL-1.2
"""Whom each party, alliance or independent puts forward."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import N_, _
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import PostulantInfo

from . import balance, browsing, emblems, entries, figures, paged
from .catalogue import Catalogue, kind_said
from .entries import Entry
from .paged import Line
from .rendering import data, html, inputs

_OF_ALLIANCES = N_(
    "Incluye, de sus alianzas, las candidaturas que son de este partido; la lista de cada alianza las trae todas."
)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of postulants, and of each one its candidacies by office and place.

    A candidacy of an alliance is on the page of the alliance and on that of its party of origin.
    """
    listed: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.everyone(catalogue.snapshot):
        for key in {entry.postulant, entry.party_of_origin} - {""}:
            listed[key].append(entry)
    yield from _index(catalogue)
    for postulant in catalogue.header.postulants:
        some = [Line(entry) for entry in listed[postulant.key]]
        figure = figures.of_postulants(catalogue.postulation(line.entry.postulant) for line in some)
        counts = balance.of((line.entry for line in some), catalogue)
        content = _content(postulant, catalogue) | {
            "filters": _filters(postulant, len(some), catalogue),
            "balance": balance.table(counts),
        }
        told = {"postulacion": _record(postulant), "contienden": counts}
        yield from paged.pages(
            f"partidos/{postulant.key}/", some, figure, catalogue, content, told=told, by_office=True
        )


def _filters(postulant: PostulantInfo, count: int, catalogue: Catalogue) -> str:
    """Where the same candidacies are filtered; nowhere for an independent, who has no filter of her own."""
    if postulant.kind == "independiente":
        return ""
    return browsing.entry_of_value(browsing.PARTY, browsing.value_of(postulant.key), count, catalogue)


def _content(postulant: PostulantInfo, catalogue: Catalogue) -> dict[str, object]:
    alliances = [other for other in catalogue.header.postulants if postulant.key in other.members]
    members = [catalogue.postulants[key] for key in postulant.members]
    lead = kind_said(postulant.kind)
    if members:
        lead = _("{kind} de {parties}").format(kind=lead, parties=", ".join(each.name for each in members))
    return {
        "title": postulant.name,
        "description": _("Candidaturas de {name}.").format(name=postulant.name),
        "lead": lead + ".",
        "note": _(_OF_ALLIANCES) if alliances else "",
        "related": [{"name": each.name, "folder": f"partidos/{each.key}/"} for each in (*members, *alliances)],
        "crumbs": [{"name": _("Partidos"), "folder": "partidos/"}],
        "emblems": emblems.shown(postulant, catalogue),
        "here": postulant.acronym or postulant.name,
    }


def _record(postulant: PostulantInfo) -> dict[str, Any]:
    emblem = postulant.emblem
    return {
        "clave": postulant.key,
        "nombre": postulant.name,
        "siglas": postulant.acronym or None,
        "tipo": postulant.kind,
        "integrantes": postulant.members,
        "emblema": {"ruta": emblems.path(emblem), "texto": emblem.text} if emblem else None,
    }


def _index(catalogue: Catalogue) -> Iterator[Page]:
    kinds = [
        {
            "name": name,
            "rows": [
                {
                    "name": f"{p.acronym} · {p.name}" if p.acronym and p.acronym != p.name else p.name,
                    "folder": f"{p.key}/",
                    "about": catalogue.members(p),
                    "emblems": emblems.shown(p, catalogue),
                }
                for p in catalogue.header.postulants
                if p.kind == kind
            ],
        }
        for kind, name in (
            ("partido", _("Partidos políticos")), ("coalicion", _("Coaliciones")), ("comun", _("Candidaturas comunes")),
            ("independiente", _("Candidaturas independientes")),
        )
    ]  # fmt: skip
    content = {
        "title": _("Partidos y alianzas"),
        "description": _("Partidos, coaliciones, candidaturas comunes e independientes que postulan."),
        "data": "index.json",
        "kinds": [kind for kind in kinds if kind["rows"]],
    }
    records = {
        "postulaciones": [_record(p) | {"pagina": f"partidos/{p.key}/index.html"} for p in catalogue.header.postulants]
    }
    yield Page(
        "partidos/index.html", inputs(catalogue), lambda: html("postulants", catalogue, "partidos/index", content)
    )
    yield Page("partidos/index.json", inputs(catalogue), lambda: data("postulaciones", catalogue, records))
