# SPDX-License-Identifier: EUPL-1.2
"""The record against what was signed of it, and each release that is shown against its signature, where they lie."""

import time

from conoceles.custody import examining
from conoceles.custody.models import Verification
from conoceles.kernel import clock
from conoceles.record.action import Actor

from . import actions


def verify(*, by: Actor) -> Verification:
    """Look at all of it, and note what was found."""
    began = time.monotonic()
    entries, _, of_record = examining.signed_record(())
    releases, of_releases = examining.as_signed()
    made = Verification(
        at=clock.now(),
        seconds=time.monotonic() - began,
        entries=entries,
        releases=releases,
        record_faults=of_record,
        release_faults=of_releases,
    )
    return actions.note_verification(made, by=by)
