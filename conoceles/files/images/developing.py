# SPDX-License-Identifier: EUPL-1.2
"""A foreign photograph, seen from this side: the child decodes it, and only its negative comes back."""

import contextlib
import os
from dataclasses import dataclass

from conoceles.files.kinds import size
from conoceles.files.limited import Limits, heard
from conoceles.files.wire import Develop, Negative
from conoceles.kernel.refusals import Refused

from .kinds import NAMES, kind_of
from .reasons import Reason

#: The worst of what is accepted, 25 megapixels with transparency, took 290 MB and 1.3 s of processor.
LIMITS = Limits(memory=768 * 1024**2, processor=10, waited=30)
#: The longest side of a negative: enough to cut a face out of it, and no more than is needed for that.
LONGEST = 1600


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a photograph may be: of ``kinds.NAMES``, bytes, pixels, and its least width and height in pixels."""

    formats: tuple[str, ...]
    most_bytes: int
    most_pixels: int
    least: tuple[int, int]


def develop(content: bytes, accepted: Accepted, *, limits: Limits = LIMITS) -> Negative:
    """The negative of the photograph in *content*, which nowhere touches a disk. Raises Refused (``reasons``)."""
    kind = kind_of(content)
    if kind not in accepted.formats:
        formats = ", ".join(NAMES[each] for each in accepted.formats)
        raise Refused(Reason.OTHER_FORMAT, found=NAMES[kind], formats=formats)
    if len(content) > accepted.most_bytes:
        raise Refused(Reason.TOO_HEAVY, found=size(len(content)), largest=size(accepted.most_bytes))
    with os.fdopen(os.memfd_create("foto"), "w+b") as file:
        file.write(content)
        file.flush()
        file.seek(0)
        request = Develop(
            file.fileno(),
            limits.memory,
            limits.processor,
            kind=kind,
            most_pixels=accepted.most_pixels,
            least=accepted.least,
            longest=LONGEST,
        )
        with contextlib.closing(heard(request, limits=limits, name="", reasons=Reason)) as messages:
            (found,) = messages
    assert isinstance(found, Negative)
    return found
