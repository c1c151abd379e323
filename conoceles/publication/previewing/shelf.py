# SPDX-License-Identifier: EUPL-1.2
"""Where previews lie: in the private folder, where no public server looks.

::

    $CONOCELES_HOME/private/previews/<process>/<id>/freeze/   the frozen snapshot
                                                    bake/     what each page was made of
                                                    files/    the pages themselves, and SHA256SUMS
                                                    said/     of the snapshot, what may have to go: read at each look
                                               .making/       being made
                                               lock
"""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

FREEZE, BAKE, FILES, SAID = "freeze", "bake", "files", "said"


@dataclass(frozen=True, slots=True)
class Cabinet:
    """The previews of one process."""

    folder: Path

    @property
    def lock(self) -> Path:
        """Held by whoever makes one."""
        return self.folder / "lock"

    @property
    def making(self) -> Path:
        """Where one is made."""
        return self.folder / ".making"

    def of(self, preview: UUID) -> Path:
        """Where that preview lies, whole."""
        return self.folder / str(preview)

    def files(self, preview: UUID) -> Path:
        """Where its pages are."""
        return self.of(preview) / FILES

    def keep_only(self, live: Collection[UUID]) -> int:
        """Remove every preview that is not one of *live*; how many were."""
        kept = {str(each) for each in live}
        if not self.folder.exists():
            return 0
        gone = [each for each in self.folder.iterdir() if each.is_dir() and each.name not in kept]
        for each in gone:
            shutil.rmtree(each)
        return len(gone)


def of(slug: str) -> Cabinet:
    """The previews of the process with that *slug*."""
    return Cabinet(settings.PRIVATE / "previews" / slug)
