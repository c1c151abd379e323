# SPDX-License-Identifier: EUPL-1.2
"""What somebody scanned, as one picture for each of its sheets: only pixels come back from the child.

A PDF of others is never embedded in one of ours: it may carry whatever it likes, and has no tags.
"""

import contextlib
import os
from dataclasses import dataclass

from conoceles.files.limited import Limits, heard
from conoceles.files.wire import Leaf, Leaves
from conoceles.kernel.refusals import Refused

from .developing import Accepted, develop
from .kinds import NAMES
from .reasons import Reason

#: The rasterizer is mapped whole, with its fonts; what it uses of that is far less.
LIMITS = Limits(memory=3 * 1024**3, processor=60, waited=120)
#: More sheets than this are no receipt.
MOST = 40
_PPI = 150
_PHOTO = Accepted(tuple(NAMES), most_bytes=10_000_000, most_pixels=60_000_000, least=(1, 1))


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a scan as JPEG; none of them, with the reason, where it cannot be read."""

    pictures: tuple[bytes, ...]
    unreadable: bool = False
    #: It has more than are shown.
    more: bool = False


def leaves(content: bytes, kind: str, *, limits: Limits = LIMITS) -> Sheets:
    """The sheets of *content*, a ``pdf``, ``jpg`` or ``png``."""
    try:
        if kind != "pdf":
            return Sheets((develop(content, _PHOTO).content,))
        found = _of_pdf(content, limits)
    except Refused:
        return Sheets((), unreadable=True)
    return Sheets(found[:MOST], unreadable=not found, more=len(found) > MOST)


def _of_pdf(content: bytes, limits: Limits) -> tuple[bytes, ...]:
    with os.fdopen(os.memfd_create("hojas"), "w+b") as file:
        file.write(content)
        file.flush()
        file.seek(0)
        request = Leaves(file.fileno(), limits.memory, limits.processor, most=MOST + 1, ppi=_PPI)
        with contextlib.closing(heard(request, limits=limits, name="", reasons=Reason)) as messages:
            return tuple(each.content for each in messages if isinstance(each, Leaf))
