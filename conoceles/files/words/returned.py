# SPDX-License-Identifier: EUPL-1.2
"""A DOCX that somebody sends, read from this side: the child does the parsing."""

import contextlib
import os

from conoceles.files.limited import Limits, heard
from conoceles.files.wire import Words, Written

from .reasons import Reason

#: A document is read whole: its XML, ten times over, at the most.
LIMITS = Limits(memory=1024**3, processor=30, waited=60)


def read(content: bytes, *, limits: Limits = LIMITS) -> Written:
    """What *content* says. Raises Refused (``files.words.reasons``)."""
    with os.fdopen(os.memfd_create("documento"), "w+b") as file:
        file.write(content)
        file.flush()
        file.seek(0)
        request = Words(file.fileno(), limits.memory, limits.processor)
        with contextlib.closing(heard(request, limits=limits, name="", reasons=Reason)) as messages:
            found = [each for each in messages if isinstance(each, Written)]
    return found[0]
