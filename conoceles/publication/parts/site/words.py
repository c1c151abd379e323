# SPDX-License-Identifier: EUPL-1.2
"""How days, figures and people are said in Spanish."""

import re
from functools import lru_cache

from conoceles.publication.snapshot import PositionInfo, Profile

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
#: The one order of whoever puts people forward, on every page and in every file: that of the process's own list.
ORDER = (
    "Los partidos, las alianzas y las candidaturas independientes aparecen en el orden en que el instituto los "
    "registró, que es el de la boleta. Los partidos de una alianza se nombran en ese mismo orden."
)
SEATS = {"P": "Titular", "S": "Suplente"}
SEXES = {"mujer": "Mujer", "hombre": "Hombre", "no_binario": "No binario"}
#: Characters that a page must not hold (HTML, 13.2.3.5): they mean nothing to a reader.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@lru_cache(maxsize=4096)
def day(iso: str) -> str:
    """«1 de marzo de 2024», of a day or an instant in ISO 8601; empty for none."""
    if not iso:
        return ""
    year, month, number = iso[:10].split("-")
    return f"{int(number)} de {_MONTHS[int(month) - 1]} de {int(year)}"


def counted(number: int, one: str, many: str) -> str:
    """«1 candidatura», «1,234 candidaturas»."""
    return f"{number:,} {one if number == 1 else many}"


def size(count: int) -> str:
    """«640 bytes», «12.4 kB», «3.1 MB»."""
    for unit, amount in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= amount:
            return f"{count / amount:,.1f} {unit}"
    return f"{count} bytes"


def clean(text: str) -> str:
    """*text* without control characters; line breaks and everything else as it was written."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of *text*, which blank lines divide; the line breaks within stay."""
    return [piece for piece in _BLANK_LINES.split(clean(text).strip()) if piece]


def lowered(name: str) -> str:
    """*name* within a sentence: «Presidencia municipal» as «presidencia municipal»; acronyms stay."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def standing(profile: Profile, position: PositionInfo) -> str:
    """«Candidata a presidenta municipal», as she is registered."""
    if profile.sex == "mujer":
        return f"Candidata a {lowered(position.feminine)}"
    if profile.sex == "hombre":
        return f"Candidato a {lowered(position.masculine)}"
    return f"Candidatura a {lowered(position.name)}"


def initials(name: str) -> str:
    """One or two letters that stand where there is no photograph."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters[:2]).upper() or "·"
