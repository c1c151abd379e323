# SPDX-License-Identifier: EUPL-1.2
"""What lies on the shelves of a process and was never public: previews, and what was frozen and not shown."""

import shutil

from conoceles.elections.models import Process
from conoceles.publication import disk, shelf
from conoceles.publication.models import CouncilPreview
from conoceles.publication.previewing import actions, making, queries
from conoceles.record.clerk import Clerk


def clear(process: Process) -> None:
    """Show no preview any more, and have nothing here of it. Raises Refused (BEING_PUBLISHED) meanwhile."""
    if preview := queries.live(process):
        actions.close(preview, over=CouncilPreview.Over.LEFT, by=Clerk())
    making.discard(process)
    lying = shelf.of(process.slug)
    with disk.publishing_alone(lying.lock):
        for folder in (lying.freezes, lying.bakes):
            for each in folder.iterdir() if folder.exists() else ():
                if not each.name.isdigit() or int(each.name) > lying.visible:
                    shutil.rmtree(each)
