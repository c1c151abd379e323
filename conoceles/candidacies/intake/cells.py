# SPDX-License-Identifier: EUPL-1.2
"""One cell: its text, and what kinds of mischief or carelessness a text can carry."""

import re
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from conoceles.files.wire import Cell
from conoceles.kernel.names import folded
from conoceles.kernel.text import collapsed, shown

#: Excerpts in a report are no longer than this.
EXCERPT = 60
#: Ages at which one may stand: a citizen is 18 or more, and nobody older than this has stood.
AGES = range(18, 111)
#: Ages that nobody need look at twice; others are rather a slip of the keyboard.
USUAL_AGES = range(18, 91)

#: No day of a register lies further than this from that of the election.
FAR = timedelta(days=3 * 365)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WHOLE = re.compile(r"[0-9]{1,9}")
_FIGURE = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_ENDLESS = re.compile(r"[0-9]{10}")
_DAY = re.compile(r"(?P<d>[0-9]{1,2})[/-](?P<m>[0-9]{1,2})[/-](?P<y>[0-9]{4})")
_ISO_DAY = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:[ T][0-9:.]+)?")
_EMAIL = re.compile(r"[^\s@<>()\",;:]+@(?:[^\s@.<>()\",;:]+\.)+[^\s@.<>()\",;:]{2,}")
_PHONE_SIGNS = re.compile(r"[ ().+-]")
_PHONE = re.compile(r"(?:52)?1?\d{10}")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
#: Words for yes and for no, folded.
YES = {"si", "verdadero", "true", "x", "1", "s"}
NO = {"no", "falso", "false", "0", "n"}


#: ``folded``, remembering the last words: those of a register come back in every row.
fold = lru_cache(maxsize=20_000)(folded)


def text(cell: Cell) -> str:
    """The text of *cell*; a whole number as its digits, nothing as nothing."""
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


def tidy(cell: Cell) -> str:
    """The text of *cell*, collapsed. Most cells are tidy already, and a register has millions."""
    value = text(cell)
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip(" ")
    return collapsed(value)


def excerpt(value: str) -> str:
    """The beginning of *value* in one line, with invisible characters shown as escapes."""
    return shown(value if len(value) <= EXCERPT else value[: EXCERPT - 1] + "…")


def formula_like(cell: Cell) -> bool:
    """Whether a spreadsheet that opened this text would take it for a formula. A number never is one."""
    return isinstance(cell, str) and cell.startswith(_FORMULA)


def whole(cell: Cell) -> int | None:
    """*cell* as a whole number that is not negative, or None."""
    if isinstance(cell, int):
        return cell if cell >= 0 else None
    found = text(cell).strip()
    return int(found) if _WHOLE.fullmatch(found) else None


def leading_number(value: str) -> int:
    """The first whole number in *value*, for sorting; 0 where there is none."""
    found = _WHOLE.search(value)
    return int(found[0]) if found else 0


def sortable(value: str) -> bool:
    """Whether *value* is a whole number that fits its column, or a key that is no figure at all."""
    return whole(value) is not None or not (_FIGURE.fullmatch(value) or _ENDLESS.search(value))


def day(cell: Cell) -> date | None:
    """*cell* as a day: ``AAAA-MM-DD`` (also with an hour) or ``DD/MM/AAAA``; None for anything else."""
    value = text(cell).strip()
    found = _ISO_DAY.fullmatch(value) or _DAY.fullmatch(value)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:  # 31 February
        return None


def yes(value: str) -> bool | None:
    """Whether *value* says yes; None when it says neither yes nor no."""
    word = folded(value)
    return True if word in YES else False if word in NO else None


def email(value: str) -> bool:
    """Whether *value* has the shape of an address of mail."""
    return _EMAIL.fullmatch(value) is not None


def phone(value: str) -> bool:
    """Whether *value* is ten digits, with or without the country's code, however they are grouped."""
    return _PHONE.fullmatch(_PHONE_SIGNS.sub("", value)) is not None


def host(value: str) -> str:
    """The host that *value* leads to as a web address, without ``www.``; empty when it is no web address.

    ``https://`` may be missing, as people write it.
    """
    try:
        parts = urlsplit(value if "://" in value else f"https://{value}")
        name = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or any(c.isspace() for c in value) or not _HOST.fullmatch(name):
        return ""
    return name.removeprefix("www.")
