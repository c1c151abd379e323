# SPDX-License-Identifier: EUPL-1.2
"""Whether a snapshot says anything that another does not."""

from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from conoceles.publication.snapshot import Profile, profile_of

from . import beside


def says_no_more(before: Path, after: Path) -> bool:
    """Whether the snapshot in *after* says what that in *before* says and, at most, since when a correction is public.

    That is known once a release showed it, and for it alone nobody publishes.
    """
    if (before / "header.json").read_bytes() != (after / "header.json").read_bytes():
        return False
    if beside.digests_in(before) != beside.digests_in(after):
        return False
    with (before / "profiles.jsonl").open("rb") as one, (after / "profiles.jsonl").open("rb") as other:
        pairs = zip_longest(one, other, fillvalue=b"")
        return all(mine == hers or _undated(mine) == _undated(hers) for mine, hers in pairs)


def _undated(line: bytes) -> Profile | None:
    if not line:
        return None
    profile = profile_of(line)
    return replace(profile, sheets=tuple(replace(sheet, published_at="") for sheet in profile.sheets))
