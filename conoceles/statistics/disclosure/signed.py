# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit: bytes that are signed, kept, and from which anybody who may read them recomputes it.

It tells how many people of each place agreed to statistics: it is for the commission, the UAI and the publisher's
gate, not for the public site.
"""

from dataclasses import dataclass

import msgspec

from .report import Cut, Verdict
from .world import World


@dataclass(frozen=True, slots=True)
class Report:
    """The world as the attacker knows it, the cut as it would be published, and what the audit found."""

    world: World
    cut: Cut
    verdict: Verdict


def written(report: Report) -> bytes:
    """*report* as JSON, the same bytes for the same report."""
    return msgspec.json.format(msgspec.json.encode(report, order="sorted"), indent=1) + b"\n"


def read(content: bytes) -> Report:
    """The report in *content*. Raises msgspec.ValidationError if it is none, of whatever it does not understand."""
    return msgspec.json.decode(content, type=Report, strict=True)
