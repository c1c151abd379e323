# SPDX-License-Identifier: EUPL-1.2
"""How days, figures and people are said in Spanish."""

import re
from collections.abc import Sequence
from functools import lru_cache

from conoceles.publication.languages import N_, Language, _, bare, current, ngettext
from conoceles.publication.snapshot import PositionInfo, Profile

_MONTHS = (
    N_("enero"), N_("febrero"), N_("marzo"), N_("abril"), N_("mayo"), N_("junio"),
    N_("julio"), N_("agosto"), N_("septiembre"), N_("octubre"), N_("noviembre"), N_("diciembre"),
)  # fmt: skip
#: The one order of whoever puts people forward, on every page and in every file: that of the process's own list.
ORDER = N_(
    "Los partidos, las alianzas y las candidaturas independientes aparecen en el orden en que el instituto los "
    "registró, que es el de la boleta. Los partidos de una alianza se nombran en ese mismo orden."
)
SEATS = {"P": N_("Titular"), "S": N_("Suplente")}
SEXES = {"mujer": N_("Mujer"), "hombre": N_("Hombre"), "no_binario": N_("No binario")}
#: Characters that a page must not hold (HTML, 13.2.3.5): they mean nothing to a reader.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def day(iso: str) -> str:
    """«1 de marzo de 2024», of a day or an instant in ISO 8601; empty for none."""
    return _day(iso[:10], current()) if iso else ""


@lru_cache(maxsize=4096)
def _day(iso: str, _language: Language | None) -> str:
    year, month, number = iso.split("-")
    return _("{day} de {month} de {year}").format(day=int(number), month=_(_MONTHS[int(month) - 1]), year=int(year))


def month(iso: str) -> str:
    """«septiembre de 2023», of a month in ISO 8601: «2023-09»."""
    year, number = iso.split("-")
    return _("{month} de {year}").format(month=_(_MONTHS[int(number) - 1]), year=int(year))


def seat(key: str) -> str:
    """«Titular», «Suplente»; empty for what is neither."""
    return _(SEATS[key]) if key in SEATS else ""


def counted(number: int, one: str, many: str) -> str:
    """«1 candidatura», «1,234 candidaturas»."""
    return f"{number:,} {ngettext(one, many, number)}"


def run(sections: tuple[int, int]) -> str:
    """«100 a 120», or the only one, of the first and last number of some electoral sections."""
    first, last = sections
    return str(first) if first == last else _("{first} a {last}").format(first=first, last=last)


def sections_said(runs: Sequence[tuple[int, int]]) -> str:
    """«Secciones 100 a 120, 125»."""
    one = len(runs) == 1 and runs[0][0] == runs[0][1]
    words = _("Sección {numbers}") if one else _("Secciones {numbers}")
    return words.format(numbers=", ".join(run(each) for each in runs))


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
    if bare(name)[:2].isupper():
        return name
    at = len(name) - len(name.lstrip("\ufdd0"))  # where a mark of another language stands before it
    return name[:at] + name[at : at + 1].lower() + name[at + 1 :]


def standing(profile: Profile, position: PositionInfo) -> str:
    """«Candidata a presidenta municipal», as she is registered."""
    if profile.sex == "mujer":
        return _("Candidata a {position}").format(position=lowered(position.feminine))
    if profile.sex == "hombre":
        return _("Candidato a {position}").format(position=lowered(position.masculine))
    return _("Candidatura a {position}").format(position=lowered(position.name))


def initials(name: str) -> str:
    """One or two letters that stand where there is no photograph."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters[:2]).upper() or "·"
