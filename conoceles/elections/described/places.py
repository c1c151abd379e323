# SPDX-License-Identifier: EUPL-1.2
"""``territories.toml`` and its CSV files: where people are elected."""

from dataclasses import dataclass, field
from enum import StrEnum

from .words import Long, Name, Sourced


class PlaceKind(StrEnum):
    """What sort of place elects."""

    ENTITY = "entidad"
    DISTRICT = "distrito"
    MUNICIPALITY = "municipio"
    CIRCUMSCRIPTION = "circunscripcion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Sourced):
    """``[catalogue.facts.<column>]``: a column of one's own, and where it comes from."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Sourced):
    """``[[catalogue]]``: the places of one kind."""

    kind: PlaceKind
    file: Long
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsTable(Sourced):
    """``[sections]``: the secciones, when the institute supplies them."""

    file: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFile(Sourced):
    """``[[map]]``: the shapes of the places of one kind, as GeoJSON, when the institute supplies them."""

    kind: PlaceKind
    file: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoriesFile:
    """The whole of ``territories.toml``."""

    catalogue: tuple[Catalogue, ...]
    sections: SectionsTable | None = None
    map: tuple[MapFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A row of a catalogue. ``parent`` is the key of its entity, empty for an entity."""

    kind: PlaceKind
    key: str
    name: str
    slug: str
    parent: str = ""
    number: int | None = None
    seat: str = ""
    population: int | None = None
    facts: dict[str, dict[str, str | int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row of the secciones: keys of the municipality and the district it lies in."""

    number: int
    municipality: str
    district: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A place as it is drawn: ``path`` is what the attribute ``d`` of an SVG path says; ``x`` and ``y`` lie in it."""

    key: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """All places of a kind, drawn on ``width`` by ``height`` units."""

    kind: PlaceKind
    width: int
    height: int
    shapes: tuple[Shape, ...]
    source: str
    confidence: str
