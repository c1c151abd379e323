# SPDX-License-Identifier: EUPL-1.2
"""GeoJSON (RFC 7946) from whoever drew it: its figures, or what is wrong with it, in Spanish."""

import json
from itertools import chain, pairwise
from typing import Any

from conoceles.kernel.text import shown

Point = tuple[float, float]
#: Closed: the last point is the first.
Ring = list[Point]
_CLOSED = 4  # positions of the smallest ring: three corners, and the first one again
_MERIDIAN, _POLE = 180, 90
#: Roughly Mexico, in degrees, to tell when longitude and latitude were written the other way round.
_LONGITUDES, _LATITUDES = (-120, -84), (13, 34)
_DEGREES = ("CRS84", "4326")


def features(text: str) -> list[dict[str, Any]] | tuple[int, str]:
    """The figures of the file that says *text*; or a line of it (0: none) and what is wrong."""
    try:
        content = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return error.lineno, "no es JSON bien formado"
    except (ValueError, RecursionError):
        return 0, "no es JSON bien formado"
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        return 0, "no es un GeoJSON de figuras: debe ser una FeatureCollection"
    crs = content.get("crs")
    if crs and not any(name in json.dumps(crs) for name in _DEGREES):
        return 0, "debe estar en grados (EPSG:4326) y dice otro sistema en «crs»: conviértalo antes"
    found = content.get("features")
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        return 0, "no trae figuras en «features»"
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)


def key(feature: dict[str, Any]) -> str:
    """The key of the place that *feature* draws; empty where it says none."""
    properties = feature.get("properties")
    found = properties.get("key") if isinstance(properties, dict) else None
    return shown(found) if isinstance(found, str) else ""


def rings(feature: dict[str, Any]) -> list[Ring] | str:
    """Every contour of a Polygon or MultiPolygon, outer and inner alike; or what is wrong."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        return "no trae figura"
    kind = geometry.get("type")
    if kind not in {"Polygon", "MultiPolygon"}:
        return "debe ser un Polygon o un MultiPolygon"
    polygons = [geometry.get("coordinates")] if kind == "Polygon" else geometry.get("coordinates")
    if not isinstance(polygons, list) or not polygons or not all(isinstance(one, list) and one for one in polygons):
        return "no trae coordenadas"
    found = [_ring(ring) for ring in chain.from_iterable(polygons)]
    wrong = next((each for each in found if isinstance(each, str)), "")
    return wrong or [each for each in found if not isinstance(each, str)]


def _ring(ring: Any) -> Ring | str:
    if not isinstance(ring, list) or len(ring) < _CLOSED:
        return "un contorno necesita al menos tres vértices y volver al primero"
    points: Ring = []
    for position in ring:
        point = _point(position)
        if isinstance(point, str):
            return point
        points.append(point)
    if points[0] != points[-1]:
        return "un contorno no se cierra: el último vértice debe ser el primero"
    around = sum(x * v - u * y for (x, y), (u, v) in pairwise(points))
    return points if around else "un contorno no encierra nada"


def _point(position: Any) -> Point | str:
    try:
        longitude, latitude = (_number(each) for each in position[:2])
    except (TypeError, ValueError):
        return "una coordenada no son dos números, longitud y latitud"
    except OverflowError:  # hundreds of digits
        return "una coordenada no cabe en ningún mapa"
    said = f"({longitude:g}, {latitude:g})"
    if not (abs(longitude) <= _MERIDIAN and abs(latitude) <= _POLE):
        return f"{said} no son grados: conviértalo a EPSG:4326"
    if _within(latitude, _LONGITUDES) and _within(longitude, _LATITUDES):
        return f"{said} está al revés: va primero la longitud y luego la latitud"
    return longitude, latitude


def _number(value: Any) -> float:
    """What JSON calls a number: neither text that looks like one nor true or false."""
    if isinstance(value, str | bool):
        raise TypeError
    return float(value)


def _within(value: float, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= value <= bounds[1]
