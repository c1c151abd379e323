# SPDX-License-Identifier: EUPL-1.2
"""The shapes of places are drawn once, share what they shared, and whoever brings bad ones is told what is wrong."""

import json
import re

import pytest

from conoceles.elections.models import PlaceMap
from conoceles.elections.reading.drawing import drawn

FILE = "mapas/distritos.geojson"
CLOSED = [[-89.0, 20.0], [-88.0, 20.0], [-88.0, 21.0], [-89.0, 20.0]]


def ends(path):
    """The vertices of a path, one set for each of its rings."""
    found = []
    for x, y, steps in re.findall(r"M(\d+) (\d+)l([^z]*)z", path):
        spots = [(int(x), int(y))]
        for dx, dy in re.findall(r"([+-]\d+)([+-]\d+)", steps):
            spots.append((spots[-1][0] + int(dx), spots[-1][1] + int(dy)))
        found.append(spots)
    return found


def test_neighbours_keep_the_border_they_share_and_nothing_smaller_than_a_unit_is_kept():
    border = [(1.0, y / 1000 + (y % 3) * 1e-5) for y in range(0, 1001, 50)]
    left = [(0.0, 0.0), *border, (0.0, 1.0), (0.0, 0.0)]
    right = [(2.0, 0.0), (2.0, 1.0), *border[::-1], (2.0, 0.0)]
    tiny = [(0.5, 0.5), (0.50001, 0.5), (0.5, 0.50001), (0.5, 0.5)]
    width, height, (one, other, dot) = drawn({"a": [left], "b": [right], "c": [tiny]})
    assert (width, height) == (1000, 500)
    corners = {(500, 0), (500, 500)}
    assert corners <= set(ends(one.path)[0])
    assert corners <= set(ends(other.path)[0])
    assert len(ends(one.path)[0]) == len(ends(other.path)[0]) == 4
    assert len(ends(dot.path)[0]) == 4  # and yet it can be seen, and chosen
    assert (one.x, one.y, other.x, other.y) == (250, 250, 750, 250)


def test_a_contour_that_goes_to_and_fro_along_a_line_is_drawn_without_it_and_at_once():
    """Vertex by vertex, a file of the size that is taken would keep the load busy for days."""
    to_and_fro = [(0.5 * (turn % 2), 0.0) for turn in range(100_000)]
    _, _, (shape,) = drawn({"a": [[(0.0, 0.0), *to_and_fro, (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]]})
    assert sorted(ends(shape.path)[0]) == [(0, 1000), (1000, 0), (1000, 1000)]


def test_a_hole_and_islands_are_contours_of_one_path():
    outer, inner, island = ([(x + s, y + s), (x + 9 - s, y + s), (x + 9 - s, y + 9 - s), (x + s, y + s)]
                            for x, y, s in ((0, 0, 0), (0, 0, 3), (20, 0, 0)))  # fmt: skip
    _, _, (shape,) = drawn({"a": [outer, inner, island]})
    assert len(ends(shape.path)) == 3


@pytest.mark.django_db
@pytest.mark.once
class TestLoaded:
    def test_maps_are_loaded_and_removed_and_the_load_says_so(self, written):
        assert re.search(r"\nmapa +2 ", written.load())
        kept = PlaceMap.objects.get(kind="distrito")
        assert {shape["key"] for shape in kept.shapes} == set(
            kept.process.territories.filter(kind="distrito").values_list("key", flat=True)
        )
        assert "ya está como dicen sus archivos" in written.load()
        written.without_maps()
        assert "- mapa: " in written.load()
        assert not PlaceMap.objects.exists()

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda all_: all_.pop(3), "el mapa tendría huecos: falta la figura de 99-D04"),
            (lambda all_: all_[0]["properties"].update(key="99-D1"),
             "figura 1 (99-D1): no es la clave de un distrito; ¿quiso decir «99-D21»?"),
            (lambda all_: all_[0]["properties"].clear(), "figura 1: le falta la clave: «key» dentro de «properties»"),
            (lambda all_: all_.append(all_[0]),
             "figura 22 (99-D01): está repetida: una demarcación de varias partes es un MultiPolygon"),
            (lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": [0, 0]}),
             "figura 1 (99-D01): debe ser un Polygon o un MultiPolygon"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[[*CLOSED[:3], [-88.5, 20.5]]]),
             "figura 1 (99-D01): un contorno no se cierra: el último vértice debe ser el primero"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[[[1, 1], [2, 2], [3, 3], [1, 1]]]),
             "figura 1 (99-D01): un contorno no encierra nada"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[[[y, x] for x, y in CLOSED]]),
             "figura 1 (99-D01): (20, -89) está al revés: va primero la longitud y luego la latitud"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[[[3e6, 8e5], *CLOSED[1:3], [3e6, 8e5]]]),
             "figura 1 (99-D01): (3e+06, 800000) no son grados: conviértalo a EPSG:4326"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[[[10**400, 1], *CLOSED[1:3], [10**400, 1]]]),
             "figura 1 (99-D01): una coordenada no cabe en ningún mapa"),
            (lambda all_: all_[0]["geometry"].update(coordinates=[["12", "34", "57", "12"]]),
             "figura 1 (99-D01): una coordenada no son dos números, longitud y latitud"),
        ],
    )  # fmt: skip
    def test_whoever_brings_bad_shapes_is_told_which_and_why(self, written, spoil, told):
        content = json.loads((written.path / FILE).read_text())
        spoil(content["features"])
        (written.path / FILE).write_text(json.dumps(content))
        assert written.faults() == [f"processes/demo/{FILE}{', ' if told.startswith('figura') else ': '}{told}"]

    def test_a_map_too_heavy_for_a_page_says_how_to_make_it_lighter(self, written):
        (written.path / FILE).write_text('{"type": "Topology"}')
        (fault,) = written.faults()
        assert fault.endswith("no es un GeoJSON de figuras: debe ser una FeatureCollection")
        content = json.loads((written.path / "mapas/municipios.geojson").read_text())
        jagged = [[-50 + column / 50, row / 20 + column % 2 / 50] for row in range(200) for column in range(500)]
        content["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [[*jagged, jagged[0]]]}
        (written.path / "mapas/municipios.geojson").write_text(json.dumps(content))
        assert any("a lo más caben 200: simplifíquelo" in each and "mapshaper" in each for each in written.faults())
