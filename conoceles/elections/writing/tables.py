# SPDX-License-Identifier: EUPL-1.2
"""The tables of a process, with what its description wants in each. Before comes what others refer to."""

from typing import Any

from django.db.models import Q

from conoceles.elections.described import Described
from conoceles.elections.described.places import PlaceKind
from conoceles.elections.described.postulants import PostulantKind
from conoceles.elections.models import (
    AllianceScope,
    CalendarWindow,
    Membership,
    Office,
    Position,
    Postulant,
    Process,
    Section,
    Territory,
)

from . import holding
from .table import Ref, Table


def of(process: Process, described: Described) -> list[Table]:
    """Every table of *process* but its questionnaires, parents before children."""
    return [
        _agreements(process, described),
        _offices(process, described),
        _positions(process, described),
        *_territories(process, described),
        _councils(process, described),
        _postulants(process, described),
        _memberships(process, described),
        _scopes(process, described),
        _windows(process, described),
        _sections(process, described),
    ]


def _picked(written: Any, *fields: str) -> dict[str, Any]:
    return {field: getattr(written, field) for field in fields}


def _agreements(process: Process, described: Described) -> Table:
    fields = ("key", "body", "title", "issued_on", "url", "source", "confidence")
    return Table(
        process.agreements.all(),
        lambda row: (row.key,),
        {(item.key,): {"process_id": process.pk, **_picked(item, *fields)} for item in described.agreements},
    )


def _offices(process: Process, described: Described) -> Table:
    fields = ("key", "name", "plural", "slug", "territory_kind")
    wanted = {
        (office.key,): {
            "process_id": process.pk,
            **_picked(office, *fields),
            "principle": office.principle or "",
            "order": order,
        }
        for order, office in enumerate(described.offices, 1)
    }
    return Table(process.offices.all(), lambda row: (row.key,), wanted)


def _positions(process: Process, described: Described) -> Table:
    fields = ("key", "name", "feminine", "masculine", "heads", "alternates", "source", "confidence")
    wanted = {
        (office.key, position.key): {
            "office": Ref(Office, (office.key,)),
            **_picked(position, *fields),
            "order": order,
            "titular_owes": list(position.titular_owes),
            "alternate_owes": list(position.alternate_owes),
        }
        for office in described.offices
        for order, position in enumerate(office.position, 1)
    }
    rows = Position.objects.filter(office__process=process).select_related("office")
    return Table(rows, lambda row: (row.office.key, row.key), wanted)


def _territories(process: Process, described: Described) -> list[Table]:
    fields = ("kind", "key", "name", "slug", "number", "seat", "population", "facts")
    wanted: dict[bool, dict[tuple[str, ...], dict[str, Any]]] = {True: {}, False: {}}
    for place in described.territories:
        parent = Ref(Territory, (PlaceKind.ENTITY.value, place.parent)) if place.parent else None
        wanted[place.kind == PlaceKind.ENTITY][place.kind.value, place.key] = {
            "process_id": process.pk,
            **_picked(place, *fields),
            "parent": parent,
        }
    entity = Q(kind=Territory.Kind.ENTITY)
    return [
        Table(process.territories.filter(rows), lambda row: (row.kind, row.key), wanted[first])
        for rows, first in ((entity, True), (~entity, False))
    ]


def _councils(process: Process, described: Described) -> Table:
    """One for each district and municipality that some office elects; where each attends is not described here."""
    bodies = {PlaceKind.DISTRICT: "Consejo Distrital", PlaceKind.MUNICIPALITY: "Consejo Municipal"}
    kinds = {office.territory_kind for office in described.offices} & bodies.keys()
    several = len([place for place in described.territories if place.kind == PlaceKind.ENTITY]) > 1
    wanted = {
        ((key := f"{place.kind.value}-{place.key}".lower()),): {
            "process_id": process.pk,
            "key": key,
            "name": _of_place(bodies[place.kind], place, named=several or place.kind != PlaceKind.DISTRICT),
            "territory": Ref(Territory, (place.kind.value, place.key)),
        }
        for place in described.territories
        if place.kind in kinds
    }
    return Table(process.councils.all(), lambda row: (row.key,), wanted)


def _of_place(body: str, place: Any, *, named: bool) -> str:
    """«Consejo Distrital 5», «Consejo Municipal de Villa de Prueba»."""
    return f"{body} de {place.name}" if named or place.number is None else f"{body} {place.number}"


def _postulants(process: Process, described: Described) -> Table:
    fields = ("kind", "key", "name", "acronym", "source", "confidence")
    wanted = {
        (item.key,): {"process_id": process.pk, **_picked(item, *fields), "order": order}
        for order, item in enumerate(described.postulants, 1)
    }
    return Table(process.postulants.all(), lambda row: (row.key,), wanted)


def _memberships(process: Process, described: Described) -> Table:
    wanted = {
        (item.key, party): {"alliance": Ref(Postulant, (item.key,)), "party": Ref(Postulant, (party,))}
        for item in described.postulants
        for party in item.members
    }
    rows = Membership.objects.filter(alliance__process=process).select_related("alliance", "party")
    return Table(rows, lambda row: (row.alliance.key, row.party.key), wanted, _owned(described))


def _scopes(process: Process, described: Described) -> Table:
    kinds = {office.key: office.territory_kind.value for office in described.offices}
    wanted = {
        (item.key, scope.office, key): {
            "alliance": Ref(Postulant, (item.key,)),
            "office": Ref(Office, (scope.office,)),
            "territory": Ref(Territory, (kinds[scope.office], key)) if key else None,
        }
        for item in described.postulants
        if item.kind != PostulantKind.PARTY
        for scope in item.scope
        for key in scope.places or ("",)
    }
    rows = AllianceScope.objects.filter(alliance__process=process).select_related("alliance", "office", "territory")

    def natural(row: AllianceScope) -> tuple[str, ...]:
        return (row.alliance.key, row.office.key, row.territory.key if row.territory else "")

    return Table(rows, natural, wanted, _owned(described))


def _owned(described: Described) -> Any:
    """Whether a part's owner, whose key comes first, is no longer described either."""
    owners = {item.key for item in described.postulants}
    return lambda natural: natural[0] not in owners


def _windows(process: Process, described: Described) -> Table:
    fields = ("key", "name", "first_day", "last_day", "source", "confidence")
    held = holding.held(process, described)
    by_agreement = ("first_day", "last_day", "source", "confidence", "agreement_id")
    rows = CalendarWindow.objects.filter(process=process).select_related("office")
    known = {_window(row): row for row in rows}
    wanted = {
        (natural := (window.key.value, window.office)): {
            "process_id": process.pk,
            **_picked(window, *fields),
            "office": Ref(Office, (window.office,)) if window.office else None,
            "agreement_id": holding.fixing(window, known.get(natural)),
            **(_picked(held[natural], *by_agreement) if natural in held else {}),
        }
        for window in described.windows
    }
    return Table(rows, _window, wanted)


def _window(row: CalendarWindow) -> tuple[str, str]:
    return row.key, row.office.key if row.office else ""


def _sections(process: Process, described: Described) -> Table:
    wanted = {
        (str(section.number),): {
            "process_id": process.pk,
            "number": section.number,
            "municipality": Ref(Territory, (PlaceKind.MUNICIPALITY.value, section.municipality)),
            "district": Ref(Territory, (PlaceKind.DISTRICT.value, section.district)),
        }
        for section in described.sections
    }
    return Table(Section.objects.filter(process=process), lambda row: (str(row.number),), wanted)
