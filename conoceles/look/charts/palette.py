# SPDX-License-Identifier: EUPL-1.2
"""The colours of charts, by the names that the stylesheet gives them, and what else tells one series from another."""

#: Each colour on a light page, and what stands in its place on a dark one (``look/static/look/css/tokens.css``).
SURFACE, INK, INK_SOFT, LINE, EDGE = "#ffffff", "#18211d", "#3c4742", "#dcd8cb", "#6f7a74"
ACCENT, GRAVE, FIBRE = "#0d4b3e", "#741330", "#8a5a00"
DARK = {
    SURFACE: "#18201c",
    INK: "#eff1ea",
    INK_SOFT: "#c2ccc6",
    LINE: "#33403a",
    EDGE: "#8b9891",
    ACCENT: "#a3dcc7",
    GRAVE: "#ffb9c6",
    FIBRE: "#f0c877",
}
#: Of each series in its turn: colour, dash, and the shape of its points. Without colour the other two suffice.
SERIES = (
    (ACCENT, [], "circle"),
    (GRAVE, [7, 3], "square"),
    (FIBRE, [2, 2], "triangle-up"),
    (INK_SOFT, [10, 3, 2, 3], "diamond"),
    (EDGE, [1, 3], "cross"),
    (INK, [4, 2, 4, 6], "triangle-down"),
)
#: What every machine has something for; nothing is laid out by its widths.
FONT = "sans-serif"
