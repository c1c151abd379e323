# SPDX-License-Identifier: EUPL-1.2
"""The lists that lead to a ballot: by municipality, by district, by electoral section."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec

from conoceles.kernel.names import collated
from conoceles.publication.languages import N_, _, bare
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.rendering import data, html, inputs
from conoceles.publication.parts.site.words import run

from . import elsewhere
from .spots import FOLDER, Spot, spots

#: How many section numbers go under one heading.
_HEADING = 100
#: A list of more municipalities than these begins with its letters.
_LONG = 30
#: By what somebody finds her ballot: how the list is called, its title, and what it asks of her.
_WAYS = {
    "municipio": (N_("Por municipio"), N_("Mi boleta, por municipio"), N_("Elija su municipio.")),
    "sección": (
        N_("Por sección"),
        N_("Mi boleta, por sección"),
        N_("Busque el número de su sección, que está en su credencial para votar."),
    ),
    "distrito": (N_("Por distrito"), N_("Mi boleta, por distrito"), N_("Elija su distrito.")),
}


def ways(catalogue: Catalogue) -> list[dict[str, str]]:
    """The lists that this process has, for home: what one chooses by, and where."""
    everywhere = spots(catalogue)
    by = [
        ("municipio", FOLDER, any(spot.town for spot in everywhere)),
        ("sección", f"{FOLDER}secciones.html", any(spot.sections for spot in everywhere)),
        ("distrito", f"{FOLDER}distritos.html", any(spot.district for spot in everywhere)),
    ]
    return [{"kind": kind, "name": _(_WAYS[kind][0]), "href": href} for kind, href, there in by if there]


def pages(everywhere: list[Spot], catalogue: Catalogue) -> Iterator[Page]:
    """Each list, the page of each municipality that lies in several districts, and all of it as JSON."""
    digest = inputs(catalogue)
    by = ways(catalogue)
    index = _content(_("Mi boleta"), _by_town(everywhere, catalogue) or _by_district(everywhere, catalogue), by[0], by)
    index |= {"elsewhere": elsewhere.links(catalogue), "data": "index.json"}
    yield Page(f"{FOLDER}index.html", digest, lambda: html("mine_places", catalogue, f"{FOLDER}index", index))
    yield Page(f"{FOLDER}index.json", digest, lambda: data("mis-boletas", catalogue, _record(everywhere, catalogue)))
    for way in by[1:]:
        some = (_by_section if way["kind"] == "sección" else _by_district)(everywhere, catalogue)
        content = _content(_(_WAYS[way["kind"]][1]), some, way, by)
        href = way["href"]
        yield Page(href, digest, lambda at=href, content=content: html("mine_places", catalogue, at, content))  # type: ignore[misc]
    split = [spot for spot in everywhere if not spot.whole]
    for town, some in groupby(split, key=lambda spot: spot.town):
        yield _of_town(catalogue.place_name(town), f"{FOLDER}{town.slug}/", list(some), by, catalogue)  # type: ignore[union-attr, arg-type]


def _of_town(name: str, folder: str, some: list[Spot], by: list[dict[str, str]], catalogue: Catalogue) -> Page:
    content = _content(
        _("Mi boleta · {place}").format(place=name),
        [_group("", [_row(spot, spot, catalogue) for spot in some])],
        {},
        by,
    )
    content["lead"] = _("{place} se reparte en varios distritos. El suyo depende de su sección electoral.").format(
        place=name
    )
    digest = inputs(catalogue, msgspec.json.encode([name, some]))
    return Page(f"{folder}index.html", digest, lambda: html("mine_places", catalogue, f"{folder}index", content))


def _content(
    title: str, groups: list[dict[str, Any]], this: dict[str, str], by: list[dict[str, str]]
) -> dict[str, Any]:
    kind = this.get("kind", "")
    nothing_kept = _("Aquí no se guarda ni se envía nada.")
    return {
        "title": title,
        "description": _("{title}: elija dónde vota y vea quién aparece en su boleta.").format(title=title),
        "lead": f"{_(_WAYS[kind][2])} {nothing_kept}" if kind else nothing_kept,
        "groups": groups,
        "ways": [{**way, "here": "sí" if way is this else ""} for way in by],
        "elsewhere": [],
        "jumps": [group for group in groups if group["key"]] if kind == "sección" else _letters(groups, kind),
    }


def _letters(groups: list[dict[str, Any]], kind: str) -> list[dict[str, str]]:
    """Of a long list of municipalities, its letters: each marks the first row or heading that begins with it."""
    named = [each for group in groups for each in ([group] if group["title"] else group["rows"])]
    if kind != "municipio" or len(named) <= _LONG:
        return []
    jumps: dict[str, str] = {}
    for each in named:
        letter = collated(bare(each.get("title") or each["name"]))[:1].upper()
        if letter not in jumps:
            jumps[letter] = each["key"] = f"letra-{letter.lower()}"
    return [{"key": key, "title": letter} for letter, key in jumps.items()]


def _group(title: str, rows: list[dict[str, str]], key: str = "", *, split: bool = False) -> dict[str, Any]:
    return {"title": title, "key": key, "rows": rows, "split": "sí" if split else ""}


def _row(spot: Spot, by: Spot | str, catalogue: Catalogue) -> dict[str, str]:
    name = by if isinstance(by, str) else catalogue.place_name(by.places[-1])
    return {"key": "", "name": name, "folder": spot.folder, "about": "" if spot.whole else spot.extent()}


def _by_town(everywhere: list[Spot], catalogue: Catalogue) -> list[dict[str, Any]]:
    """One list; a municipality in several districts is a group of its own, in its place among the others."""
    groups: list[dict[str, Any]] = []
    for town, some in groupby((spot for spot in everywhere if spot.town), key=lambda spot: spot.town):
        listed, name = list(some), catalogue.place_name(town)  # type: ignore[arg-type]
        if len(listed) > 1:
            groups.append(_group(name, [_row(spot, spot, catalogue) for spot in listed], split=True))
            continue
        if not groups or groups[-1]["split"]:
            groups.append(_group("", []))
        groups[-1]["rows"].append(_row(listed[0], name, catalogue))
    return groups


def _by_district(everywhere: list[Spot], catalogue: Catalogue) -> list[dict[str, Any]]:
    """A group for each district, of the municipalities that lie in it."""
    within = sorted((spot for spot in everywhere if spot.district), key=lambda s: catalogue.place_order(s.district))  # type: ignore[arg-type]
    return [
        _group(
            catalogue.place_name(district),  # type: ignore[arg-type]
            [_row(spot, catalogue.place_name(spot.places[0]), catalogue) for spot in some],
            district.slug,  # type: ignore[union-attr]
        )
        for district, some in groupby(within, key=lambda spot: spot.district)
    ]


def _by_section(everywhere: list[Spot], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Runs of sections by number, a hundred under each heading."""
    runs = sorted(((each, spot) for spot in everywhere for each in spot.sections), key=lambda pair: pair[0])
    groups = []
    for hundred, some in groupby(runs, key=lambda pair: (pair[0][0] - 1) // _HEADING):
        first = hundred * _HEADING + 1
        rows = [
            {"key": "", "name": run(each), "folder": spot.folder, "about": spot.name(catalogue)} for each, spot in some
        ]
        groups.append(_group(_("Desde la {number}").format(number=first), rows, f"s{first}"))
    return groups


def _record(everywhere: list[Spot], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "boletas": [
            {
                "lugares": [place.id for place in spot.places],
                "nombre": spot.name(catalogue),
                "secciones": spot.sections,
                "pagina": f"{spot.folder}index.html",
            }
            for spot in everywhere
        ]
    }
