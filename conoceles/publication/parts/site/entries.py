# SPDX-License-Identifier: EUPL-1.2
"""Candidacies as lists show them: one line each, small enough to hold all of them at once."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from conoceles.publication.languages import _, told
from conoceles.publication.snapshot import Picture, Race, Snapshot, Withdrawn, on_ballot

from .absence import STATUSES, WITHDRAWN
from .ballots import TAGS as BALLOT_TAGS
from .catalogue import Catalogue
from .words import clean
from .words import seat as said


@dataclass(frozen=True, slots=True)
class Entry:
    """The part of a profile that a list needs."""

    slug: str
    name: str
    nickname: str
    sex: str
    seat: str
    status: str
    office: str
    position: str
    territory: str
    postulant: str
    party_of_origin: str
    photo: tuple[Picture, ...]
    withdrawn: Withdrawn | None = None
    printed: bool | None = None

    @property
    def stands(self) -> bool:
        """Whether she stands today."""
        return self.status == "registrada"


#: The code of whose profile was withdrawn, beside those of the register.
_WITHDRAWN = "perfil_retirado"
_DECODER = msgspec.json.Decoder(Entry)
_REPEATED = ("sex", "seat", "status", "office", "position", "territory", "postulant", "party_of_origin")


def of_line(line: bytes) -> Entry:
    """The entry of one line of the snapshot, a tenth of the work of reading the whole profile."""
    return _DECODER.decode(line)


def of_race(snapshot: Snapshot, race: Race) -> list[Entry]:
    """The candidacies of *race*, in ballot order."""
    return [of_line(line) for line in snapshot.lines(race)]


def everyone(snapshot: Snapshot) -> Iterator[Entry]:
    """Every candidacy, race by race. Keys that many share are one string, so that half a million fit in memory."""
    for race in snapshot.races:
        for entry in of_race(snapshot, race):
            for field in _REPEATED:
                object.__setattr__(entry, field, sys.intern(getattr(entry, field)))
            yield entry


def row(entry: Entry, catalogue: Catalogue) -> dict[str, str]:
    """What a list shows of *entry*; ``path`` is where its page lies in the release."""
    ballot = on_ballot(entry)
    return {
        "name": clean(entry.name),
        "nickname": clean(entry.nickname),
        "path": path(entry, catalogue),
        "about": _about(catalogue, entry.office, entry.position, entry.seat, entry.territory, entry.postulant),
        "ended": ended_said(ended(entry)),
        "ballot": _(BALLOT_TAGS[ballot]) if ballot in BALLOT_TAGS else "",
    }


def ended(entry: Entry) -> str:
    """The code of what she is no longer, or empty: of her registration, or that her profile was withdrawn."""
    return entry.status if entry.status in STATUSES else _WITHDRAWN if entry.withdrawn else ""


def ended_said(code: str) -> str:
    """In a few words."""
    return _(STATUSES[code][0]) if code in STATUSES else _(WITHDRAWN) if code else ""


def ended_words() -> dict[str, str]:
    """Every such code, with its words."""
    return {code: ended_said(code) for code in (*STATUSES, _WITHDRAWN)}


def path(entry: Entry, catalogue: Catalogue) -> str:
    """Where her page lies in the release."""
    return f"{catalogue.offices[entry.office].slug}/{catalogue.territories[entry.territory].slug}/{entry.slug}.html"


@lru_cache(maxsize=1 << 14)
def _about(catalogue: Catalogue, office: str, position: str, seat: str, territory: str, postulant: str) -> str:
    """For what, where and by whom: the same for many."""
    return f"{post(catalogue, office, position, seat)} · {where(catalogue, territory, postulant)}"


def post(catalogue: Catalogue, office: str, position: str, seat: str) -> str:
    """For what she stands."""
    elected = catalogue.offices[office]
    # By which principle is said in the words of the office, where those name the post: «MR» tells few people anything.
    alone = sum(each.office == office for each in catalogue.positions.values()) == 1
    name = elected.name if elected.principle and alone else catalogue.positions[office, position].name
    stands = name if seat == "P" else f"{name} ({said(seat).lower()})"
    return " · ".join(filter(None, [stands, "" if alone else told(elected.principle)]))


def where(catalogue: Catalogue, territory: str, postulant: str) -> str:
    """In which place, and by whom she is put forward: names, the same in every language."""
    by = catalogue.postulation(postulant)
    return f"{catalogue.place_name(catalogue.territories[territory])} · {by.acronym or catalogue.named(by)}"


def record(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """The same for programs."""
    return {
        "nombre": entry.name,
        "sobrenombre": entry.nickname or None,
        "pagina": path(entry, catalogue),
        "eleccion": entry.office,
        "cargo": entry.position,
        "calidad": entry.seat,
        "demarcacion": entry.territory,
        "postulacion": entry.postulant,
        "siglado": entry.party_of_origin or None,
        "estado_del_registro": entry.status,
        "boleta": on_ballot(entry),
        "perfil_retirado_desde": entry.withdrawn.since if entry.withdrawn else None,
    }
