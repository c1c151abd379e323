# SPDX-License-Identifier: EUPL-1.2
"""What a chart is before it is set."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import palette


@dataclass(frozen=True)
class Chart:
    """A chart with its *title* and, in words, all that it shows: whoever does not see it is told the same.

    Of a subclass ``size`` is its width and height in the units of its layout, and ``layers`` are Vega-Lite's.
    """

    title: str
    description: str

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole image."""
        raise NotImplementedError

    def layers(self) -> list[dict[str, Any]]:
        """The marks, in places that no text's width decides."""
        raise NotImplementedError

    def spec(self) -> dict[str, Any]:
        """The whole, for Vega-Lite."""
        width, height = self.size
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": width,
            "height": height,
            "padding": 0,
            "autosize": {"type": "none"},
            "background": palette.SURFACE,
            "layer": self.layers(),
            "resolve": {"scale": {"x": "shared", "y": "shared"}},
            "config": {"font": palette.FONT, "view": {"stroke": None}, "aria": False},
        }


def words(rows: list[dict[str, Any]], *, align: str = "left", colour: str = palette.INK, size: int = 13) -> Any:
    """A layer of texts: ``text`` at ``x`` and ``y`` of each of *rows*, in the units of the image."""
    return _placed({"type": "text", "align": align, "baseline": "middle", "fontSize": size, "color": colour}, rows) | {
        "encoding": _AT | {"text": {"field": "text", "type": "nominal"}}
    }


def boxes(rows: list[dict[str, Any]], *, fill: str | None, stroke: str | None = None) -> Any:
    """A layer of boxes from ``x``, ``y`` to ``x2``, ``y2``."""
    mark = {"type": "rect", "fill": fill, "stroke": stroke, "strokeWidth": 1 if stroke else 0}
    return _placed(mark, rows) | {"encoding": _AT | _TO}


def rules(rows: list[dict[str, Any]], *, colour: str, dash: list[int] | None = None, width: float = 1) -> Any:
    """A layer of straight lines from ``x``, ``y`` to ``x2``, ``y2``."""
    mark = {"type": "rule", "stroke": colour, "strokeDash": dash or [], "strokeWidth": width, "strokeCap": "butt"}
    return _placed(mark, rows) | {"encoding": _AT | _TO}


def points(rows: list[dict[str, Any]], *, colour: str, shape: str, size: int = 40) -> Any:
    """A layer of points at ``x``, ``y``."""
    mark = {"type": "point", "shape": shape, "filled": True, "fill": colour, "opacity": 1, "size": size}
    return _placed(mark, rows) | {"encoding": _AT}


def path(rows: list[dict[str, Any]], *, colour: str, dash: list[int]) -> Any:
    """A line through ``x``, ``y`` of *rows*, one for each ``run`` of them."""
    mark = {"type": "line", "stroke": colour, "strokeDash": dash, "strokeWidth": 2, "strokeCap": "butt"}
    return _placed(mark, rows) | {"encoding": _AT | {"detail": {"field": "run", "type": "nominal"}}}


def _placed(mark: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"mark": mark, "data": {"values": rows}}


def _units(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


_AT = {"x": _units("x"), "y": _units("y")}
_TO = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
