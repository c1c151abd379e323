# SPDX-License-Identifier: EUPL-1.2
"""Shapes in degrees as paths of whole units.

Every vertex goes to the nearest unit, so that what two places share stays shared; what lies closer than that is one
vertex, which is all the simplifying there is.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from conoceles.elections.described.places import Shape

from .geojson import Point, Ring

_Spot = tuple[int, int]
#: Units along the longer side.
_SIDE = 1000
_CORNERS = 3
#: What stands for a place that is smaller than a unit.
_DOT = ((-2, 0), (0, -2), (2, 0), (0, 2))


def drawn(places: Mapping[str, Sequence[Ring]]) -> tuple[int, int, tuple[Shape, ...]]:
    """Width, height and shapes, in the order of *places*: key to rings of (longitude, latitude), in degrees.

    A degree of longitude is as wide as it is in the middle of the map: what a state needs, and no more.
    """
    points = [point for rings in places.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = _SIDE / max((east - west) * narrow, north - south)

    def spot(point: Point) -> _Spot:
        return round((point[0] - west) * narrow * scale), round((north - point[1]) * scale)

    shapes = tuple(_shape(key, [[spot(point) for point in ring] for ring in rings]) for key, rings in places.items())
    width, height = spot((east, south))
    return width, height, shapes


def _shape(key: str, rings: list[list[_Spot]]) -> Shape:
    kept = [slim for ring in rings if len(slim := _slim(ring)) >= _CORNERS]
    if not kept:
        x, y = rings[0][0]
        kept = [[(x + dx, y + dy) for dx, dy in _DOT]]
    x, y = _middle(max(kept, key=lambda ring: abs(_area(ring))))
    return Shape(key=key, path="".join(map(_path, kept)), x=x, y=y)


def _slim(ring: list[_Spot]) -> list[_Spot]:
    """*ring*, open, without vertices that fell together or lie on the line between their neighbours."""
    kept = [spot for spot, after in pairwise(ring) if spot != after]
    while len(kept) >= _CORNERS:
        straight = {
            place
            for place, (x, y) in enumerate(kept)
            for (a, b), (c, d) in [(kept[place - 1], kept[(place + 1) % len(kept)])]
            if (x - a) * (d - y) == (y - b) * (c - x)
        }
        if not straight:
            break
        kept = _without(kept, straight)
    return kept


def _without(kept: list[_Spot], straight: set[int]) -> list[_Spot]:
    """*kept* without every other one of the *straight* places that follow one another, around the ring.

    Of two neighbours only one may go: without it the other may be a corner. Every other one, and not only the first,
    for a contour may go to and fro along one line as often as its file has room for.
    """
    found: list[_Spot] = []
    went = first = False
    for place, spot in enumerate(kept):
        went = place in straight and not went and not (first and place == len(kept) - 1)
        first = went if place == 0 else first
        if not went:
            found.append(spot)
    return found


def _path(ring: list[_Spot]) -> str:
    """A closed path, each vertex as far from the one before it."""
    x, y = ring[0]
    steps = "".join(f"{c - a:+}{d - b:+}" for (a, b), (c, d) in pairwise(ring))
    return f"M{x} {y}l{steps}z"


def _area(ring: Sequence[_Spot]) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _middle(ring: list[_Spot]) -> _Spot:
    """The centre of gravity of *ring*."""
    area = _area(ring)
    if not area:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * area)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * area)
    return round(x), round(y)
