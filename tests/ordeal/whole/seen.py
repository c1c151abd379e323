# SPDX-License-Identifier: EUPL-1.2
"""What anyone could read of what is published, byte by byte; and whether the record stands."""

import gzip
import hashlib
import json
import re

import brotli
from django.conf import settings

from conoceles.kernel import digests
from conoceles.publication import shelf
from conoceles.record import queries as record
from conoceles.record.verification import verdict

MARK = re.compile(rb"zq[0-9]{5}kw")
_PLAIN = {".gz": gzip.decompress, ".br": brotli.decompress}


class Public:
    """The public folder of a process; a file that did not change is not read again."""

    def __init__(self, slug):
        self.shelf = shelf.of(slug)
        self._read = {}

    def releases(self):
        """The marks that are found in each release, by its number; whatever lies elsewhere is under 0."""
        found = {}
        for path in settings.PUBLIC.rglob("*"):
            if path.is_file() and not path.is_symlink():
                inside = path.relative_to(settings.PUBLIC).parts
                number = int(inside[2]) if inside[1:2] == ("releases",) and inside[2].isdigit() else 0
                found.setdefault(number, set()).update(self._marks(path))
        return found

    def _marks(self, path):
        stat = path.stat()
        key = (path, stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if key not in self._read:
            content = path.read_bytes()
            content += _PLAIN.get(path.suffix, lambda _: b"")(content)
            self._read[key] = marks_of(content)
        return self._read[key]

    def profiles(self, number):
        """The JSON of each candidacy in release *number*, by its id."""
        found = (self.shelf.release(number) / "quien").glob("*.json")
        return {one["id"]: one for one in (json.loads(path.read_bytes()) for path in found)}

    def sums(self):
        """What the shown release says that its files are; once they are found to be that."""
        current = self.shelf.current.resolve()
        try:
            lines = (current / shelf.SUMS).read_text().splitlines()
        except FileNotFoundError:
            return ""
        wrong = [line for line in lines if _sum(current / line[66:]) != line[:64]]
        assert wrong == []
        return "\n".join(lines)


def _sum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def marks_of(content):
    return {mark.decode() for mark in MARK.findall(content)}


def frozen_in(folder):
    """The profiles of a snapshot by their id, and the marks that its photographs bear."""
    lines = (folder / "profiles.jsonl").read_bytes().splitlines()
    photos = set().union(*(marks_of(path.read_bytes()) for path in folder.glob("photos/*")), set())
    return {one["id"]: one for one in map(json.loads, lines)}, photos


def said_before(found):
    """The marks of what a profile tells that she said before."""
    return marks_of(json.dumps([sheet["history"] for sheet in found["sheets"] if "history" in sheet]).encode())


def check_line(found, line, *, unopened):
    """Whether a profile says what was believed of it, and nothing else."""
    assert (found["status"] == "registrada", bool(found["withdrawn"])) == (line.standing, line.withdrawn)
    # What releases showed of her before is told as such (decisions, 0021): see ``said_before``.
    today = found | {"sheets": [sheet | {"history": []} for sheet in found["sheets"]]}
    assert marks_of(json.dumps(today).encode()) == line.written
    assert ["indigena"] * line.badge == [badge["key"] for badge in found["badges"]]
    sheets = {sheet["questionnaire"]: sheet for sheet in found["sheets"]}
    sheet = sheets.get("curricular", {"revision": 0, "state": "", "answers": {}, "digest": ""})
    assert sheet["revision"] == (0 if line.text is None else line.text + 1)
    assert line.text is None or sheet["digest"] == digests.digest(sheet["answers"])
    assert {place["section"] + place["question"] for place in sheet.get("paused", [])} == {
        part.removeprefix("curricular/").replace("/", "") for part in line.paused
    }
    if unopened and sheets:
        assert {each["state"] for each in sheets.values()} <= {"por_publicarse", "no_obligada"}


class Record:
    """Looked at as it grows: no number is missing, and every line is as it was written."""

    def __init__(self):
        self.seen = 0

    def check(self):
        """What came since the last time."""
        for line, leaf in record.written(self.seen + 1):
            self.seen += 1
            assert json.loads(line)["number"] == self.seen, line
            assert digests.leaf(line) == leaf, line

    def check_whole(self):
        """All of it, with every checkpoint that was signed."""
        self.check()
        if record.key_place().exists():
            assert verdict([], record.public_key()).faults == []
