# SPDX-License-Identifier: EUPL-1.2
"""Documents that somebody published, and what is or was fixed in the estrados."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file: a version as a whole, or its public version with the ground, the motive and the resolution for it.

    ``digest`` and ``size`` are of the file that is published. Of the original of a public version nothing is told: a
    digest of it would let anybody confirm a guess of what was taken out. ``published_by``: in what capacity.
    """

    number: int
    title: str
    sort: str
    version: int
    dated: str
    published_on: str
    published_by: str
    file: str
    digest: str
    size: int
    whole: bool
    ground: str = ""
    motive: str = ""
    resolution: str = ""
    resolved_on: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """What was fixed in the estrados (cédula): as the public list calls it, where, and between which instants.

    ``days`` is the term, and ``counted`` how its days count, in words. Empty ``removed_at``: it is there still.
    """

    number: int
    told: str
    place: str
    fixed_at: str
    fixed_by: str
    days: int
    counted: str
    last_day: str
    removed_at: str = ""
    removed_by: str = ""
    document: int = 0
