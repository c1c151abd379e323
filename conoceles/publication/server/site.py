# SPDX-License-Identifier: EUPL-1.2
"""The public site: a request comes in, an answer goes out, both as values."""

import hashlib
import re
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from . import answers, headers
from .answers import Answer
from .memory import Memory
from .negotiation import SUFFIXES, codings, matches, wants_json
from .shown import Found, Processes, Shown, find, is_folder, listed_digest

#: An address of a release: folders and a file, none hidden. Anything else names nothing, and touches no disk.
_ADDRESS = re.compile(r"/([a-z0-9][a-z0-9-]{0,62})((?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}){0,12}/?)", re.ASCII)
_LONGEST = 1024
_SIGNATURE = "SHA256SUMS.sig"
#: Asked for at the root of the host alone (RFC 9309, RFC 9116): they are those of the process that ``/`` leads to.
_AT_THE_ROOT = {"/robots.txt": "robots.txt", "/.well-known/security.txt": "seguridad/security.txt"}
#: For whoever watches: whether this server answers, and whether it has what to show. No process has such a name.
_ALIVE, _READY = "/_viva", "/_lista"
#: The folders of pages in other languages, as nginx knows them too; a test compares both with the catalogues.
_SPOKEN = re.compile(r"^(?:en|yua)/")
#: Larger files are sent from disk, without passing through memory.
IN_MEMORY = 1024 * 1024
#: Memory for bodies, in bytes, of each worker.
KEPT = 64 * 1024 * 1024


class Asked(Protocol):
    """The headers of a request, by their names in lower case."""

    def get(self, name: str, /) -> str | None:
        """The value of a header, or None."""


class Site:
    """All processes under one folder. ``front`` is the process that ``/`` leads to, when it is not the only one."""

    def __init__(self, public: Path, front: str = "") -> None:
        self.processes = Processes(public)
        self.front = front
        self._memory: Memory[Answer] = Memory(KEPT)

    def answer(self, method: str, path: str, asked: Asked) -> Answer:
        """The answer to a request for *path* (decoded, without query); ``asked`` are its headers, in lower case."""
        if method not in {"GET", "HEAD"}:
            return answers.read_only()
        if path == "/":
            return self._front()
        if path in {_ALIVE, _READY}:
            return answers.word(HTTPStatus.OK, "viva") if path == _ALIVE else self._ready()
        return self._of_a_release(path, asked)

    def _of_a_release(self, path: str, asked: Asked) -> Answer:
        if path in _AT_THE_ROOT:
            front = self._leading()
            return self._release(front, _AT_THE_ROOT[path], asked) if front else answers.missing()
        found = _ADDRESS.fullmatch(path) if len(path) <= _LONGEST else None
        if found is None:
            return answers.missing()
        process, name = found.groups()
        if not name:
            return self._to_folder(process, "")
        return self._release(process, name[1:], asked)

    def _release(self, process: str, name: str, asked: Asked) -> Answer:
        """What the shown release has at *name*; once more when it was taken away while we looked."""
        accepted = codings(asked.get("accept-encoding") or "")
        data = wants_json(asked.get("accept") or "")
        shown = self.processes.shown(process)
        while shown is not None:
            key = (shown.moved, process, name, accepted, data)
            answer = self._memory.get(key)
            if answer is None:
                answer = _look_up(shown, process, name, accepted, data=data)
                latest = self.processes.shown(process)
                if answer.status != HTTPStatus.OK and latest != shown:
                    shown = latest
                    continue
                if answer.status == HTTPStatus.OK and answer.file is None:
                    self._memory.keep(key, answer, len(answer.body))
            known = asked.get("if-none-match")
            return answer.unchanged() if known and answer.etag and matches(known, answer.etag) else answer
        return answers.missing()

    def _front(self) -> Answer:
        front = self._leading()
        return (
            answers.elsewhere(HTTPStatus.FOUND, f"/{front}/") if front else answers.processes(self.processes.showing())
        )

    def _ready(self) -> Answer:
        """Whether the process that comes first shows a release with its signature; any, where none comes first."""
        names = [self.front] if self.front else self.processes.showing()
        shown = [found for name in names if (found := self.processes.shown(name))]
        whole = bool(shown) and all(find(each, _SIGNATURE, up_to=0) for each in shown)
        status = HTTPStatus.OK if whole else HTTPStatus.SERVICE_UNAVAILABLE
        return answers.word(status, "publicacion: bien" if whole else "publicacion: falta")

    def _leading(self) -> str:
        """The process that ``/`` leads to; empty where it leads to several."""
        shown = self.processes.showing()
        if self.front in shown:
            return self.front
        return shown[0] if len(shown) == 1 else ""

    def _to_folder(self, process: str, name: str) -> Answer:
        if not name and self.processes.shown(process) is None:
            return answers.missing()
        return _folder(process, name)


def _look_up(shown: Shown, process: str, name: str, accepted: tuple[str, ...], *, data: bool) -> Answer:
    page = f"{name}index.html" if not name or name.endswith("/") else name
    negotiated = page.endswith(".html")
    if negotiated and data:
        beside = _SPOKEN.sub("", page).removesuffix(".html") + ".json"  # data lies beside the Spanish page alone
        answer = _file(shown, beside, accepted, negotiated=True)
        if answer is not None:
            answer.headers.append(("content-location", f"/{process}/{beside}"))
            return answer
    answer = _file(shown, page, accepted, negotiated=negotiated)
    if answer is not None:
        return answer
    if not name.endswith("/") and is_folder(shown, name):
        return _folder(process, name)
    spoken = _SPOKEN.match(name)
    pages = [f"{spoken[0]}404.html", "404.html"] if spoken else ["404.html"]
    missing = next(filter(None, (_file(shown, each, accepted, negotiated=True) for each in pages)), None)
    return Answer(HTTPStatus.NOT_FOUND, missing.headers, missing.body, missing.file) if missing else answers.missing()


def _file(shown: Shown, name: str, accepted: tuple[str, ...], *, negotiated: bool) -> Answer | None:
    """The file *name* in the first coding in which it lies; as it is, when it lies in none that was accepted."""
    for coding in (*accepted, "identity"):
        found = find(shown, name + SUFFIXES[coding], up_to=IN_MEMORY)
        if found is not None:
            break
    else:
        return None
    etag = f'"{_digest(shown, name + SUFFIXES[coding], found)}"'
    sent = [*headers.of_file(name, negotiated=negotiated), ("etag", etag), ("content-length", str(found.size))]
    if coding != "identity":
        sent.append(("content-encoding", coding))
    return Answer(HTTPStatus.OK, sent, found.body or b"", found.path if found.body is None else None, etag)


def _digest(shown: Shown, name: str, found: Found) -> str:
    """SHA-256 of the bytes sent; of a large file as listed, or failing that its size and place."""
    if found.body is not None:
        return hashlib.sha256(found.body).hexdigest()
    return listed_digest(shown, name) or f"{found.size:x}-{shown.moved[0]:x}-{shown.moved[1]:x}"


def _folder(process: str, name: str) -> Answer:
    return answers.elsewhere(HTTPStatus.MOVED_PERMANENTLY, f"/{process}/{name}/" if name else f"/{process}/")
