# SPDX-License-Identifier: EUPL-1.2
"""What is written of accounts and letters, by noun."""

from .handing_over import (
    announce,
    deliver,
    discard_package,
    keep_acuse,
    package,
    read_acuse,
    read_package,
)
from .issuing import begin, finish, issue, issue_again, read
from .moving import close, move, reopen

__all__ = [
    "announce",
    "begin",
    "close",
    "deliver",
    "discard_package",
    "finish",
    "issue",
    "issue_again",
    "keep_acuse",
    "move",
    "package",
    "read",
    "read_acuse",
    "read_package",
    "reopen",
]
