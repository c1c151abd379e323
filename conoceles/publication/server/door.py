# SPDX-License-Identifier: EUPL-1.2
"""The site as granian's RSGI wants it, and granian itself. Configured by two variables of the environment."""

import os
from http import HTTPStatus
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from .site import Site

PUBLIC = "CONOCELES_SERVED_FOLDER"
FRONT = "CONOCELES_SERVED_FRONT"


class Door:
    """The RSGI application (https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md)."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request. Nothing here waits: files are in memory, or sent by granian."""
        if scope.proto != "http":
            protocol.close(403)
            return
        answer = self.site.answer(scope.method, scope.path, scope.headers)
        if scope.method == "HEAD" or answer.status == HTTPStatus.NOT_MODIFIED:
            protocol.response_empty(answer.status, answer.headers)
        elif answer.file is not None:
            protocol.response_file(answer.status, answer.headers, str(answer.file))
        else:
            protocol.response_bytes(answer.status, answer.headers, answer.body)


def door() -> Door:
    """What each worker of granian builds for itself."""
    return Door(Site(Path(os.environ[PUBLIC]), os.environ.get(FRONT, "")))


def serve(public: Path, *, host: str, port: int, front: str = "", workers: int = 1) -> None:
    """Serve *public* until told to stop (SIGINT, SIGTERM)."""
    os.environ |= {PUBLIC: str(public), FRONT: front}
    Granian(
        f"{__name__}:door",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        websockets=False,
        backlog=1024,
        log_level=LogLevels.warning,
    ).serve()
