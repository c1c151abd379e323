# SPDX-License-Identifier: EUPL-1.2
"""The mail that waits leaves each minute."""

from dataclasses import asdict

from .delivering import deliver


def send() -> dict[str, int | str]:
    """Send what is due. Raises Refused: NO_SERVER, when mail waits and none is configured."""
    return asdict(deliver())
