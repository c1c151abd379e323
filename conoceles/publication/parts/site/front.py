# SPDX-License-Identifier: EUPL-1.2
"""Home, the page of each office, and the pages that explain the site."""

from collections.abc import Iterator
from typing import Any

import msgspec

from conoceles.kernel import signatures
from conoceles.publication.languages import N_, _, told
from conoceles.publication.parts import Laid, Page
from conoceles.publication.snapshot import OfficeInfo, Unopened

from . import accessibility, browsing, figures, linked, rendering, scripts, securing
from . import finding as names
from .catalogue import Catalogue
from .mine import finding
from .profiles import AUTHORSHIP
from .rendering import css, data, html, inputs, named
from .words import ORDER, clean, counted, day

#: The emblem: four lozenges, one of them lit. Also the icon of the browser's tab.
_MARK = "marca.svg"
#: Pages that say the same whoever stands: address, template, title.
_VERIFYING = ("verificar/index.html", "verify", N_("Compruebe usted esta publicación"))
_EXPLAINED = (
    ("acerca/index.html", "about", N_("Qué es Conóceles")),
    ("accesibilidad/index.html", "accessibility", N_("Accesibilidad")),
    securing.PAGE,
    (rendering.MISSING, "missing", N_("No encontramos esa página")),
)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The stylesheet, the mark, home, the offices and what explains them."""
    yield Page(named(css()), rendering.inputs(catalogue), css)
    yield Page(_MARK, rendering.inputs(catalogue), _mark)
    counts = msgspec.json.encode(catalogue.races_key(catalogue.snapshot.races))
    digest = inputs(catalogue, counts)
    yield Page("index.html", digest, lambda: html("home", catalogue, "index.html", _home(catalogue)))
    yield Page(
        "index.json",
        digest,
        lambda: data("proceso", catalogue, _home_record(catalogue), linked.head("Process", "", "")),
    )
    for office in catalogue.offices.values():
        path = f"{office.slug}/index"

        def as_html(office: OfficeInfo = office, path: str = path) -> bytes:
            return html("office", catalogue, path, _office(office, catalogue))

        def as_json(office: OfficeInfo = office) -> bytes:
            return data("eleccion", catalogue, _office_record(office, catalogue))

        yield Page(f"{path}.html", digest, as_html)
        yield Page(f"{path}.json", digest, as_json)
    said = {"authorship": _(AUTHORSHIP), "ordering": _(ORDER), **accessibility.statement()}
    said |= securing.statement(catalogue)
    for explained in _EXPLAINED:
        yield _explained(*explained, catalogue, said)


def closing(catalogue: Catalogue, laid: Laid) -> Iterator[Page]:
    """How to verify, with the fingerprint of the key."""
    yield _explained(*_VERIFYING, catalogue, {"fingerprint": signatures.fingerprint(laid.key)})


def _explained(path: str, template: str, title: str, catalogue: Catalogue, more: dict[str, Any]) -> Page:
    content = {"title": _(title), "description": _(title), **more}
    digest = inputs(catalogue, msgspec.json.encode(more))
    return Page(path, digest, lambda: html(template, catalogue, path, content))


def _mark() -> bytes:
    return (rendering.STATIC / "marca.svg").read_bytes()


def _home(catalogue: Catalogue) -> dict[str, Any]:
    process = catalogue.process
    return {
        "title": process.name,
        "description": _("Quién se postula en {entity}: quiénes son, qué han hecho y qué proponen.").format(
            entity=process.entity
        ),
        "data": "index.json",
        "linked": "index.json",
        "election_day": day(process.election_day),
        "offices": [_office_card(office, catalogue) for office in catalogue.offices.values()],
        "unopened": [_unopened(office) for office in catalogue.header.unopened],
        "ways": finding.ways(catalogue),
        "searched": catalogue.header.searched,
        "authorship": _(AUTHORSHIP),
        "script": scripts.of("names"),
        "coded": names.words(catalogue),
    }


def _unopened(office: Unopened) -> dict[str, str]:
    """An office whose day has not come: when it does, or that nobody has agreed on it."""
    day_ = day(office.first_day) if office.first_day else ""
    when = _("su fecha todavía no se acuerda")
    if day_:
        when = _("desde el {day}, por el acuerdo {agreement}").format(day=day_, agreement=told(clean(office.agreement)))
    return {"name": office.plural, "when": when, "listed": "sí" if office.listed else ""}


def _office_card(office: OfficeInfo, catalogue: Catalogue) -> dict[str, str]:
    races = catalogue.office_races(office)
    only = catalogue.race_folder(races[0]) if len(races) == 1 else f"{office.slug}/"
    people = figures.of_races(races).words(catalogue.header)
    if len(races) > 1:
        people = _("{people} en {places}").format(people=people, places=counted(len(races), "lugar", "lugares"))
    return {
        "name": office.plural,
        "folder": only,
        "about": people if races else _("Sin candidaturas registradas"),
    }


def _home_record(catalogue: Catalogue) -> dict[str, Any]:
    process = catalogue.process
    return {
        "entidad": process.entity,
        "jornada_electoral": process.election_day,
        "zona_horaria": process.timezone,
        "elecciones": [_office_record(office, catalogue) for office in catalogue.offices.values()],
        "por_publicarse": [
            {
                "clave": office.office,
                "nombre": office.plural,
                "desde": office.first_day or None,
                "acuerdo": office.agreement or None,
            }
            for office in catalogue.header.unopened
        ],
        "postulaciones": [
            {"clave": p.key, "nombre": p.name, "siglas": p.acronym or None, "tipo": p.kind, "integrantes": p.members}
            for p in catalogue.header.postulants
        ],
    }


def _office(office: OfficeInfo, catalogue: Catalogue) -> dict[str, Any]:
    races = catalogue.office_races(office)
    return {
        "title": office.plural,
        "description": _("{offices}: quién se postula en cada lugar.").format(offices=office.plural),
        "data": "index.json",
        "count": figures.of_races(races).words(catalogue.header),
        "filters": browsing.entry_of_value(browsing.OFFICE, office.slug, sum(race.count for race in races), catalogue),
        "rows": [
            {
                "name": catalogue.place_name(catalogue.territories[race.territory]),
                "folder": f"{catalogue.territories[race.territory].slug}/",
                "about": figures.of_races([race]).words(catalogue.header),
            }
            for race in races
        ],
    }


def _office_record(office: OfficeInfo, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "clave": office.key,
        "nombre": office.name,
        "principio": office.principle or None,
        "pagina": f"{office.slug}/index.html",
        "contiendas": [
            {
                "demarcacion": race.territory,
                "nombre": catalogue.race_name(race),
                "pagina": f"{catalogue.race_folder(race)}index.html",
                **figures.of_races([race]).record(),
            }
            for race in catalogue.office_races(office)
        ],
    }
