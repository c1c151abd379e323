# SPDX-License-Identifier: EUPL-1.2
"""The outline of a snapshot: a snapshot itself, in which nobody's words are.

Most lists of a site say who stands where and whether she answered, and nothing of what. Made from an outline, they
cannot depend on anything else, whatever their code reads: that is what lets a bake take them whole from the release
before when somebody's text is all that changed. What is not named here stays.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import msgspec

from .opened import BESIDE, Race, Snapshot
from .shared import Header

#: Of a profile and of each of its sheets, what an outline does not say.
_LEFT_OUT = ("salt",)
_OF_SHEETS = ("sent_at", "approved_at", "revision", "digest", "history", "published_at")
_PHOTOS = "photos"

_line = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_sheets = msgspec.json.Decoder(list[dict[str, msgspec.Raw]]).decode


def outline(snapshot: Snapshot, folder: Path) -> Snapshot:
    """Write the outline of *snapshot* into the new *folder*. Of answers it holds those one may filter by."""
    folder.mkdir(parents=True)
    kept = _kept(snapshot.header)
    races: list[Race] = []
    with (folder / "profiles.jsonl").open("wb", buffering=1 << 20) as file:
        for race in snapshot.races:
            lines = b"".join(_outlined(line, kept) + b"\n" for line in snapshot.lines(race))
            races.append(replace(race, offset=file.tell(), size=len(lines)))
            file.write(lines)
    (folder / "races.json").write_bytes(msgspec.json.encode(races))
    shutil.copyfile(snapshot.folder / "header.json", folder / "header.json")
    for shared in (_PHOTOS, BESIDE):
        (folder / shared).symlink_to((snapshot.folder / shared).resolve())
    return Snapshot(folder)


def _kept(header: Header) -> frozenset[str]:
    return frozenset(each.question for each in header.filters)


def _outlined(line: bytes, kept: frozenset[str]) -> bytes:
    profile = _line(line)
    for name in _LEFT_OUT:
        profile.pop(name, None)
    sheets = _sheets(profile["sheets"])
    for sheet in sheets:
        for name in _OF_SHEETS:
            sheet.pop(name, None)
        answers = _line(sheet.get("answers", b"{}"))
        sheet["answers"] = msgspec.Raw(msgspec.json.encode({key: answers[key] for key in answers if key in kept}))
    return msgspec.json.encode({**profile, "sheets": sheets})
