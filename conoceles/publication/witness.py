# SPDX-License-Identifier: EUPL-1.2
"""The record of every act, signed with each release and published in it (security goals, G10).

Whoever keeps a release keeps a checkpoint too: nobody can rewrite what was done until then without its being seen.
"""

from pathlib import Path

from conoceles.kernel.refusals import Refused
from conoceles.record import actions, queries
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from conoceles.record.rules import Reason

from . import disk
from .models import Release
from .sealing import Witness
from .shelf import CHECKPOINT


def witness_of(release: Release, freeze: Path) -> Witness:
    """The checkpoint that covers the freezing of *release*, signed once and kept beside its snapshot in *freeze*.

    A bake that is resumed, or made again, bears the same one. Raises Refused (``record.rules.Reason.GAP``).
    """
    kept = freeze / CHECKPOINT
    if not kept.exists():
        disk.write_whole(kept, _signed(release).encode())
    return Witness(kept.read_bytes(), queries.public_key())


def _signed(release: Release) -> str:
    try:
        return actions.sign(Checkpoint(occasion=f"publicación {release.number}"), by=Clerk()).note
    except Refused as refusal:
        if refusal.reason is not Reason.NOTHING_NEW:  # somebody signed since the freeze: that one covers it
            raise
        return queries.latest_checkpoint_note()
