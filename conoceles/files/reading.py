# SPDX-License-Identifier: EUPL-1.2
"""A foreign file, read from this side: the child does the parsing, rows arrive one by one."""

import contextlib
import hashlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from conoceles.kernel.refusals import Refused
from conoceles.kernel.text import shown

from . import regular
from .kinds import size
from .patience import Patience
from .reasons import Reason
from .wire import Ended, Failed, Found, Message, Request, Rows, Wanted, received

_CODE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of address space, seconds of processor, and seconds that it may be waited for.

    What is done with its rows takes a time of its own, of which a file has no fault. Half a million rows of 16
    columns as XLSX need 1 GB, most of it for a moment, and 10 s; as CSV, almost nothing.
    """

    memory: int = 2 * 1024**3
    processor: int = 300
    waited: int = 900


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
        yield Foreign(shown(path.name), hashlib.file_digest(file, "sha256").hexdigest(), file)


def read(
    foreign: Foreign, sheets: Sequence[Wanted], *, encoding: str = "", delimiter: str = "", limits: Limits | None = None
) -> Iterator[Found | Rows]:
    """The *sheets* of *foreign*, in the order asked: each begins with a Found, then its Rows.

    Raises Refused (``files.reasons``) for a file that cannot be read; whatever kills the
    child is told from what the child was doing.
    """
    limits = limits or Limits()
    foreign.file.seek(0)
    descriptor = foreign.file.fileno()
    child = subprocess.Popen(
        [sys.executable, "-m", "conoceles.files.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[descriptor],
        cwd=_CODE,
        env={"PYTHONPATH": str(_CODE), "PYTHONIOENCODING": "utf-8"},  # no secret of ours goes along
    )
    assert child.stdin is not None
    assert child.stdout is not None
    patience = Patience(limits.waited, child.kill)
    try:
        request = Request(descriptor, list(sheets), limits.memory, limits.processor, encoding, delimiter)
        with contextlib.suppress(BrokenPipeError), patience.waiting():  # it died at once; its end is told below
            child.stdin.write(msgspec.msgpack.encode(request))
            child.stdin.close()
        ended = False
        for message in _heard(child.stdout, patience):
            match message:
                case Failed():
                    details = message.details or {"memory": size(limits.memory)}
                    raise Refused(Reason[message.reason], file=foreign.name, **details)
                case Ended():
                    ended = True
                case _:
                    yield message
        if not ended:
            with patience.waiting():
                code = child.wait()
            raise _death(foreign, code, limits, late=patience.gone)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            child.stdin.close()


def _heard(pipe: BinaryIO, patience: Patience) -> Iterator[Message]:
    messages = received(pipe)
    # A message that is none means a child gone mad: the same as one that died.
    with contextlib.suppress(ValueError, msgspec.DecodeError):
        while True:
            with patience.waiting():
                message = next(messages, None)
            if message is None:
                return
            yield message


def _death(foreign: Foreign, code: int, limits: Limits, *, late: bool) -> Refused:
    if late or code == -signal.SIGXCPU:
        return Refused(Reason.TOO_SLOW, file=foreign.name, seconds=limits.waited if late else limits.processor)
    if code == -signal.SIGABRT:  # how the reader answers when no memory is left
        return Refused(Reason.TOO_BIG, file=foreign.name, memory=size(limits.memory))
    found = f"señal {signal.Signals(-code).name}" if code < 0 else f"código {code}"
    return Refused(Reason.DIED, file=foreign.name, found=found)
