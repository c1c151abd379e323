# SPDX-License-Identifier: EUPL-1.2
"""Supervision as a part of a release (``publication.parts``): what anybody may know of the commission.

Comes in:  ``supervision.published`` as it lies beside the snapshot, with the files of what was published.
Goes out:  the commission, its deadlines (also as iCalendar), its sessions, its documents and the estrados, as pages
           without JavaScript, as JSON beside each and as tables with their dictionary.
Basis:     Lineamientos, art. 10 (sessions are public); docs/decisions, «La Comisión en el sitio público».

A process of whose commission nothing is public has none of it. Each room here is a module with ``pages``.
"""

from collections.abc import Callable, Iterator, Sequence

from conoceles.publication.parts import Laid, Page
from conoceles.publication.parts.site import tongues
from conoceles.publication.snapshot import Snapshot

from . import deadlines, documents, front, sessions, tables
from .told import Told, told_of

__all__ = ["addresses", "check", "closing", "pages", "shards"]

_SHARD = "comision"
_ROOMS: tuple[Callable[[Told], Iterator[Page]], ...] = (
    front.pages,
    deadlines.pages,
    sessions.pages,
    documents.pages,
    tables.pages,
)


def check(snapshot: Snapshot) -> None:
    """Nothing here refuses a release: what is frozen was published by somebody, or is public by rule."""
    told_of(snapshot)


def shards(snapshot: Snapshot) -> Sequence[str]:
    """One, and again in every language."""
    return [_SHARD, *tongues.shards(snapshot, [_SHARD])]


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*."""
    return tongues.pages(snapshot, shard, lambda _: _pages(snapshot))


def addresses(snapshot: Snapshot) -> Iterator[str]:
    """Each of its pages, for search engines; that of a folder, by the folder."""
    for page in _pages(snapshot):
        if page.path.endswith(".html"):
            yield page.path.removesuffix("index.html")


def _pages(snapshot: Snapshot) -> Iterator[Page]:
    told = told_of(snapshot)
    if told is not None:
        for room in _ROOMS:
            yield from room(told)


def closing(_snapshot: Snapshot, _laid: Laid) -> Iterator[Page]:
    """Nothing here tells of other files."""
    return iter(())
