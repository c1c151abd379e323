# SPDX-License-Identifier: EUPL-1.2
"""``territories.toml``: catalogues of places, and the secciones."""

from pathlib import Path

from conoceles.elections.described.places import Catalogue, PlaceKind, SectionsTable, TerritoriesFile, Territory
from conoceles.elections.described.places import Section as PlacedSection
from conoceles.kernel.names import slug as slugged
from conoceles.kernel.strict import misspelt

from .folder import Folder

_REQUIRED = ("key", "name")
_OPTIONAL = ("number", "seat", "population", "parent", "slug")
#: Digits of a figure in a column of one's own.
_FIGURES = 15
#: Widths of the columns that keep them.
_WIDTHS = {"key": 60, "name": 120, "seat": 120, "slug": 120}


class Places:
    """Every place of the process, by kind and key, with the line where it stands."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.sheet, self.file = folder.sheet(folder.path / "territories.toml", TerritoriesFile)
        self.territories: list[Territory] = []
        self.sections: list[PlacedSection] = []
        #: Kinds whose catalogue could not be read whole: nothing can be said of who refers to them.
        self.doubtful: set[PlaceKind] = set()
        if self.file is None:
            self.doubtful = set(PlaceKind)
            return
        catalogues = sorted(self.file.catalogue, key=lambda catalogue: catalogue.kind != PlaceKind.ENTITY)
        for catalogue in catalogues:
            self._catalogue(catalogue)
        if self.file.sections is not None:
            self._sections(self.file.sections)

    def keys(self, kind: PlaceKind) -> list[str]:
        """Keys of the places of *kind*."""
        return [territory.key for territory in self.territories if territory.kind == kind]

    def _catalogue(self, catalogue: Catalogue) -> None:
        path = self.folder.named_by(self.sheet, (*catalogue.at, "file"), catalogue.file, within=self.folder.path)
        faults = len(self.folder.faults)
        rows = []
        if path is not None:
            if "catalogue" in catalogue.facts:
                self.sheet.fault((*catalogue.at, "facts", "catalogue"), "este nombre está reservado; use otro")
            rows = self.folder.rows(path, required=_REQUIRED, optional=(*_OPTIONAL, *catalogue.facts))
            for line, cells in rows:
                self._place(catalogue, path, line, cells)
        if path is None or len(self.folder.faults) > faults:
            self.doubtful.add(catalogue.kind)

    def _place(self, catalogue: Catalogue, path: Path, line: int, cells: dict[str, str]) -> None:
        for column, width in _WIDTHS.items():
            if len(cells.get(column, "")) > width:
                self.folder.fault(path, line, f"columna «{column}»", f"caben {width} caracteres")
        parent = self._parent(catalogue.kind, path, line, cells)
        territory = Territory(
            kind=catalogue.kind,
            key=cells["key"],
            name=cells["name"],
            slug=cells.get("slug") or self._slug(cells["name"], parent),
            parent=parent,
            number=self.folder.whole(path, line, cells, "number"),
            seat=cells.get("seat", ""),
            population=self.folder.whole(path, line, cells, "population"),
            facts=_facts(catalogue, cells),
        )
        for other in self.territories:
            if other.kind == territory.kind and other.key == territory.key:
                self.folder.fault(path, line, "columna «key»", f"«{territory.key}» está repetida")
            elif other.kind == territory.kind and other.slug == territory.slug:
                self.folder.fault(
                    path,
                    line,
                    "columna «name»",
                    f"da la misma dirección que «{other.name}»: agregue una columna «slug»",
                )
        if len(territory.slug) > _WIDTHS["slug"]:
            self.folder.fault(
                path, line, "columna «name»", "da una dirección demasiado larga: agregue una columna «slug»"
            )
        self.territories.append(territory)

    def _parent(self, kind: PlaceKind, path: Path, line: int, cells: dict[str, str]) -> str:
        entities = self.keys(PlaceKind.ENTITY)
        written = cells.get("parent", "")
        if kind == PlaceKind.ENTITY or PlaceKind.ENTITY in self.doubtful:
            return ""
        if not written and len(entities) == 1:
            return entities[0]
        if written not in entities:
            said = (
                f"«{written}» no es la clave de una entidad{misspelt(written, entities)}"
                if written
                else "está en blanco"
            )
            self.folder.fault(path, line, "columna «parent»", said)
            return ""
        return written

    def _slug(self, name: str, parent: str) -> str:
        entities = [territory for territory in self.territories if territory.kind == PlaceKind.ENTITY]
        before = next((entity.slug for entity in entities if entity.key == parent), "") if len(entities) > 1 else ""
        return f"{before}-{slugged(name)}" if before else slugged(name)

    def _sections(self, table: SectionsTable) -> None:
        path = self.folder.named_by(self.sheet, ("sections", "file"), table.file, within=self.folder.path)
        if path is None:
            return
        known = {
            "municipality": (PlaceKind.MUNICIPALITY, set(self.keys(PlaceKind.MUNICIPALITY))),
            "district": (PlaceKind.DISTRICT, set(self.keys(PlaceKind.DISTRICT))),
        }
        seen: set[int] = set()
        for line, cells in self.folder.rows(path, required=("number", *known), optional=()):
            number = self.folder.whole(path, line, cells, "number")
            if number in seen:
                self.folder.fault(path, line, "columna «number»", f"la sección {number} está repetida")
            for column, (kind, places) in known.items():
                if cells[column] and cells[column] not in places and kind not in self.doubtful:
                    said = f"«{cells[column]}» no es la clave de un {kind.value}{misspelt(cells[column], places)}"
                    self.folder.fault(path, line, f"columna «{column}»", said)
            if number is not None:
                seen.add(number)
                self.sections.append(
                    PlacedSection(number=number, municipality=cells["municipality"], district=cells["district"])
                )


def _facts(catalogue: Catalogue, cells: dict[str, str]) -> dict[str, dict[str, str | int]]:
    """Where the row comes from, and the columns of its own, each with its source beside."""
    facts: dict[str, dict[str, str | int]] = {
        "catalogue": {"name": "Catálogo", "value": catalogue.file, **_source(catalogue.source, catalogue.confidence)}
    }
    for column, fact in catalogue.facts.items():
        cell = cells.get(column, "")
        if cell:
            # Longer ones are keys, not figures, and no JSON keeps them exact.
            value = int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= _FIGURES else cell
            facts[column] = {"name": fact.name, "value": value, **_source(fact.source, fact.confidence)}
    return facts


def _source(source: str, confidence: str) -> dict[str, str]:
    return {"source": source, "confidence": str(confidence)}
