# SPDX-License-Identifier: EUPL-1.2
"""What someone could do who holds the database, its locks and, at worst, the key that signs.

Every forger here is a careful one: numbers and times follow one another, leaf hashes are those of what is there, the
announcements of checkpoints bear the roots of the forged entries, and the stored checkpoints are signed anew.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from conoceles.kernel import digests, merkle
from conoceles.record import notes, queries, rules, triggers
from conoceles.record.models import Checkpoint, Entry

START = datetime(2024, 5, 1, 12, tzinfo=UTC)
ACTOR = "7d2f3f4e-0f5c-4a53-8f0e-0d3b7f1b2a10"


def entry(about, action="answers-sent"):
    """The content of an invented entry; number and time come with its place."""
    return {"actor": ACTOR, "role": "candidatura", "scope": "demo", "action": action, "about": about, "digest": ""}


@dataclass
class History:
    """A whole record: its entries, one line of bytes each, and its root after each of them."""

    contents: list
    lines: list
    roots: list


def consistent(contents):
    """The record that consists of *contents*, renumbered, retimed, announcements and all."""
    history, tree = History([], [], [merkle.EMPTY]), merkle.CompactRange()
    for number, content in enumerate(contents, 1):
        at = (START + timedelta(seconds=number)).isoformat(timespec="microseconds")
        placed = content | {"number": number, "at": at}
        if placed["action"] == rules.SIGNED:
            placed |= {"about": f"record.Checkpoint:{number - 1}", "digest": tree.root().hex()}
        line = rules.line(placed)
        tree.append(bytes.fromhex(digests.leaf(line)))
        history.contents.append(placed)
        history.lines.append(line)
        history.roots.append(tree.root())
    return history


def overwrite(contents):
    """Make the database's record that of *contents*, signed with whatever key this installation has now."""
    history = consistent(contents)
    unlock()
    Entry.objects.all().delete()
    Checkpoint.objects.all().delete()
    tree = merkle.CompactRange()
    for content, line in zip(history.contents, history.lines, strict=True):
        at = datetime.fromisoformat(content["at"])
        if content["action"] == rules.SIGNED:
            note = notes.signed(settings.RECORD_ORIGIN, tree.size, tree.root(), queries.signing_key())
            peaks = b"".join(tree.peaks).hex()
            Checkpoint.objects.create(
                size=tree.size, root=tree.root().hex(), peaks=peaks, note=note, at=at, occasion="x"
            )
        Entry.objects.create(**content | {"at": at}, leaf=digests.leaf(line))
        tree.append(bytes.fromhex(digests.leaf(line)))
    _lock()


def unlocked(change):
    """Do what the locks of the record refuse, and put them back."""
    unlock()
    change()
    _lock()


def present():
    """The record of the database, as contents."""
    return [row.content() for row in Entry.objects.order_by("number")]


def root_with(checkpoint, entries):
    """The root of what *checkpoint* covers and *entries*, in hexadecimal."""
    tree = checkpoint.tree()
    for leaf in entries.order_by("number").values_list("leaf", flat=True):
        tree.append(bytes.fromhex(leaf))
    return tree.root().hex()


def unlock():
    """Take the locks away."""
    for table in triggers.TABLES:
        with connection.cursor() as cursor:
            for name in triggers.working(connection, table):
                cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def _lock():
    with connection.cursor() as cursor:
        for statement in triggers.statements(connection.vendor):
            cursor.execute(statement)
