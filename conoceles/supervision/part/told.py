# SPDX-License-Identifier: EUPL-1.2
"""What is frozen of the commission, with the words of the language that is being spoken."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from conoceles.publication.languages import _, current, told
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue, catalogue_of
from conoceles.publication.parts.site.words import clean, day, month
from conoceles.publication.snapshot import Snapshot
from conoceles.supervision.published import NAME, Commission

_HERE = Path(__file__).resolve().parent
_SOURCES = (_HERE, _HERE.parent / "published", _HERE.parents[1] / "opendata")
_MONTH = 7  # letters of «2024-02»


@dataclass(frozen=True)
class Told:
    """The commission, the names of the header, and the snapshot that both are of."""

    commission: Commission
    catalogue: Catalogue
    snapshot: Snapshot

    def page(self, template: str, path: str, content: dict[str, Any], *of: Any) -> Page:
        """The page *template* at *path*, made of *content*, which *of* decides."""
        return Page(path, self.inputs(*of), lambda: rendering.html(template, self.catalogue, path, content))

    def record(self, kind: str, path: str, content: dict[str, Any], *of: Any) -> Page:
        """The JSON of that *kind* at *path*, made of *content*, which *of* decides."""
        return Page(path, self.inputs(*of), lambda: rendering.data(kind, self.catalogue, content))

    def inputs(self, *of: Any) -> str:
        """The digest of what a page depends on: this program, the header, and *of*."""
        return rendering.inputs(self.catalogue, program(), *(msgspec.json.encode(each) for each in of))

    def documents(self, *numbers: int) -> list[dict[str, str]]:
        """The published documents of those *numbers*, as links; 0 is none."""
        found = [one for one in self.commission.documents if one.number in numbers]
        return [{"file": one.file, "title": own(one.title)} for one in found]


def told_of(snapshot: Snapshot) -> Told | None:
    """What is frozen beside *snapshot*; None where nothing is."""
    frozen = snapshot.beside(NAME)
    return Told(msgspec.json.decode(frozen, type=Commission), catalogue_of(snapshot), snapshot) if frozen else None


def spoken() -> bool:
    """Whether the pages that are being made are those of another language, beside which no data is made again."""
    return current() is not None


def own(text: str) -> str:
    """What somebody wrote: in Spanish on a page of any language."""
    return told(clean(text))


def moment(iso: str) -> str:
    """«1 de marzo de 2024, 09:30 horas», as clocks say where the process is held; empty for none."""
    return _("{day}, {time} horas").format(day=day(iso[:10]), time=iso[11:16]) if iso else ""


def which(occurrence: str) -> str:
    """The month or the day that something tells of: «septiembre de 2023», «5 de abril de 2024»."""
    return month(occurrence) if len(occurrence) == _MONTH else day(occurrence)


@cache
def program() -> bytes:
    """The digest of what sets these pages: other code may write other bytes."""
    total = sha256()
    for folder in _SOURCES:
        for source in sorted(folder.rglob("*.py")):
            total.update(f"{source.relative_to(_HERE.parents[1])}\0".encode() + sha256(source.read_bytes()).digest())
    return total.hexdigest().encode()
