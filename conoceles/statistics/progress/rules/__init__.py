# SPDX-License-Identifier: EUPL-1.2
"""What is counted, of whom, and how the counts of a cut are put together; over plain values."""

from .counting import Facts, Path, Span, Whom, counted, reached, sealed
from .days import Day, Ordered, days, expected, ordered, shown_at
from .figures import VERSION, Cell, Counts, Figures, Row, Sealed, differences, grouped, read, table, written
from .stages import STAGES, Definition, Stage

__all__ = [
    "STAGES",
    "VERSION",
    "Cell",
    "Counts",
    "Day",
    "Definition",
    "Facts",
    "Figures",
    "Ordered",
    "Path",
    "Row",
    "Sealed",
    "Span",
    "Stage",
    "Whom",
    "counted",
    "days",
    "differences",
    "expected",
    "grouped",
    "ordered",
    "reached",
    "read",
    "sealed",
    "shown_at",
    "table",
    "written",
]
