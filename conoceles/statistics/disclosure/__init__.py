# SPDX-License-Identifier: EUPL-1.2
"""Counts that cannot point at a person: rule SDC-1, whole, in plain Python.

``disclose(world, secret)`` bands the counts of one group at one cut, plays the attacker against them and weakens cells
until nothing can be told of anybody; ``recomputed(report)`` plays the attacker again on what a report says, without
the secret. The rule, the attacker and what is not covered: docs/decisions/0028.

    world, secret = assembled("indigena", ["2027-05-01"], people)
    report = disclose(world, secret)
    if report.verdict.publishable: … report.cut.tables …
"""

from .audit import audited, recomputed
from .bands import Level, Rule, Shown, share, words
from .catalogue import VERSION, Cell, Place, Table
from .report import (
    Cut,
    Flaw,
    Inferred,
    Interval,
    Published,
    Slice,
    Status,
    Verdict,
    Violation,
)
from .signed import Report, read, written
from .weakening import disclose
from .world import Base, Crowd, Person, Secret, World, assembled

__all__ = [
    "VERSION",
    "Base",
    "Cell",
    "Crowd",
    "Cut",
    "Flaw",
    "Inferred",
    "Interval",
    "Level",
    "Person",
    "Place",
    "Published",
    "Report",
    "Rule",
    "Secret",
    "Shown",
    "Slice",
    "Status",
    "Table",
    "Verdict",
    "Violation",
    "World",
    "assembled",
    "audited",
    "disclose",
    "read",
    "recomputed",
    "share",
    "words",
    "written",
]
