# SPDX-License-Identifier: EUPL-1.2
"""The shapes of places: GeoJSON beside the process, drawn once for every page that shows them."""

from pathlib import Path
from typing import Any

from conoceles.elections.described.places import DrawnMap, MapFile, PlaceKind
from conoceles.kernel.strict import misspelt

from . import geojson
from .drawing import drawn
from .folder import Folder
from .places import Places

_MOST_BYTES = 20_000_000
#: Of all the paths of a map, which a page carries whole.
_MOST_DRAWN = 200_000
#: How many faults of one sort are told one by one.
_NAMED = 5


def read(folder: Folder, places: Places) -> tuple[DrawnMap, ...]:
    """Each map that ``territories.toml`` names, drawn; with faults for what cannot be."""
    found: dict[PlaceKind, DrawnMap] = {}
    for one in places.file.map if places.file else ():
        path = folder.named_by(places.sheet, (*one.at, "file"), one.file, within=folder.path)
        if one.kind in found:
            places.sheet.fault((*one.at, "kind"), f"ya hay un mapa de esta clase: {one.kind.value}")
        elif path is not None and (made := _map(folder, path, one, places)):
            found[one.kind] = made
    return tuple(found.values())


def _map(folder: Folder, path: Path, one: MapFile, places: Places) -> DrawnMap | None:
    known = places.keys(one.kind)
    shapes = _shapes(folder, path, one.kind, known, doubtful=one.kind in places.doubtful)
    if shapes is None or one.kind in places.doubtful:
        return None
    missing = [key for key in known if key not in shapes]
    if missing:
        more = f" y {len(missing) - _NAMED} más" if len(missing) > _NAMED else ""
        folder.fault(path, 0, "", f"el mapa tendría huecos: falta la figura de {', '.join(missing[:_NAMED])}{more}")
        return None
    width, height, made = drawn({key: shapes[key] for key in known})
    size = sum(len(shape.path) for shape in made)
    if size > _MOST_DRAWN:
        folder.fault(path, 0, "", _too_large(size, path.name))
        return None
    return DrawnMap(
        kind=one.kind, width=width, height=height, shapes=made, source=one.source, confidence=one.confidence.value
    )


def _too_large(size: int, name: str) -> str:
    return (
        f"ya dibujado pesa {size // 1000:,} kB y a lo más caben {_MOST_DRAWN // 1000}: simplifíquelo sin separar los "
        f"límites, por ejemplo con «mapshaper {name} -simplify 10% keep-shapes -o {name} force»"
    )


def _shapes(
    folder: Folder, path: Path, kind: PlaceKind, known: list[str], *, doubtful: bool
) -> dict[str, list[geojson.Ring]] | None:
    """The contours of each place, by its key; None, with faults, when any is wrong."""
    faults = len(folder.faults)
    shapes: dict[str, list[geojson.Ring]] = {}
    unknown: list[tuple[str, str]] = []
    for number, feature in enumerate(_features(folder, path), 1):
        key = geojson.key(feature)
        where = f"figura {number}{f' ({key})' if key else ''}"
        rings = geojson.rings(feature)
        if not key:
            folder.fault(path, 0, where, "le falta la clave: «key» dentro de «properties»")
        elif key not in known and not doubtful:
            unknown.append((where, f"no es la clave de un {kind.value}{misspelt(key, known)}"))
        elif key in shapes:
            folder.fault(path, 0, where, "está repetida: una demarcación de varias partes es un MultiPolygon")
        elif isinstance(rings, str):
            folder.fault(path, 0, where, rings)
        else:
            shapes[key] = rings
    for where, said in unknown[:_NAMED]:
        folder.fault(path, 0, where, said)
    if len(unknown) > _NAMED:
        folder.fault(path, 0, "", f"otras {len(unknown) - _NAMED} figuras tampoco son de un {kind.value} conocido")
    return shapes if len(folder.faults) == faults else None


def _features(folder: Folder, path: Path) -> list[dict[str, Any]]:
    if path.stat().st_size > _MOST_BYTES:
        folder.fault(path, 0, "", f"pesa más de {_MOST_BYTES // 1_000_000} MB: simplifíquelo")
        return []
    text = folder.text(path)
    found = geojson.features(text) if text is not None else []
    if isinstance(found, tuple):
        folder.fault(path, found[0], "", found[1])
        return []
    return found
