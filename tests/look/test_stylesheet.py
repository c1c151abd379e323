# SPDX-License-Identifier: EUPL-1.2
"""The one stylesheet: what it may hold, and that its colours can be read."""

import re
from pathlib import Path

import pytest

from conoceles.look.stylesheet import COMPONENTS, named, stylesheet
from conoceles.publication.parts.site.rendering import STATIC

#: What every page of the site has, and what those that compare have besides.
SITE = (STATIC / "css", STATIC / "comparing")
FILES = sorted(file for folder in (COMPONENTS, *SITE) for file in folder.glob("*.css"))
TOKENS = (COMPONENTS / "tokens.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", half))
    for half in TOKENS.split("@media (prefers-color-scheme: dark)")
)
#: Text, and every ground it may stand on.
READ_ON = [
    *[(text, ground) for text in ("ink", "ink-soft", "accent", "grave") for ground in ("paper", "surface", "tint")],
    ("on-accent", "accent"),
    ("on-deep", "deep"),
    ("on-alert", "alert"),
]


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, relative luminance and contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["claro", "oscuro"])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_reaches_seven_to_one_on_every_ground(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["claro", "oscuro"])
@pytest.mark.parametrize(
    ("mark", "ground"), [("edge", "surface"), ("edge", "paper"), ("focus", "paper"), ("fibre", "deep")]
)
def test_edges_and_focus_reach_three_to_one(scheme, mark, ground):
    assert contrast(scheme[mark], scheme[ground]) >= 3


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_component_names_its_layer_and_takes_its_colours_from_the_tokens(file):
    text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
    assert re.fullmatch(r"\s*@layer (tokens|ground|components|pages|media) \{.*\}\s*", text, re.DOTALL)
    assert text.count("{") == text.count("}")
    assert "!important" not in text
    if file.name not in {"tokens.css", "zz-media.css"}:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", text) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_token_that_is_used_exists(file):
    defined = set(re.findall(r"--([\w-]+):", TOKENS))
    assert set(re.findall(r"var\(--([\w-]+)\)", file.read_text())) - defined == set()


def test_the_stylesheet_loads_nothing():
    sheet = stylesheet(STATIC / "css")
    assert b"url(" not in sheet
    assert b"@import" not in sheet
    assert sheet.count(b"/*") == 1  # the licence


def test_its_name_changes_with_its_content():
    sheet = stylesheet()
    assert named(sheet) == named(stylesheet())
    assert named(sheet) != named(sheet + b" ")
    assert re.fullmatch(r"estilo\.[0-9a-f]{12}\.css", named(sheet))


def test_every_class_of_the_pages_has_its_style():
    """A class without style is a leftover, or a misspelling."""
    house = Path(COMPONENTS).parents[3]
    templates = [*house.glob("look/templates/look/*.html"), *house.glob("publication/templates/**/*.html")]
    made_up = re.compile(r"[\w-]*\{\{.*?\}\}[\w-]*|\{%.*?%\}")  # names that a value completes, and what chooses
    used = {
        name
        for template in templates
        for value in re.findall(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', template.read_text())
        for name in made_up.sub(" ", value).split()
    }
    styled = set(re.findall(r"\.([a-z][\w-]*)", stylesheet(*SITE).decode()))
    assert used - styled == set()
