# SPDX-License-Identifier: EUPL-1.2
"""Signing what has been written."""

from typing import Any

from django.conf import settings

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused

from . import notes, queries, rules
from .action import action, await_turn
from .models import Checkpoint, Entry
from .permissions import may_sign


@action(rules.SIGNED, allowed=may_sign)
def sign(checkpoint: Checkpoint, *, by: Any) -> Checkpoint:  # noqa: ARG001
    """Sign every entry so far as *checkpoint*, new and with nothing but its occasion: it then has its size and note.

    Signing is itself an act on record. Its entry comes right after the last one covered and bears
    the root, so that (1) a checkpoint made and kept from the public leaves a trace that the next one proves;
    (2) the record holds its own former roots, and rewriting one entry means rewriting every later
    announcement too; (3) no one asks who closed the record, when, and on what occasion, and finds no answer.
    The price is one line for each checkpoint, some 4,000 hourly ones in a process of six months.

    Only the entries since the last checkpoint are read: its peaks say the rest. It is to be called on its own,
    not within another action, whose line would hide the announcement. Raises Refused: GAP, NOTHING_NEW.
    """
    await_turn()
    tree = queries.latest_tree()
    signed = tree.size
    new = Entry.objects.filter(number__gt=signed).order_by("number").values_list("number", "leaf")
    for number, leaf in new.iterator(5000):
        if number != tree.size + 1:
            raise Refused(rules.Reason.GAP, number=tree.size + 1)
        tree.append(bytes.fromhex(leaf))
    if tree.size == signed and Checkpoint.objects.filter(size=signed).exists():
        raise Refused(rules.Reason.NOTHING_NEW, size=signed)
    checkpoint.size = tree.size
    checkpoint.root = tree.root().hex()
    checkpoint.peaks = b"".join(tree.peaks).hex()
    checkpoint.note = notes.signed(settings.RECORD_ORIGIN, tree.size, tree.root(), queries.signing_key())
    checkpoint.at = clock.now()
    checkpoint.save(force_insert=True)
    return checkpoint
