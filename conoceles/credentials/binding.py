# SPDX-License-Identifier: EUPL-1.2
"""The sheets of many letters in one file: whoever prints ninety opens one and not ninety.

::

    with Binder() as binder:
        binder.add(pdf)                        # of SHEETS sheets each
        for name, content in binder.bound():   # «001-a-200.pdf», two hundred letters a file
            ...

It is for the printer: what is read with a screen reader is each letter's own PDF, which is tagged.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import typst

from conoceles.files.storage import scratch_folder

from .letters import SHEETS

_AT_ONCE = 200
_ALL = """#set page(paper: "us-letter", margin: 0pt)
#for letter in json(bytes(sys.inputs.letters)) {
  for sheet in range(int(sys.inputs.sheets)) { image(letter, page: sheet + 1, width: 100%, height: 100%) }
}
"""


class Binder:
    """Letters that wait on the disk, in a private folder that is gone with the block."""

    def __init__(self) -> None:
        self._place = scratch_folder()
        self._folder = Path(self._place.name)
        self._count = 0

    def __enter__(self) -> Self:
        (self._folder / "todas.typ").write_text(_ALL)
        return self

    def __exit__(self, *_: object) -> None:
        self._place.cleanup()

    def add(self, pdf: bytes) -> None:
        """One letter more."""
        self._count += 1
        (self._folder / f"{self._count}.pdf").write_bytes(pdf)

    def bound(self) -> Iterator[tuple[str, bytes]]:
        """Files to print, each with the name that tells which letters it has, in the order in which they came."""
        for first in range(1, self._count + 1, _AT_ONCE):
            last = min(first + _AT_ONCE - 1, self._count)
            letters = json.dumps([f"{number}.pdf" for number in range(first, last + 1)])
            yield (
                f"{first:04}-a-{last:04}.pdf",
                typst.compile(
                    self._folder / "todas.typ",
                    root=self._folder,
                    sys_inputs={"letters": letters, "sheets": str(SHEETS)},
                ),
            )
