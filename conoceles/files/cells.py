# SPDX-License-Identifier: EUPL-1.2
"""Text in a cell of a CSV of ours, so that no spreadsheet takes it for a formula (OWASP ASVS 1.2.10).

Such a cell is given an apostrophe in front; so is one that already begins with an apostrophe, and therefore the way
back is always the same: take away one apostrophe.
"""

MARK = "'"
#: What spreadsheets evaluate, also in full width, and what they skip before it.
_EVALUATED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", MARK)
_SKIPPED = " \u00a0\u3000\ufeff"


def safe(text: str) -> str:
    """*text*, so that no spreadsheet evaluates it."""
    if text[:1].isalnum():  # nearly every cell
        return text
    return MARK + text if text.lstrip(_SKIPPED).startswith(_EVALUATED) else text
