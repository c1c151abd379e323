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
    ended = STATUSES.get(entry.status)
    return {
        "name": clean(entry.name),
        "nickname": clean(entry.nickname),
        "path": _path(entry, catalogue),
        "about": _about(catalogue, entry.office, entry.position, entry.seat, entry.territory, entry.postulant),
        "ended": _(ended[0]) if ended else _(WITHDRAWN) if entry.withdrawn else "",
        "ballot": _(BALLOT_TAGS[said]) if (said := on_ballot(entry)) in BALLOT_TAGS else "",
    }


def _path(entry: Entry, catalogue: Catalogue) -> str:
    return f"{catalogue.offices[entry.office].slug}/{catalogue.territories[entry.territory].slug}/{entry.slug}.html"


@lru_cache(maxsize=1 << 14)
def _about(catalogue: Catalogue, office: str, position: str, seat: str, territory: str, postulant: str) -> str:
    """For what, where and by whom: the same for many."""
    elected, by = catalogue.offices[office], catalogue.postulation(postulant)
    # By which principle is said in the words of the office, where those name the post: «MR» tells few people anything.
    alone = sum(each.office == office for each in catalogue.positions.values()) == 1
    post = elected.name if elected.principle and alone else catalogue.positions[office, position].name
    about = [
        post if seat == "P" else f"{post} ({said(seat).lower()})",
        "" if alone else told(elected.principle),
        catalogue.place_name(catalogue.territories[territory]),
        by.acronym or catalogue.named(by),
    ]
    return " · ".join(filter(None, about))


def record(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """The same for programs."""
    return {
        "nombre": entry.name,
        "sobrenombre": entry.nickname or None,
        "pagina": _path(entry, catalogue),
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
