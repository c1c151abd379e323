# SPDX-License-Identifier: EUPL-1.2
"""A frozen snapshot, opened for reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec

from .profiles import Profile
from .shared import Header


@dataclass(frozen=True, slots=True)
class Race:
    """An office in a place (contienda), and where its profiles lie: ``offset`` and ``size`` in bytes.

    ``by_party`` counts a candidacy of an alliance once for each of its parties.
    """

    office: str
    territory: str
    count: int
    by_party: int
    offset: int
    size: int


def note_line(races: list[Race], profile: Profile, parties: int, offset: int, size: int) -> None:
    """Add one more line of ``profiles.jsonl`` to *races*: to the last one, or to a new one.

    *parties* is how many put *profile* forward.
    """
    if races and (races[-1].office, races[-1].territory) == (profile.office, profile.territory):
        last = races.pop()
        races.append(replace(last, count=last.count + 1, by_party=last.by_party + parties, size=last.size + size))
    else:
        races.append(Race(profile.office, profile.territory, 1, parties, offset, size))


_PROFILE = msgspec.json.Decoder(Profile)


def profile_of(line: bytes) -> Profile:
    """The profile that *line* of ``profiles.jsonl`` holds."""
    return _PROFILE.decode(line)


#: The folder of what later steps froze beside the candidacies, in the same read.
BESIDE = "beside"


class Snapshot:
    """A frozen snapshot, opened for reading. Cheap to open; profiles are read race by race."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def header(self) -> Header:
        """What all pages share."""
        return msgspec.json.decode((self.folder / "header.json").read_bytes(), type=Header)

    @cached_property
    def races(self) -> tuple[Race, ...]:
        """Every race with at least one candidacy, by office, then place."""
        return msgspec.json.decode((self.folder / "races.json").read_bytes(), type=tuple[Race, ...])

    def lines(self, race: Race) -> list[bytes]:
        """The profiles of *race* as they were written, for digests."""
        with (self.folder / "profiles.jsonl").open("rb") as file:
            file.seek(race.offset)
            return file.read(race.size).splitlines()

    def line(self, offset: int, size: int) -> bytes:
        """One profile as it was written, by where it lies in bytes."""
        with (self.folder / "profiles.jsonl").open("rb") as file:
            file.seek(offset)
            return file.read(size)

    def profiles(self, race: Race) -> list[Profile]:
        """The candidacies of *race*, in ballot order: postulant, position, place in the list, titular first."""
        return [profile_of(line) for line in self.lines(race)]

    def everyone(self) -> Iterator[Profile]:
        """Every candidacy, race by race."""
        for race in self.races:
            yield from self.profiles(race)

    @cached_property
    def besides(self) -> tuple[tuple[str, str], ...]:
        """The names of what other steps froze beside the candidacies, each with its SHA-256."""
        files = sorted((self.folder / BESIDE).glob("*.json"))
        return tuple((file.stem, sha256(file.read_bytes()).hexdigest()) for file in files)

    def beside(self, name: str) -> bytes:
        """What another step froze beside the candidacies under that name, as JSON; empty where it had nothing."""
        try:
            return (self.folder / BESIDE / f"{name}.json").read_bytes()
        except FileNotFoundError:
            return b""

    def beside_file(self, digest: str) -> bytes:
        """A file that another step froze beside the candidacies, by its digest."""
        return (self.folder / BESIDE / digest).read_bytes()

    def photo(self, digest: str) -> bytes:
        """The photograph, or the emblem, with that digest."""
        return (self.folder / "photos" / digest).read_bytes()
