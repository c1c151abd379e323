# SPDX-License-Identifier: EUPL-1.2
"""The site as a WSGI application, and granian around it. Configured by two variables of the environment."""

import os
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from . import answers
from .site import Site
from .streams import Streams

PUBLIC = "CONOCELES_SERVED_FOLDER"
FRONT = "CONOCELES_SERVED_FRONT"
#: Threads of each worker, and how many of them large files may hold for as long as their readers are slow.
#: The rest are always there for pages. More threads cost little memory here: none has a database connection.
THREADS = 32
STREAMS = 24


class Asked:
    """The headers of a request, by their names in HTTP."""

    __slots__ = ("_environ",)

    def __init__(self, environ: dict[str, Any]) -> None:
        self._environ = environ

    def get(self, name: str) -> str | None:
        """The value of the header *name*, in lower case; None when it was not sent."""
        return self._environ.get(_VARIABLES[name])


_VARIABLES = {name: f"HTTP_{name.upper().replace('-', '_')}" for name in ("accept", "accept-encoding", "if-none-match")}


class Door:
    """The WSGI application (PEP 3333)."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._streams = Streams(STREAMS)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        method = environ["REQUEST_METHOD"]
        answer = self._site.answer(method, environ["PATH_INFO"], Asked(environ))
        silent = method == "HEAD" or answer.status == HTTPStatus.NOT_MODIFIED
        stream = None if silent or answer.file is None else self._streams.of(answer.file)
        if stream is None and answer.file is not None and not silent:
            answer = answers.busy()
        start_response(_LINES[answer.status], answer.headers)
        if silent:
            return []
        return [answer.body] if stream is None else stream


_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


def door() -> Door:
    """What each worker of granian builds for itself."""
    return Door(Site(Path(os.environ[PUBLIC]), os.environ.get(FRONT, "")))


def serve(public: Path, *, host: str, port: int, front: str = "", workers: int = 2) -> None:
    """Serve *public* until told to stop (SIGINT, SIGTERM)."""
    os.environ |= {PUBLIC: str(public), FRONT: front}
    Granian(
        f"{__name__}:door",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
