# SPDX-License-Identifier: EUPL-1.2
"""What the engine drew, reduced to shapes and words: nothing that runs, refers or differs from machine to machine."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
#: All that a chart is made of. Anything else is refused, not dropped: nobody would see what is missing.
_SHAPES = frozenset({"svg", "g", "path", "line", "rect", "text"})
_KEPT = (
    "d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "transform", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "text-anchor", "font-size",
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-?\d+")
_MEASURED = frozenset({"d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "transform", "viewBox"})
#: Fixed: in an image nothing else has an id.
_TITLE, _DESCRIPTION = "titulo", "descripcion"


def cleaned(svg: str, title: str, description: str, colours: Mapping[str, str] | None = None) -> bytes:
    """*svg* as an image with *title* and *description*, its colours changed by *colours*.

    Raises RuntimeError for an element that no chart of ours has.
    """
    root = ET.fromstring(svg)  # noqa: S314  (what our own child process wrote)
    made = ET.Element(
        "svg",
        {
            "xmlns": _SVG.strip("{}"),
            "viewBox": _rounded(root.get("viewBox", "")),
            "width": root.get("width", ""),
            "height": root.get("height", ""),
            "font-family": "sans-serif",
            "role": "img",
            "aria-labelledby": f"{_TITLE} {_DESCRIPTION}",
        },
    )
    ET.SubElement(made, "title", {"id": _TITLE}).text = title
    ET.SubElement(made, "desc", {"id": _DESCRIPTION}).text = description
    for each in root:
        _bring(each, made, colours or {})
    return ET.tostring(made, encoding="unicode").encode() + b"\n"


def _bring(found: ET.Element, into: ET.Element, colours: Mapping[str, str]) -> None:
    """Add *found* and what it holds *into* another; a group that says nothing of its own leaves its place to them."""
    name = found.tag.removeprefix(_SVG)
    if name not in _SHAPES:
        msg = f"a chart has no {found.tag}"
        raise RuntimeError(msg)
    said = {key: _said(key, value, colours) for key in _KEPT if (value := found.get(key))}
    if name == "g":
        said.pop("stroke-width", None)
        place = said.get("transform")
        if not len(found):
            return
        if place in {None, "translate(0,0)"} and not set(said) - {"transform"}:
            for each in found:
                _bring(each, into, colours)
            return
    if name == "path" and not said.keys() & {"fill", "stroke"}:
        return
    made = ET.SubElement(into, name, said)
    made.text = found.text if name == "text" else None
    for each in found:
        _bring(each, made, colours)


def _said(key: str, value: str, colours: Mapping[str, str]) -> str:
    if key in _MEASURED:
        return _rounded(value)
    return colours.get(value, value) if key in {"fill", "stroke"} else value


def _rounded(value: str) -> str:
    return _NUMBER.sub(lambda number: _tenths(float(number.group())), value)


def _tenths(number: float) -> str:
    return f"{round(number, 1) or 0:.1f}".removesuffix(".0")  # «or 0»: there is no -0
