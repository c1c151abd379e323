# SPDX-License-Identifier: EUPL-1.2
"""What one baker does with one shard."""

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import msgspec

from conoceles.kernel import digests
from conoceles.publication.parts import Edition, Laid, Page, Part, Seen
from conoceles.publication.program import fingerprint
from conoceles.publication.snapshot import Snapshot, outline

from .files import Tray
from .links import links
from .notes import Links, Made, Notes

#: The shard of a part's closing pages.
CLOSING = "cierre"


@dataclass(frozen=True, slots=True)
class Before:
    """The previous release: its files, and the notes of its bake."""

    release: Path
    notes: Path


class Done(NamedTuple):
    """What came of a shard, in figures."""

    pages: int
    fresh: int
    files: int
    written: int  # bytes


@dataclass(frozen=True)
class Bench:
    """What a baker has before him: the snapshot, the folder he fills, and the previous release.

    *key* is the public half, as PEM, of the one that will sign. *before* is what may be reused, and *edition* says what
    it is compared with: the same release, unless everything is made anew.
    """

    snapshot: Snapshot
    parts: tuple[str, ...]  # dotted names
    into: Path
    notes: Notes
    key: bytes
    before: Before | None = None
    edition: Edition = field(default_factory=Edition)

    @cached_property
    def _tray(self) -> Tray:
        return Tray(self.into, self.before.release if self.before else None)

    def part(self, name: str) -> Part:
        """The part with that dotted name."""
        return import_module(name)  # type: ignore[return-value]

    def outline(self) -> None:
        """Write the outline of the snapshot, for the shards that are made of it."""
        self.forget_outline()
        outline(self.snapshot, self._outline.folder)

    def forget_outline(self) -> None:
        """Remove it: it was for this bake."""
        shutil.rmtree(self._outline.folder, ignore_errors=True)

    def bake(self, part: str, shard: str) -> Done:
        """Put the pages of *shard* in their place, and note them."""
        before = Notes(self.before.notes) if self.before else None
        noted_at = before.noted_at(part, shard) if before else 0
        known = {page.path: page for page in before.baked(part, shard)} if before else {}
        inputs = self._inputs(part, shard)
        if before and inputs and before.inputs(part, shard) == inputs:
            whole = [reused for page in known.values() if (reused := self._tray.reuse(page, noted_at))]
            if len(whole) == len(known):
                self.notes.keep(part, shard, whole, (), inputs)
                return _done(whole)
        baked: list[Made] = []
        leads: dict[str, str] = {}
        written: dict[str, set[bytes]] = defaultdict(set)  # links, by the folder of the pages that have them
        for page in self._pages(part, shard):
            same = known.get(page.path)
            reused = self._tray.reuse(same, noted_at) if same and same.inputs == page.inputs else None
            if reused:
                baked.append(reused._replace(archived=page.archived))
                continue
            made, content = self._tray.put(page)
            baked.append(made)
            if page.path.endswith(".html"):
                beside = written[page.path.rpartition("/")[0]]
                for target in links(page.path, content, f"/{self.snapshot.header.process.slug}/", beside):
                    leads.setdefault(target, page.path)
        self.notes.keep(part, shard, baked, (Links(target, page) for target, page in leads.items()), inputs)
        return _done(baked)

    def _seen(self, part: str, shard: str) -> Seen | None:
        tells = getattr(self.part(part), "seen", None)
        return tells(self.snapshot, shard) if tells and shard != CLOSING else None

    def _inputs(self, part: str, shard: str) -> str:
        """What the whole *shard* is made of, this program included; empty where its part does not tell."""
        seen = self._seen(part, shard)
        if seen is None:
            return ""
        if seen.races is None:
            lines = self._outline_digest
        else:
            lines = digests.digest(
                [hashlib.sha256(b"\n".join(self.snapshot.lines(each))).hexdigest() for each in seen.races]
            )
        return digests.digest([fingerprint(), seen.further, self._shared_digest, lines])

    @cached_property
    def _shared_digest(self) -> str:
        """Of what every page may be made of: the header, where races lie and how large they are, what is beside."""
        races = [(each.office, each.territory, each.count, each.by_party) for each in self.snapshot.races]
        header = hashlib.sha256((self.snapshot.folder / "header.json").read_bytes()).hexdigest()
        return digests.digest([header, msgspec.to_builtins(races), msgspec.to_builtins(self.snapshot.besides)])

    @cached_property
    def _outline(self) -> Snapshot:
        return Snapshot(self.notes.folder / "outline")

    @cached_property
    def _outline_digest(self) -> str:
        with (self._outline.folder / "profiles.jsonl").open("rb") as lines:
            return digests.of_file(lines)

    def _pages(self, part: str, shard: str) -> Iterator[Page]:
        if shard == CLOSING:
            return self.part(part).closing(self.snapshot, Laid(self.into, self.key, self.edition))
        seen = self._seen(part, shard)
        return self.part(part).pages(self._outline if seen and seen.races is None else self.snapshot, shard)

    def inspect(self, part: str, shard: str) -> tuple[list[str], list[Links]]:
        """Read the fresh files of *shard* again: those that are not what was written, and the links to nowhere."""
        spoiled = [
            page.path + file.suffix
            for page in self.notes.baked(part, shard)
            if page.fresh
            for file in page.files
            if not self._tray.intact(page.path, file)
        ]
        return spoiled, [link for link in self.notes.links(part, shard) if not self._tray.leads_somewhere(link.target)]

    def found_done(self, part: str, shard: str) -> Done:
        """The figures of a shard that an earlier, stopped bake completed."""
        return _done(list(self.notes.baked(part, shard)))


def _done(baked: list[Made]) -> Done:
    fresh = [page for page in baked if page.fresh]
    return Done(
        pages=len(baked),
        fresh=len(fresh),
        files=sum(len(page.files) for page in baked),
        written=sum(file.size for page in fresh for file in page.files),
    )
