# SPDX-License-Identifier: EUPL-1.2
"""A chart is the same everywhere, byte for byte, says what it shows, and does and fetches nothing."""

import re
from xml.etree import ElementTree as ET

import pytest

from conoceles.look.charts import Bar, Bars, Lines, Series, drawn, palette
from conoceles.look.charts.cleaning import cleaned
from conoceles.look.charts.setting import _drawn

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "Ñandú" https://malo.example/x'
BARS = Bars(
    HOSTILE, "Dos barras", (Bar(HOSTILE, "3 de 7", 3, 7, most=5), Bar("Nadie", "0", 0, 0), Bar("Todas", "7 de 7", 7, 7))
)
LINES = Lines(
    "Días", "Con un hueco", days=tuple(range(20)), marks=((0, "1 de marzo"), (19, "20 de marzo")), top=40,
    series=(Series("Una", tuple(None if day in {3, 5} else day for day in range(20))), Series("Otra", (2,) * 20)),
)  # fmt: skip


@pytest.fixture(scope="module")
def images():
    return drawn([BARS, LINES])


def test_they_do_not_depend_on_the_process_nor_on_how_wide_letters_are_there(images, monkeypatch):
    _drawn.cache_clear()
    monkeypatch.setattr(palette, "FONT", "monospace")
    assert drawn([BARS, LINES]) == images


def test_they_are_shapes_and_words_and_the_title_says_what_they_are(images):
    for image, chart in zip(images, (BARS, LINES), strict=True):
        for content in (image.light, image.dark):
            root = ET.fromstring(content)
            assert {each.tag.partition("}")[2] for each in root.iter()} <= {
                "svg", "title", "desc", "g", "path", "line", "rect", "text",
            }  # fmt: skip
            assert root.find("{*}title").text == chart.title
            assert root.find("{*}desc").text == chart.description
            assert root.get("role") == "img"
            assert {each.get("id") for each in root.iter()} == {None, "titulo", "descripcion"}
            assert not re.search(rb"(?:xlink|href|url\(|style=|\son[a-z]+=)", content)
            assert not re.search(rb"\d\.\d\d", content)


def test_in_the_dark_only_colours_change(images):
    for image in images:
        bare = [re.sub(rb"#[0-9a-f]{6}", b"#", content) for content in (image.light, image.dark)]
        assert bare[0] == bare[1]
        assert set(re.findall(r"#[0-9a-f]{6}", image.light.decode())) <= set(palette.DARK)
        assert set(re.findall(r"#[0-9a-f]{6}", image.dark.decode())) <= set(palette.DARK.values())


def test_without_colour_each_series_has_its_own_dash_and_point():
    assert len({(tuple(dash), shape) for _, dash, shape in palette.SERIES}) == len(palette.SERIES)
    assert len({tuple(dash) for _, dash, _ in palette.SERIES}) == len(palette.SERIES)


def test_a_day_that_nobody_counted_breaks_the_line(images):
    root = ET.fromstring(images[1].light)
    strokes = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("stroke") == palette.ACCENT]
    lines = [each for each in strokes if "L" in each]
    assert len(lines) == 2  # before the first gap and after the second; between them one day is a point


def test_a_name_too_long_is_cut_beside_its_figure_and_stays_text(images):
    words = [text.text for text in ET.fromstring(images[0].light).iter(f"{SVG}text")]
    assert any(word.startswith("<script>") and word.endswith("…") for word in words)
    assert "3 de 7" in words


def test_what_no_chart_has_is_refused():
    with pytest.raises(RuntimeError, match="image"):
        cleaned('<svg xmlns="http://www.w3.org/2000/svg"><image href="x"/></svg>', "a", "b")
    assert drawn([]) == ()
