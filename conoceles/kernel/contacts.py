# SPDX-License-Identifier: EUPL-1.2
"""What an address of the web, of mail and a telephone of Mexico may look like.

The same rule says what is taken and what a page makes a link of.
"""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_VISIBLE = re.compile(r"[!-~]+")  # printable ASCII: nothing that looks like another letter
_DIGITS = 10  # a national number of Mexico


def web_host(address: str) -> str:
    """Where *address* leads, if it is https and says so plainly; otherwise empty."""
    if not _VISIBLE.fullmatch(address):
        return ""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return ""
    plain = parts.scheme == "https" and "@" not in parts.netloc and port is None
    return host if plain and _HOST.fullmatch(host) and "xn--" not in host else ""


def is_mail(address: str) -> bool:
    """Whether *address* is one of mail."""
    return bool(_MAIL.fullmatch(address))


def digits(telephone: str) -> str:
    """The ten digits of *telephone*, or empty when it has not ten."""
    found = re.sub(r"[^0-9]", "", telephone)
    return found if len(found) == _DIGITS else ""
