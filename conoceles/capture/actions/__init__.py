# SPDX-License-Identifier: EUPL-1.2
"""What is written in capture, by noun."""

from .openings import open_for_correction, open_window
from .reminding import remind
from .sending import keep_photo, load_history, send, send_typed
from .stashing import stash_section
from .typing import type_section

__all__ = [
    "keep_photo",
    "load_history",
    "open_for_correction",
    "open_window",
    "remind",
    "send",
    "send_typed",
    "stash_section",
    "type_section",
]
