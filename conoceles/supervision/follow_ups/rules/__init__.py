# SPDX-License-Identifier: EUPL-1.2
"""Rules of the registers: why something is refused, and what sort of file somebody sent."""

from enum import Enum, auto

#: What a file that somebody sends may be, by its first bytes.
_BEGINNINGS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"PK\x03\x04": "zip"}
#: What is a ZIP too, and is told apart by the end of its name.
_PACKED = ("xlsx", "docx")


class Reason(Enum):
    """Why something of a register is refused; each with its words in ``phrases``."""

    NO_REGISTERS = auto()
    NOT_YOURS = auto()
    DAY_TO_COME = auto()
    NO_EVIDENCE = auto()
    NOT_A_KIND = auto()
    TOO_LARGE = auto()
    SAME_FILE = auto()
    FILE_GONE = auto()
    NO_PREVIEW = auto()
    NOT_MET_BY_IT = auto()
    NOT_AGREED = auto()
    SET_ASIDE = auto()
    NOT_TO_THEM = auto()


def suffix(content: bytes, name: str) -> str:
    """How the name of a file with that *content* ends; empty for what is taken nowhere."""
    found = next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), "")
    end = name.rpartition(".")[2].lower()
    return end if found == "zip" and end in _PACKED else found
