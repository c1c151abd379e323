# SPDX-License-Identifier: EUPL-1.2
"""Statistics as a part of a release (``publication.parts``): pages and files made of what is frozen beside it alone.

Each room here is a module with ``pages(snapshot)``, one shard. A room whose file is not in the snapshot gives nothing.
"""

from collections.abc import Callable, Iterator, Sequence

from conoceles.publication.parts import Laid, Page
from conoceles.publication.parts.site import tongues
from conoceles.publication.snapshot import Snapshot

from . import board, cuts, groups
from .cuts import PHRASES

__all__ = ["PHRASES", "check", "closing", "pages", "shards"]

#: Each room by the name of its shard.
_ROOMS: dict[str, Callable[[Snapshot], Iterator[Page]]] = {"avance": board.pages, "grupos": groups.pages}


def check(snapshot: Snapshot) -> None:
    """Refuse a release with a cut that nobody signed, or with other tables (SDC-1, 7). Raises Refused."""
    cuts.check(snapshot)


def shards(snapshot: Snapshot) -> Sequence[str]:
    """One a room, and each again in every language."""
    return [*_ROOMS, *tongues.shards(snapshot, _ROOMS)]


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*."""
    return tongues.pages(snapshot, shard, lambda own: _ROOMS[own](snapshot))


def closing(_snapshot: Snapshot, _laid: Laid) -> Iterator[Page]:
    """Nothing here tells of other files."""
    return iter(())
