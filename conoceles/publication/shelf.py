# SPDX-License-Identifier: EUPL-1.2
"""The shelf of a process: where its freezes, its bakes and its public releases lie.

::

    $CONOCELES_HOME/public/<process>/current -> releases/<n>      what is shown
                                     releases/<n>/                whole, or its archive
                                     releases/.<n>.partial/       being baked
    $CONOCELES_HOME/private/freezes/<process>/<n>/                a frozen snapshot
                            bakes/<process>/<n>/                  what each page was made of
                            publishing/<process>.lock
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from conoceles.kernel.refusals import Refused

from . import disk
from .rules import Reason

#: Where ``current`` may lead; the public server follows nothing else either.
_RELEASE = re.compile(r"releases/[0-9]{1,9}")
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
PUBLIC_KEY = "clave-publica.pem"
CARD = "release.json"
CHECKPOINT = "bitacora.txt"  # the record as it was signed when this release was frozen
RECORD_KEY = "bitacora.pem"
#: Of a release kept as its archive: the digests of what was taken out of it, and when; and its signature.
WITHDRAWN = "WITHDRAWN"
WITHDRAWN_SIGNATURE = "WITHDRAWN.sig"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders of one process."""

    public: Path
    freezes: Path
    bakes: Path
    lock: Path

    @property
    def current(self) -> Path:
        """The link that every server follows."""
        return self.public / "current"

    def release(self, number: int) -> Path:
        """Where release *number* lies, once whole."""
        return self.public / "releases" / str(number)

    def partial(self, number: int) -> Path:
        """Where release *number* is baked."""
        return self.public / "releases" / f".{number}.partial"

    @property
    def visible(self) -> int:
        """The number of the release that the public sees, 0 when there is none, or when the link leads astray."""
        leads = str(self.current.readlink()) if self.current.is_symlink() else ""
        return int(leads.removeprefix("releases/")) if _RELEASE.fullmatch(leads) else 0

    @property
    def astray(self) -> str:
        """Where ``current`` leads when that is no release; empty when it leads to one, or is not there.

        Raises Refused (NOT_A_LINK) when it is no link, which nothing of ours may replace.
        """
        if self.current.is_symlink():
            return "" if self.visible else str(self.current.readlink())
        if self.current.exists():
            raise Refused(Reason.NOT_A_LINK, path=self.current)
        return ""

    def settle(self, number: int) -> None:
        """Have ``current`` point to release *number*, unless it already shows that one or a later one.

        The link is replaced, never removed: at every instant it leads to a whole release.
        """
        if self.visible >= number or not (self.release(number) / SIGNATURE).exists():
            return
        fresh = self.public / ".current.next"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("releases") / str(number))
        fresh.replace(self.current)
        disk.fsync_folder(self.public)

    def discard_unfinished(self, *, but: int | None = None) -> None:
        """Remove what stopped publications left behind, except the bake of release *but*."""
        for rest in self.public.glob("releases/.*"):
            if but is None or rest != self.partial(but):
                shutil.rmtree(rest)
        for folder in (self.freezes, self.bakes):
            for rest in folder.glob(".*"):
                shutil.rmtree(rest)

    def forget_before(self, number: int) -> None:
        """Remove the freezes and the bakers' notes of the releases before *number*."""
        for folder in (self.freezes, self.bakes):
            for old in folder.iterdir() if folder.exists() else ():
                if old.name.isdigit() and int(old.name) < number:
                    shutil.rmtree(old)

    def numbers(self) -> list[int]:
        """The releases that lie here, whole or reduced, from the first."""
        return sorted(int(entry.name) for entry in os.scandir(self.public / "releases") if entry.name.isdigit())


def of(slug: str) -> Shelf:
    """The shelf of the process with that *slug*."""
    private = settings.PRIVATE
    return Shelf(
        settings.PUBLIC / slug, private / "freezes" / slug, private / "bakes" / slug,
        private / "publishing" / f"{slug}.lock",
    )  # fmt: skip
