# SPDX-License-Identifier: EUPL-1.2
"""A foreign file, read from this side: the child does the parsing, rows arrive one by one."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.kernel.text import shown

from . import regular
from .limited import Limits, heard
from .reasons import Reason
from .wire import Found, Rows, Sheets, Wanted

__all__ = ["Foreign", "Limits", "opened", "read"]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of somebody else's, open: its name, fit for any message, and the digest of the bytes that are read."""

    name: str
    digest: str
    file: BinaryIO


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Foreign]:
    """The file at *path*, with its SHA-256. Raises Refused: MISSING, NOT_A_FILE."""
    try:
        file = regular.opened(path)
    except regular.NotAFileError as error:
        raise Refused(Reason.NOT_A_FILE, file=path.name, found=error.found) from error
    except OSError as error:
        raise Refused(Reason.MISSING, file=path.name) from error
    with file:
        yield Foreign(shown(path.name), digests.of_file(file), file)


def read(
    foreign: Foreign,
    sheets: Sequence[Wanted],
    *,
    folder: Path,
    encoding: str = "",
    delimiter: str = "",
    limits: Limits | None = None,
) -> Iterator[Found | Rows]:
    """The *sheets* of *foreign*, in the order asked: each begins with a Found, then its Rows.

    What waits to be asked for lies in a nameless file in *folder*, and no longer in the child. Raises Refused
    (``files.reasons``) for a file that cannot be read; whatever kills the child is told from what the child was doing.
    """
    limits = limits or Limits()
    foreign.file.seek(0)
    request = Sheets(
        foreign.file.fileno(), limits.memory, limits.processor, list(sheets), encoding=encoding, delimiter=delimiter
    )
    with contextlib.closing(
        heard(request, limits=limits, name=foreign.name, reasons=Reason, folder=folder)
    ) as messages:
        for message in messages:
            assert isinstance(message, Found | Rows)
            yield message
