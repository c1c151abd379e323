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


def is_web(address: str, hosts: tuple[str, ...] = ()) -> bool:
    """Whether *address* is https and leads to one of *hosts* or within them, or anywhere where there are none."""
    if not _VISIBLE.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return False
    plain = parts.scheme == "https" and "@" not in parts.netloc and port is None
    if not plain or not _HOST.fullmatch(host) or "xn--" in host:
        return False
    return not hosts or any(host == allowed or host.endswith(f".{allowed}") for allowed in hosts)


def is_mail(address: str) -> bool:
    """Whether *address* is one of mail."""
    return bool(_MAIL.fullmatch(address))


def digits(telephone: str) -> str:
    """The ten digits of *telephone*, or empty when it has not ten."""
    found = re.sub(r"[^0-9]", "", telephone)
    return found if len(found) == _DIGITS else ""
