# SPDX-License-Identifier: EUPL-1.2
"""What is logged: one line of JSON for each request and for each mishap, and in none of them a personal value.

A request is told by the name of its route: what its address captured, its query, its body and who sent it are in no
line. Of what others log, only where in the program they did: their words may quote what somebody wrote. An error is
its kind and its places in the program, never its message.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

#: The address of somebody's calendar (``obligations.feeds``). ``deploy/nginx/private-log.conf`` masks the same.
_SECRET = re.compile(r"(/obligaciones/agenda/)[^/?\s\"]+")
#: The request that is being answered here, by its number: whoever reports a mishap may have been shown it.
request_id: ContextVar[str] = ContextVar("request_id", default="")
_OURS = "conoceles"
_BASE = Path(__file__).resolve().parents[2]
#: How many places of an error are told: those nearest to where it arose.
_PLACES = 12


def masked(text: str) -> str:
    """*text* without the secret of any address in it."""
    return _SECRET.sub(r"\1***", text)


class Masked(logging.Filter):
    """Takes it out of a message and of what the message is filled with, for whatever handler is added to ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record goes on, masked."""
        record.msg = masked(record.msg) if isinstance(record.msg, str) else record.msg
        if isinstance(record.args, tuple):
            record.args = tuple(masked(each) if isinstance(each, str) else each for each in record.args)
        return True


class NotTwice(logging.Filter):
    """Keeps out what Django says of a refused request: its own line tells it (``config.requests``)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Errors of requests go on: that line does not say where they arose."""
        return record.levelno >= logging.ERROR or not record.name.startswith(("django.request", "django.security"))


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """What of *record* is nobody's."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"at": at, "level": record.levelname, "logger": record.name}
        if number := request_id.get():
            said["id"] = number
        if told := getattr(record, "told", None):
            said |= told
        elif record.name.partition(".")[0] == _OURS:
            said["says"] = masked(record.getMessage())
        else:
            said["where"] = f"{record.module}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            said["error"] = _chain(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False)


def _chain(error: BaseException) -> list[dict[str, Any]]:
    """*error* and what it came of, each by its kind and its places."""
    found: list[dict[str, Any]] = []
    one: BaseException | None = error
    while one is not None and len(found) < _PLACES:
        found.append({"kind": type(one).__name__, "places": _places(one.__traceback__)})
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_PLACES:]
    return [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames]


def _short(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(_BASE)) if path.is_relative_to(_BASE) else "/".join(path.parts[-3:])


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "masked": {"()": "conoceles.config.logs.Masked"},
        "not-twice": {"()": "conoceles.config.logs.NotTwice"},
    },
    "formatters": {"lines": {"()": "conoceles.config.logs.Lines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["not-twice"]}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "conoceles": {"level": "INFO"},
        # Who tells of requests by their address.
        **{name: {"filters": ["masked"]} for name in ("django.request", "django.security.csrf")},
    },
}
#: The same for granian, whose own lines would be of another kind. Of what is asked for it says nothing.
OF_SERVER = LOGGING | {
    "loggers": {
        "conoceles": {"level": "INFO"},
        "_granian": {"handlers": ["lines"], "level": "INFO", "propagate": False},
        "granian.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    }
}
