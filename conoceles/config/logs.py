# SPDX-License-Identifier: EUPL-1.2
"""What no log keeps: the secret part of an address, which whoever has it needs no account to use."""

import logging
import re

#: The address of somebody's calendar (``obligations.feeds``). ``deploy/nginx/private-log.conf`` masks the same.
_SECRET = re.compile(r"(/obligaciones/agenda/)[^/?\s\"]+")


def masked(text: str) -> str:
    """*text* without the secret of any address in it."""
    return _SECRET.sub(r"\1***", text)


class Masked(logging.Filter):
    """Takes it out of a message and of what the message is filled with."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record goes on, masked."""
        record.msg = masked(record.msg) if isinstance(record.msg, str) else record.msg
        if isinstance(record.args, tuple):
            record.args = tuple(masked(each) if isinstance(each, str) else each for each in record.args)
        return True


#: Who tells of requests by their address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "conoceles.config.logs.Masked"}},
    "loggers": {name: {"filters": ["masked"]} for name in ("django.request", "django.security.csrf")},
}
