# SPDX-License-Identifier: EUPL-1.2
"""The process that parses a foreign file: ``python -m conoceles.files.child``, asked on its standard input.

It limits itself before it opens anything: memory, processor time, no file written, no
core left behind. What breaks the reader breaks this process and nothing else.
"""

import os
import resource
import signal
import sys
from typing import BinaryIO

import msgspec

from conoceles.kernel.refusals import Refused

from .reasons import Reason
from .wire import Develop, Ended, Failed, Leaves, Sheets, Words, send


def main() -> None:
    """Read the request, then the file; answer with messages, the last of which says how it ended."""
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Sheets | Develop | Leaves | Words)
    out = sys.stdout.buffer
    _limit(request)
    try:
        with os.fdopen(request.descriptor, "rb") as file:
            _answer(file, request, out)
    except Refused as refusal:
        send(out, Failed(refusal.reason.name, refusal.details))
    except MemoryError:
        send(out, Failed(Reason.TOO_BIG.name))
    except BrokenPipeError:
        os._exit(0)  # nobody is listening any more
    except BaseException as error:  # noqa: BLE001  (a panic of the reader is no Exception; the file is what broke it)
        send(out, Failed(Reason.DAMAGED.name, {"found": type(error).__name__}))
    else:
        send(out, Ended())
    out.flush()


def _limit(request: Sheets | Develop | Leaves | Words) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, request.memory),
        (resource.RLIMIT_CPU, request.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, interrupted, ends this process


def _answer(file: BinaryIO, request: Sheets | Develop | Leaves | Words, out: BinaryIO) -> None:
    """Only what one kind of file needs is loaded for it."""
    if isinstance(request, Sheets):
        from .rows import tell  # noqa: PLC0415

        tell(file, request, out)
    elif isinstance(request, Leaves):
        from .images.turning import turned  # noqa: PLC0415

        for leaf in turned(file.fileno(), request):
            send(out, leaf)
    elif isinstance(request, Words):
        from .words.telling import tell as told  # noqa: PLC0415

        send(out, told(file))
    else:
        from .images.decoding import negative  # noqa: PLC0415

        send(out, negative(file.read(), request))


if __name__ == "__main__":
    main()
