# SPDX-License-Identifier: EUPL-1.2
"""Whether the words of a layout lead to something that the process has: told once, where the layout is wrong."""

from collections.abc import Collection, Iterator

from conoceles.kernel.names import folded
from conoceles.kernel.strict import Sheet, misspelt
from conoceles.kernel.toml_lines import Place

from ..intake.catalogue import Catalogue
from ..intake.cells import NO, YES
from ..intake.fields import SEATS, SEXES, STATUSES
from ..intake.resolving import Resolver, normal
from .described import Field, Layout, Matching, PlaceColumn

_PARTY = "un actor político del proceso"
_AGREEMENT = "la clave de un acuerdo del proceso"
#: Of each datum of which the process knows the words: what they are, for people.
_WHAT = {
    "sex": "un sexo que se conozca",
    "seat": "una calidad (P o S)",
    "status": "un estatus que se conozca",
    "reelection": "Sí ni No",
    "office": "un cargo del proceso",
    "position": "un lugar de un cargo del proceso",
    "postulant": _PARTY,
    "party_of_origin": _PARTY,
    "answered_by": _PARTY,
    "agreement": _AGREEMENT,
    "affirmative_agreement": _AGREEMENT,
    "affirmative_actions": "un grupo del proceso",
}


def check(layout: Layout, document: Sheet, catalogue: Catalogue) -> None:
    """Note in *document* every word of ``values`` or ``fixed`` that leads nowhere, with the nearest one that does."""
    given = layout.field.given()
    known = _known(catalogue, with_position="position" in given)
    for name, one in given.items():
        if name in known:
            for place, target in _targets(one, ("field", name)):
                if folded(target) not in known[name]:
                    document.fault(place, f"«{target}» no es {_WHAT[name]}{misspelt(target, known[name])}")
    resolver = Resolver(catalogue)
    for kind, column in layout.place.items():
        for place, target in _targets(column, ("place", kind)):
            by = Matching.KEY if "values" in place else column.by
            spots = resolver.index(kind, by, None)
            if normal(target, by) not in spots:
                what = "la clave de una demarcación" if by is Matching.KEY else "una demarcación"
                near = misspelt(target, [spot.key for spot in catalogue.spots[kind]] if by is Matching.KEY else spots)
                document.fault(place, f"«{target}» no es {what} de la clase «{kind}»{near}")


def _targets(one: Field | PlaceColumn, place: Place) -> Iterator[tuple[Place, str]]:
    if one.fixed:
        yield (*place, "fixed"), one.fixed
    for word, target in one.values.items():
        yield (*place, "values", word), target


def _known(catalogue: Catalogue, *, with_position: bool) -> dict[str, Collection[str]]:
    """Of each datum, its words, folded. An office may be named alone where another column names the position."""
    offices, positions = set(catalogue.positions), set(catalogue.positions)
    for seat in catalogue.seats:
        positions.add(folded(seat.key))
        if with_position:
            offices |= {folded(seat.office_key), folded(seat.office_name)}
    for way in catalogue.positions if with_position else ():
        words = way.split(" ")
        positions |= {" ".join(words[at:]) for at in range(1, len(words))}
    parties = catalogue.nominators
    return {
        "sex": SEXES, "seat": SEATS, "status": STATUSES, "reelection": YES | NO,
        "office": offices, "position": positions,
        "postulant": parties, "party_of_origin": parties, "answered_by": parties,
        "agreement": catalogue.agreements, "affirmative_agreement": catalogue.agreements,
        "affirmative_actions": catalogue.groups,
    }  # fmt: skip
