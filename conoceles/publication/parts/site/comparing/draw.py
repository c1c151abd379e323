# SPDX-License-Identifier: EUPL-1.2
"""The order that no law gives: drawn from a public seed, the same for whoever draws it again.

Each formula of a race has a turn: the SHA-256 of the seed, the race and whoever nominates it. The smallest goes first.
The turn is that of whoever nominates and of no person: who comes in the place of another has hers, and nobody moves.
"""

import hashlib
from collections.abc import Iterable

from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Header, Race

#: Between what a turn is taken of; no seed, address or key holds it.
BETWEEN = "|"


def seed(header: Header) -> str:
    """What everything is drawn from: what the process says, or its own key while it says nothing."""
    return header.draw.seed or header.process.slug


def contest(race: Race, catalogue: Catalogue) -> str:
    """The address of *race* in the site, without its slash: what sets its draw apart from all others."""
    return catalogue.race_folder(race).rstrip("/")


def turn(key: str, contested: str, header: Header) -> str:
    """The turn of whoever *key* names in the race *contested*: 64 hexadecimal digits."""
    return hashlib.sha256(BETWEEN.join((seed(header), contested, key)).encode()).hexdigest()


def drawn(keys: Iterable[str], contested: str, header: Header) -> list[str]:
    """*keys* in the order drawn for the race *contested*."""
    return sorted(keys, key=lambda key: turn(key, contested, header))
