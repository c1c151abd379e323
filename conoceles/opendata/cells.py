# SPDX-License-Identifier: EUPL-1.2
"""What a value becomes in a cell of a CSV, and back; what a spreadsheet would evaluate is marked (``files.cells``)."""

from collections.abc import Iterable

from conoceles.files.cells import MARK, safe

Value = str | int | bool | list[str] | None

SEPARATOR = "|"
ESCAPE = "\\"


def cell(value: Value) -> str:
    """*value* as a cell: nothing is empty, yes is ``sí``, a list is joined by ``|``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, int):
        return str(value)
    return safe(value if isinstance(value, str) else joined(value))


def plain(cell: str) -> str:
    """The text that became *cell*."""
    return cell.removeprefix(MARK)


def joined(values: Iterable[str]) -> str:
    r"""Several texts as one: ``|`` between them, ``\|`` and ``\\`` for those two characters within."""
    return SEPARATOR.join(value.replace(ESCAPE, ESCAPE * 2).replace(SEPARATOR, ESCAPE + SEPARATOR) for value in values)


def parted(text: str) -> list[str]:
    """The texts that were joined into *text*; of an empty text, none."""
    if not text:
        return []
    parts = [""]
    characters = iter(text)
    for character in characters:
        if character == ESCAPE:
            parts[-1] += next(characters, "")
        elif character == SEPARATOR:
            parts.append("")
        else:
            parts[-1] += character
    return parts
