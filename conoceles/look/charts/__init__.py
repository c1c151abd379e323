# SPDX-License-Identifier: EUPL-1.2
"""Charts: figures become an SVG image that says the same on every machine, byte for byte.

Comes in:  figures and words (``Bars``, ``Lines``), never markup.
Goes out:  two images, for a light page and for a dark one, with title and description, no script and no reference.
Who:       whoever shows a chart beside its table: the table comes first, and the image adds nothing to it.

Vega-Lite is set by ``vl_convert`` in a process of its own: its engine may not be alive in one that forks bakers. No
place in a chart depends on how wide a text comes out, because that is another on each machine: every text stands where
we put it. What tells one series from another is its dash and its point; colour only helps.
"""

from .bars import Bar, Bars
from .chart import Chart
from .lines import Lines, Series
from .setting import Drawn, drawn

__all__ = ["Bar", "Bars", "Chart", "Drawn", "Lines", "Series", "drawn"]
