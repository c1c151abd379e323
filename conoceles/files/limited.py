# SPDX-License-Identifier: EUPL-1.2
"""A child process with limits, heard from this side: what it is asked goes in, its messages come out one by one."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec

from conoceles.kernel.refusals import Refused

from .ahead import taken_down
from .kinds import size
from .patience import Patience
from .wire import Ended, Failed, Heard, Message, Request, received

_CODE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of address space, seconds of processor, and seconds that it may be waited for.

    What is done with what it says takes a time of its own, of which a file has no fault. Half a million rows of 16
    columns as XLSX need 1 GB, most of it for a moment, and 10 s; as CSV, almost nothing.
    """

    memory: int = 2 * 1024**3
    processor: int = 300
    waited: int = 900


def heard(
    request: Request, *, limits: Limits, name: str, reasons: type[Enum], folder: Path | None = None
) -> Iterator[Message]:
    """What the child says to *request*, whose descriptor goes along; *name* is how messages call the file.

    With a *folder*, what waits to be asked for lies in a nameless file there, and no longer in the child. Raises
    Refused with one of *reasons*, by the name that the child gives, or that of how it died: TOO_SLOW, TOO_BIG or DIED.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "conoceles.files.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[request.descriptor],
        cwd=_CODE,
        env={"PYTHONPATH": str(_CODE), "PYTHONIOENCODING": "utf-8"},  # no secret of ours goes along
    )
    assert child.stdin is not None
    assert child.stdout is not None
    patience = Patience(limits.waited, child.kill)
    with child.stdout, taken_down(child.stdout, folder) if folder else nullcontext(child.stdout) as said:
        try:
            with suppress(BrokenPipeError), patience.waiting():  # it died at once; its end is told below
                child.stdin.write(msgspec.msgpack.encode(request))
                child.stdin.close()
            ended = False
            for message in _messages(said, patience):
                match message:
                    case Failed():
                        details = message.details or {"memory": size(limits.memory)}
                        raise Refused(reasons[message.reason], file=name, **details)
                    case Ended():
                        ended = True
                    case _:
                        yield message
            if not ended:
                with patience.waiting():
                    code = child.wait()
                reason, details = _death(code, limits, late=patience.gone)
                raise Refused(reasons[reason], file=name, **details)
        finally:
            child.kill()
            child.wait()
            with suppress(BrokenPipeError):
                child.stdin.close()


def _messages(said: Heard, patience: Patience) -> Iterator[Message]:
    messages = received(said)
    # A message that is none means a child gone mad: the same as one that died.
    with suppress(ValueError, msgspec.DecodeError):
        while True:
            with patience.waiting():
                message = next(messages, None)
            if message is None:
                return
            yield message


def _death(code: int, limits: Limits, *, late: bool) -> tuple[str, dict[str, int | str]]:
    if late or code == -signal.SIGXCPU:
        return "TOO_SLOW", {"seconds": limits.waited if late else limits.processor}
    if code == -signal.SIGABRT:  # how the reader of sheets answers when no memory is left
        return "TOO_BIG", {"memory": size(limits.memory)}
    return "DIED", {"found": f"señal {signal.Signals(-code).name}" if code < 0 else f"código {code}"}
