# SPDX-License-Identifier: EUPL-1.2
"""What a process says of itself in a setting, as pages tell it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawInfo:
    """What the order of comparisons is drawn from: the seed, and the act that it comes from. Empty: nobody drew it."""

    seed: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class SecurityInfo:
    """Whom to tell of a fault of security (``mailto:…``, ``https://…``), and until when that holds. Empty: not said."""

    contact: str = ""
    until: str = ""


#: Of a process that says nothing.
UNDRAWN, UNSAID = DrawInfo(), SecurityInfo()
