# SPDX-License-Identifier: EUPL-1.2
"""Whether what is said to a server leaves this machine."""

import ipaddress


def stays_here(host: str | None) -> bool:
    """Whether *host* is this very machine: nothing, a socket's folder, ``localhost``, or an address of loopback."""
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
