# SPDX-License-Identifier: EUPL-1.2
"""What a part of a release is. ``settings.RELEASE_PARTS`` names the modules that are one.

A part is a module with the functions of :class:`Part`. It splits its work into shards,
so that both cores bake and a stopped bake resumes where it was, and describes each page before making
it, so that a page whose inputs did not change is linked from the release before instead of made.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from conoceles.publication.snapshot import Race, Snapshot


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a release: where it lies, what it depends on, and how to make it.

    ``path`` is relative, with ``/``. ``inputs`` is a digest of everything the bytes depend on, templates
    included; equal inputs mean equal bytes. ``make`` returns the bytes, in pieces where they are large.
    ``archived`` files stay when an old release is reduced to its archive: the JSON of each candidacy.
    """

    path: str
    inputs: str
    make: Callable[[], bytes | Iterable[bytes]]
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """Which release it is, and the folder of the one that is shown before it; 0 and None where nobody says."""

    number: int = 0
    before: Path | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """What closing pages are made of: the release's *folder*, with all other files in it, and the key that will sign.

    Beside each text ``x`` lies ``x.gz``, without name or time in it. ``key`` is the public half, as PEM. What tells how
    a release differs from the one before depends on its ``edition`` too, and nothing else may.
    """

    folder: Path
    key: bytes
    edition: Edition = Edition()

    def size(self, path: str) -> int:
        """How many bytes the file at *path* has. Raises FileNotFoundError."""
        return (self.folder / path).stat().st_size


@dataclass(frozen=True, slots=True)
class Seen:
    """Of what in a snapshot all the pages of a shard are made, besides its header and what is beside it.

    That is every line of ``races``; or, where that is None, the outline of everyone (``snapshot.outlines``), which the
    part is then given in place of the snapshot. ``further`` is a digest of whatever else decides them.
    """

    races: tuple[Race, ...] | None
    further: str


class Part(Protocol):
    """A module that contributes files to a release. Its ``PHRASES``, if any, say why its check refuses one.

    It may also have ``seen(snapshot, shard) -> Seen | None``: a shard of which it tells what it is made of is taken
    whole from the release before while that stays the same, and none of its pages is described. And it may have
    ``prepare(snapshot)``: what each baker would otherwise do again before her first page. And ``addresses(snapshot)``:
    its own pages for the sitemap, from the root of the process, in Spanish.
    """

    def check(self, snapshot: Snapshot) -> None:
        """Raise ``kernel.refusals.Refused`` when the release must not be made."""

    def shards(self, snapshot: Snapshot) -> Sequence[str]:
        """Names of independent pieces of work, the longest first; stable for one snapshot."""

    def pages(self, snapshot: Snapshot, shard: str) -> Iterator[Page]:
        """The files of *shard*, always in the same order."""

    def closing(self, snapshot: Snapshot, laid: Laid) -> Iterator[Page]:
        """The files that tell of others: described when those of every shard lie there, each after the one before."""
