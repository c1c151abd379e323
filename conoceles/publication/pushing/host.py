# SPDX-License-Identifier: EUPL-1.2
"""To another host over SSH: rsync sends, ``sha256sum`` over there reads back, and a rename shows.

The folders are the same as here (:mod:`conoceles.publication.shelf`), so that our server or nginx shows them. What did
not change since a release that lies there is linked over there and not sent. Over there it takes a shell, rsync and
GNU coreutils; no account of ours, and no program of ours.
"""

import hashlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Self

from conoceles.kernel.refusals import Refused
from conoceles.publication.shelf import SIGNATURE, SUMS, Shelf

from .holdings import held
from .rules import Host, Reason, check_not_ahead, numbered
from .storage import Told

_SSH = ("-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=20",
        "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4")  # fmt: skip
_PACKAGES = {"ssh": "openssh-client", "rsync": "rsync"}
#: ``ssh`` itself failed, and not what it was to run.
_LINE_CUT = 255
_RSYNC_LINE = {10, 12, 30, 35, _LINE_CUT}

_LOOK = 'mkdir -p "$1/releases"; cd "$1"; echo "shows $(readlink current || true)"; ls -A releases'
_READ_BACK = 'cd "$1/releases/$2"; sha256sum --quiet --strict -c SHA256SUMS 2>/dev/null || exit 9'
_PROOF = 'cd "$1/releases/$2"; sha256sum SHA256SUMS SHA256SUMS.sig'
_SHOW = """cd "$1"; [ "$2" = "$3" ] || mv -T "releases/$2" "releases/$3"; sync -f releases
rm -f .current.next; ln -s "releases/$3" .current.next; mv -fT .current.next current; sync .
rm -rf releases/.*.partial"""


class _There:
    """A shell, and rsync, on the other host, over one connection that lasts as long as this block."""

    def __init__(self, to: Host, process: str, config: Sequence[str]) -> None:
        for program, package in _PACKAGES.items():
            if shutil.which(program) is None:
                raise Refused(Reason.NO_PROGRAM, program=program, package=package)
        self.host, self.path = to.address, f"{to.path}/{process}"
        # A folder that nobody else enters: whoever reaches the socket reaches the host. A socket's address has to be
        # short: 108 bytes, of which ssh takes 17 while it makes it.
        self._folder = TemporaryDirectory(prefix="ssh-")
        shared = ["-o", "ControlMaster=auto", "-o", f"ControlPath={self._folder.name}/s", "-o", "ControlPersist=60"]
        self.ssh = ["ssh", *config, *_SSH, *shared, *(["-p", str(to.port)] if to.port else [])]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        command = [*self.ssh, "-O", "exit", "--", self.host]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        self._folder.cleanup()

    def run(self, script: str, *arguments: str) -> tuple[int, list[str]]:
        """The exit code and the lines of *script*, run there by ``sh`` over the folder of the process."""
        words = shlex.join(["sh", "-euc", script, "sh", self.path, *arguments])
        done = subprocess.run(  # noqa: S603  (each word of the destination was checked)
            [*self.ssh, "--", self.host, words], capture_output=True, text=True, check=False
        )
        if done.returncode == _LINE_CUT:
            raise Refused(Reason.UNREACHABLE, place=self.host, cause=_last(done.stderr))
        if done.returncode not in {0, 9}:
            raise Refused(Reason.HOST_REFUSED, cause=_last(done.stderr) or str(done.returncode))
        return done.returncode, done.stdout.splitlines()

    def sync(self, here: str, there: str, *options: str, told: Told, total: int) -> None:
        """Have the folder *here* at *there*, without what is no longer here; *total* is how many files it has."""
        command = ["rsync", "-rt", "-ii", "--delete-delay", "--timeout=120",
                   "--chmod=D755,F644", "-e", shlex.join(self.ssh), *options,
                   f"{here}/", f"{self.host}:{self.path}/{there}/"]  # fmt: skip
        done = 0
        with TemporaryFile("w+") as complaints:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True) as child:  # noqa: S603
                assert child.stdout
                for line in child.stdout:  # one for each file, sent or not
                    if line[1:2] == "f":
                        done += 1
                        told("send", done, max(total, done))
            complaints.seek(0)
            said = complaints.read()
        if child.returncode in _RSYNC_LINE:
            raise Refused(Reason.UNREACHABLE, place=self.host, cause=_last(said))
        if child.returncode:
            raise Refused(Reason.HOST_REFUSED, cause=_last(said))


def push(shelf: Shelf, process: str, number: int, *, to: Host, config: Sequence[str], told: Told) -> None:
    """Show release *number* of *process* over there, and have there what is kept here and nothing else.

    Raises Refused: AHEAD, ANOTHER_RELEASE, NOT_AS_SENT, NOT_WHOLE, NO_PROGRAM, UNREACHABLE, HOST_REFUSED.
    """
    with _There(to, process, config) as there:
        _push(there, shelf, number, told)


def _push(there: _There, shelf: Shelf, number: int, told: Told) -> None:
    shows, *lie = there.run(_LOOK)[1]
    now = int(shows.rpartition("/")[2]) if re.fullmatch(r"shows releases/[0-9]{1,9}", shows) else 0
    check_not_ahead(there=now, here=number)
    proof = [_digest_of(shelf, number, name) for name in (SUMS, SIGNATURE)]
    whole = str(number) in lie
    if now == number and _proof(there, str(number))[:1] != proof[:1]:
        raise Refused(Reason.ANOTHER_RELEASE, number=number)
    total = sum(1 for _ in held(shelf, number, whole=True))
    name = str(number) if whole else f".{number}.partial"
    links = [f"--link-dest=../{old}" for old in sorted(filter(None, map(numbered, lie)), reverse=True)[:2]]
    _send(there, shelf, number, name, [] if whole else ["--partial", *links], told=told, total=total)
    if _proof(there, name) != proof:
        raise Refused(Reason.NOT_AS_SENT, paths=[SUMS, SIGNATURE])
    told("show", 0, 0)
    there.run(_SHOW, name, str(number))
    told("keep", 0, 0)  # what was reduced or withdrawn here is removed there
    later = [f"--exclude=/{one}" for one in shelf.numbers() if one > number]
    there.sync(str(shelf.public / "releases"), "releases", "--exclude=/.*", f"--exclude=/{number}", *later,
               told=lambda *_: None, total=0)  # fmt: skip


def _send(there: _There, shelf: Shelf, number: int, name: str, links: Sequence[str], *, told: Told, total: int) -> None:
    """Send release *number* to the folder *name* and read it back; once more, comparing every byte, if it is not so."""
    for options in ([], ["--checksum"]):
        there.sync(str(shelf.release(number)), f"releases/{name}", *links, *options, told=told, total=total)
        told("verify", 0, 0)
        code, lines = there.run(_READ_BACK, name)
        if not code:
            return
    raise Refused(Reason.NOT_AS_SENT, paths=[line.partition(":")[0] for line in lines])


def _proof(there: _There, name: str) -> list[str]:
    return [line[:64] for line in there.run(_PROOF, name)[1]]


def _digest_of(shelf: Shelf, number: int, name: str) -> str:
    return hashlib.sha256((shelf.release(number) / name).read_bytes()).hexdigest()


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""
