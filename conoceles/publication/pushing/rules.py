# SPDX-License-Identifier: EUPL-1.2
"""Where a release may be pushed to, and why it is not."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from conoceles.kernel.refusals import Refused

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9a-fA-F:]+\]")
#: Safe for a shell, for an address and for every file system.
_PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))(?:/[A-Za-z0-9._][A-Za-z0-9._-]*)*")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
#: Nobody but the owner may read a file of credentials; nobody else may write one that says whom to trust.
SECRET, TRUSTED = 0o077, 0o022


class Reason(Enum):
    """Why a release did not get there."""

    NOTHING_SHOWN = auto()
    NOT_SIGNED = auto()
    NOT_WHOLE = auto()
    BAD_DESTINATION = auto()
    SECRET_IN_ADDRESS = auto()
    NO_CREDENTIALS = auto()
    LOOSE_FILE = auto()
    PLAIN_HTTP = auto()
    AHEAD = auto()
    ANOTHER_RELEASE = auto()
    STRANGE = auto()
    NOT_AS_SENT = auto()
    VERSIONED = auto()
    DENIED = auto()
    UNREACHABLE = auto()
    NO_PROGRAM = auto()
    HOST_REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Bucket:
    """``s3://bucket/prefix``; ``prefix`` is empty or ends with ``/``."""

    name: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Host:
    """``ssh://user@host:port/path``; what is not said (user, port) is what the SSH configuration says."""

    address: str
    port: int | None
    path: str


def destination(text: str) -> Bucket | Host:
    """What *text* names. Raises Refused: BAD_DESTINATION; SECRET_IN_ADDRESS, for addresses end up in logs."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise Refused(Reason.BAD_DESTINATION, text=text) from None
    if parts.password is not None or parts.query or parts.fragment:
        raise Refused(Reason.SECRET_IN_ADDRESS)
    path = parts.path.rstrip("/")
    place = parts.netloc.rpartition("@")[2].removesuffix(f":{port}" if port else "")
    if not _PATH.fullmatch(path):
        raise Refused(Reason.BAD_DESTINATION, text=text)
    if parts.scheme == "s3" and not parts.username and port is None and _BUCKET.fullmatch(place):
        return Bucket(place, f"{path[1:]}/" if path else "")
    named = parts.username is None or _USER.fullmatch(parts.username)
    if parts.scheme == "ssh" and named and _HOST.fullmatch(place) and path:
        return Host(f"{parts.username}@{place}" if parts.username else place, port, path)
    raise Refused(Reason.BAD_DESTINATION, text=text)


def numbered(name: str) -> int:
    """The release whose folder over there is called *name*; 0 where that is none of ours, which is left alone."""
    return int(name) if _NUMBER.fullmatch(name) else 0


def check_endpoint(endpoint: str) -> None:
    """Refuse to send credentials in the clear (PLAIN_HTTP), except to this same machine."""
    parts = urlsplit(endpoint)
    if endpoint and parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise Refused(Reason.PLAIN_HTTP, endpoint=endpoint)


def check_mode(path: object, mode: int, *, shut: int) -> None:
    """Refuse (LOOSE_FILE) a file whose *mode* lets others do what *shut* says they may not."""
    if mode & shut:
        raise Refused(Reason.LOOSE_FILE, path=str(path), mode=f"{mode & 0o777:o}")


def check_not_ahead(*, there: int, here: int) -> None:
    """Refuse (AHEAD) to show over there a release before the one that readers already saw."""
    if there > here:
        raise Refused(Reason.AHEAD, there=there, here=here)
