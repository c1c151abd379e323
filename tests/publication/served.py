# SPDX-License-Identifier: EUPL-1.2
"""A small release on disk, a server over it in a child process, and a reader that alters nothing it sends."""

import gzip
import hashlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><title>{0}</title><p>Candidatura de {0}, edición {1}.</p>" + "<p>propuesta</p>" * 40
#: Every kind of address that a release has; text files lie precompressed too.
FILES = {
    "index.html": PAGE,
    "index.json": '{{"proceso": "{0}", "edicion": {1}}}',
    "404.html": "<!doctype html><p>No está en {0}, edición {1}.</p>",
    "estilo.css": "body {{ color: #123 }} /* {0} {1} */",
    "activos/estilo.0123456789abcdef.css": "body {{ margin: 0 }} /* {0} */",
    "en/404.html": "<!doctype html><p>Not in {0}, edition {1}.</p>",
    "en/presidencia/uman/itzel-ku.html": "<!doctype html><p>Itzel Ku, {0} {1}</p>",
    "presidencia/index.html": PAGE,
    "presidencia/uman/itzel-ku.html": PAGE,
    "presidencia/uman/itzel-ku.json": '{{"nombre": "Itzel Ku", "edicion": {1}, "de": "{0}"}}',
    "datos/candidaturas.csv": "id,nombre\r\n1,Itzel Ku {0} {1}\r\n",
    "datos/LEEME.txt": "Cómo leer estos datos: {0} {1}.\n",
    "datos/contexto.jsonld": '{{"@context": {{}}}}',
    "presidencia/uman/contienda.atom": "<feed/>\n",
    "robots.txt": "User-agent: *\nAllow: /\n",
    "seguridad/security.txt": "Contact: mailto:seguridad@conoceles.example\n",
    "calendario.ics": "BEGIN:VCALENDAR\r\n",
}
EMPTY_ZIP = b"PK\5\6" + bytes(18)
PIXEL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def write_release(public: Path, process: str, number: int, *, show: bool = True) -> Path:
    """A release of *process* as bakes leave them; shown by the same rename."""
    folder = public / process / "releases" / str(number)
    for name, text in FILES.items():
        put(folder, name, text.format(process, number).encode())
    (folder / "fotos").mkdir()
    (folder / "fotos" / "0123456789abcdef.jpg").write_bytes(PIXEL)
    for name in (f"conoceles-{process}.zip", "candidaturas.xlsx", "candidaturas.parquet"):
        (folder / "datos" / name).write_bytes(EMPTY_ZIP)
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder)}\n"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))
    (folder / "SHA256SUMS.sig").write_bytes(b"\x00" * 64)
    if show:
        point(public, process, number)
    return folder


def put(folder: Path, name: str, content: bytes) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.with_name(file.name + ".br").write_bytes(brotli.compress(content))
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, mtime=0))


def point(public: Path, process: str, number: int) -> None:
    following = public / process / ".current.next"
    following.symlink_to(f"releases/{number}")
    following.replace(public / process / "current")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One request on a connection of its own; *path* is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", "conoceles.invalid")
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            reply = connection.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def child(command: list[str], port: int, **environment: str) -> Iterator[Server]:
    """*command* as a child process that listens on *port*, ended by its own id."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, process.stdout.read()
                assert time.monotonic() < until, "el servidor no respondió en 30 s"
                time.sleep(0.05)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            # Its workers too: one that outlives the manager keeps the pipe open, and nobody's wait would end.
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=20)


@contextmanager
def embedded(home: Path, *arguments: str) -> Iterator[Server]:
    """``manage.py run`` over ``home/public``."""
    port = free_port()
    command = [sys.executable, "manage.py", "run", "--port", str(port), *arguments]
    mine = {"CONOCELES_HOME": str(home), "CONOCELES_PRODUCTION": "1"}  # as institutes run it
    with child(command, port, DJANGO_SETTINGS_MODULE="conoceles.config.settings", **mine) as server:
        yield server
