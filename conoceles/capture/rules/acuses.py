# SPDX-License-Identifier: EUPL-1.2
"""Folio and digest: what names a receipt, and what proves it."""

import hmac
import re

#: So many letters of a digest, typed from paper, are enough: 64 bits that nobody finds another text for by chance.
ENOUGH = 16
_DIGITS = re.compile(r"\d{1,15}")
_HEXADECIMAL = re.compile(rf"[0-9a-f]{{{ENOUGH},64}}")


def folio(number: int) -> str:
    """The folio of the revision of that number, in groups that are easy to read aloud."""
    written = f"{number:08}"
    return f"{written[:-4]}-{written[-4:]}"


def number(typed: str) -> int | None:
    """The number that a folio as *typed* names, or None when it can be none."""
    written = re.sub(r"[\s-]", "", typed)
    return int(written) if _DIGITS.fullmatch(written) and written.isascii() else None


def proves(typed: str, digest: str) -> bool:
    """Whether the digest *typed*, whole or enough of it, is that one."""
    written = re.sub(r"\s", "", typed).lower()
    return bool(_HEXADECIMAL.fullmatch(written)) and hmac.compare_digest(digest[: len(written)], written)
