# SPDX-License-Identifier: EUPL-1.2
"""What a value becomes in a cell of a CSV, and back.

A spreadsheet takes a cell that begins with ``=`` for a formula, even when a candidacy wrote it
(OWASP ASVS 1.2.10). Such a cell is given an apostrophe in front; so is one that already begins with
an apostrophe, and therefore the way back is always the same: take away one apostrophe.
"""

from collections.abc import Iterable

Value = str | int | bool | list[str] | None

MARK = "'"
SEPARATOR = "|"
ESCAPE = "\\"
#: What spreadsheets evaluate, also in full width, and what they skip before it.
_EVALUATED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", MARK)
_SKIPPED = " \u00a0\u3000\ufeff"


def cell(value: Value) -> str:
    """*value* as a cell: nothing is empty, yes is ``sí``, a list is joined by ``|``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, int):
        return str(value)
    return safe(value if isinstance(value, str) else joined(value))


def safe(text: str) -> str:
    """*text*, so that no spreadsheet evaluates it."""
    if text[:1].isalnum():  # nearly every cell
        return text
    return MARK + text if text.lstrip(_SKIPPED).startswith(_EVALUATED) else text


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
