# SPDX-License-Identifier: EUPL-1.2
"""What is written in capture, by noun."""

from .desk import give_form_up, receive_form, send_from_paper
from .endorsing import endorse
from .openings import open_for_correction, open_window
from .photos import choose_photo, cut_photo, keep_photo, let_go, withdraw_photo
from .reminding import remind
from .sending import load_history, send, send_typed
from .stashing import stash_section
from .typing import type_section

__all__ = [
    "choose_photo",
    "cut_photo",
    "endorse",
    "give_form_up",
    "keep_photo",
    "let_go",
    "load_history",
    "open_for_correction",
    "open_window",
    "receive_form",
    "remind",
    "send",
    "send_from_paper",
    "send_typed",
    "stash_section",
    "type_section",
    "withdraw_photo",
]
