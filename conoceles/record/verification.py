# SPDX-License-Identifier: EUPL-1.2
"""The record as the database holds it today, against what was signed of it.

The judge is the very program that parties run on an export (:mod:`conoceles.record.verificar_bitacora`); here it
is given the lines of the database, the checkpoints it stores and those that someone kept outside.
"""

import base64
from collections.abc import Iterable, Iterator

from conoceles.kernel import digests

from . import queries, rules, triggers
from .models import Checkpoint, Entry
from .verificar_bitacora import Fault, Verdict, opened, public_key, verify


def verdict(outside: Iterable[tuple[str, str]], pem: bytes) -> Verdict:
    """Whether every entry is as written and as signed with the key whose public half is *pem*.

    *outside* are checkpoints kept elsewhere, each with what to call it and its text. Without any, whoever holds
    both the database and its key could have written all of it anew. Raises Fault for a key of another kind.
    """
    key, points, faults = public_key(pem), [], []
    faults += [str(error.msg) for error in triggers.check_triggers(None, databases=["default"])]
    for source, note in (*_stored(faults), *outside):
        try:
            points.append(opened(note, source, key))
        except Fault as fault:
            faults.append(str(fault))
    reached = verify(_lines(faults), points)
    reached.faults = faults + reached.faults
    return reached


def _stored(faults: list[str]) -> Iterator[tuple[str, str]]:
    """The notes in the database; what their rows say otherwise goes to *faults*."""
    since = None
    stored = set()
    for row in Checkpoint.objects.order_by("size").iterator(1000):
        source = f"punto de control guardado de {row.size:,} asientos"
        stored.add(row.size)
        if not _agrees(row):
            faults.append(f"{source}: su renglón en la base no dice lo que dice su texto firmado")
        if since and row.at < since:
            faults.append(f"{source}: su hora es anterior a la del punto previo")
        since = row.at
        yield source, row.note
    announced = Entry.objects.filter(action=rules.SIGNED).order_by("number").values_list("number", flat=True)
    faults += [
        f"punto de control de {number - 1:,} asientos: el asiento {number:,} lo anuncia y no está guardado"
        for number in announced
        if number - 1 not in stored
    ]


def _agrees(row: Checkpoint) -> bool:
    """Whether size, root and peaks of *row* are those of its note."""
    try:
        root = row.tree().root()
    except ValueError:
        return False
    return row.root == root.hex() and row.note.split("\n")[1:3] == [str(row.size), base64.b64encode(root).decode()]


def _lines(faults: list[str]) -> Iterator[bytes]:
    """The entries as they are today; whatever is not as it was when it was written goes to *faults*."""
    for position, (line, leaf) in enumerate(queries.written(), 1):
        if digests.leaf(line) != leaf:
            faults.append(f"renglón {position:,} de la base: lo que dice no es lo que se escribió")
        yield line
