# SPDX-License-Identifier: EUPL-1.2
"""Whoever does not vote at the polling place of her section: what she receives, as the process says it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from conoceles.publication.languages import N_, _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.rendering import data, html, inputs
from conoceles.publication.snapshot import Voting

from .spots import FOLDER

#: The order of pages: address, title, and who it is for.
WAYS = {
    "extranjero": (
        N_("Si vota desde el extranjero"),
        N_("Para quien vive fuera de México y se registró para votar desde allá."),
    ),
    "anticipado": (
        N_("Si vota de manera anticipada"),
        N_("Para quien vota antes de la jornada electoral, porque no puede ir a la casilla."),
    ),
    "especial": (
        N_("Si vota en una casilla especial"),
        N_("Para quien el día de la jornada está lejos de la casilla de su sección."),
    ),
}
_KINDS = {
    "entidad": N_("de su estado"),
    "circunscripcion": N_("de su circunscripción"),
    "distrito": N_("de su distrito"),
    "municipio": N_("de su municipio"),
}
_UNSURE = N_(
    "Por confirmar: la regla está escrita aquí sin una fuente que la respalde. Pregunte al instituto antes de contar "
    "con ella."
)


def links(catalogue: Catalogue) -> list[dict[str, str]]:
    """The pages that there are, for the list that leads to ballots."""
    return [
        {"href": f"{way}.html", "name": _(WAYS[way][0]), "about": _(WAYS[way][1])}
        for way in WAYS
        if any(one.way == way for one in catalogue.header.voting)
    ]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """A page for each way of voting that the process tells of, with its JSON."""
    by_way: dict[str, list[Voting]] = {}
    for one in catalogue.header.voting:
        by_way.setdefault(one.way, []).append(one)
    races = catalogue.races_key(catalogue.snapshot.races)
    for way, some in by_way.items():
        path = f"{FOLDER}{way}"
        digest = inputs(catalogue, msgspec.json.encode(races))
        content = _content(way, some, catalogue)
        yield Page(
            f"{path}.html",
            digest,
            lambda path=path, content=content: html("elsewhere", catalogue, path, content),  # type: ignore[misc]
        )
        yield Page(
            f"{path}.json",
            digest,
            lambda way=way, some=some: data("voto-fuera-de-casilla", catalogue, _record(way, some)),  # type: ignore[misc]
        )


def _content(way: str, some: list[Voting], catalogue: Catalogue) -> dict[str, Any]:
    title, lead = (_(words) for words in WAYS[way])
    return {
        "title": title,
        "description": _("{title}: qué boletas recibe.").format(title=title),
        "lead": lead,
        "data": f"{way}.json",
        "cases": [_case(one, catalogue) for one in some],
        "unpublished": ", ".join(office.plural for office in catalogue.header.unopened if not office.listed),
    }


def _case(one: Voting, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "title": _where(one),
        "offices": [_office(key, catalogue) for key in catalogue.offices if key in one.offices],
        "not": ", ".join(office.name for key, office in catalogue.offices.items() if key not in one.offices),
        "note": one.note,
        "source": one.source,
        "unsure": "" if one.sure else _(_UNSURE),
    }


def _where(one: Voting) -> str:
    """Of a special polling place: where one is. Empty where it makes no difference."""
    if one.way != "especial":
        return ""
    there = [_(words) for kind, words in _KINDS.items() if kind in one.within]
    if not there:
        return _("Está fuera de su estado")
    return _("Está fuera de su sección, pero dentro {places}").format(places=_(" y ").join(there))


def _office(key: str, catalogue: Catalogue) -> dict[str, str]:
    office = catalogue.offices[key]
    races = catalogue.office_races(office)
    folder = catalogue.race_folder(races[0]) if len(races) == 1 else f"{office.slug}/"
    return {"name": office.name, "folder": folder}


def _record(way: str, some: list[Voting]) -> dict[str, Any]:
    return {
        "forma": way,
        "casos": [
            {
                "dentro_de": one.within, "elecciones": one.offices, "nota": one.note or None, "fuente": one.source,
                "confirmada": one.sure,
            }
            for one in some
        ],
    }  # fmt: skip
