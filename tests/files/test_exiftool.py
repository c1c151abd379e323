# SPDX-License-Identifier: EUPL-1.2
"""What another program finds in our photographs, that reads more kinds of hidden data than we know of: nothing."""

import json
import random
import subprocess

import pytest

from conoceles.files.images.cutting import cut
from conoceles.files.images.developing import develop

from .photographs import ACCEPTED, CANARY, drawn, saved, telling

KINDS = ("JPEG", "PNG", "WEBP")
#: What a file cannot be without, and what its name and place on the disk say.
PLAIN = {"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "RIFF", "PNG"}
#: Where cameras, editors and telephones write. Those that a format has no place for are left out by exiftool itself.
WRITTEN = [
    "-GPSLatitude=20.967", "-GPSLatitudeRef=N", "-GPSLongitude=89.623", "-GPSLongitudeRef=W",
    f"-XMP-dc:Creator={CANARY}", f"-XMP-iptcExt:PersonInImage={CANARY}", f"-IPTC:Caption-Abstract={CANARY}",
    f"-EXIF:SerialNumber={CANARY}", f"-EXIF:OwnerName={CANARY}", "-EXIF:DateTimeOriginal=2027:03:02 10:00:00",
    f"-Photoshop:URL=https://{CANARY}.invalid",
]  # fmt: skip


def found(folder):
    """What exiftool reads in each file of *folder*: name of the file → its tags by group."""
    read = subprocess.run(["exiftool", "-json", "-G1", "-a", "-u", folder], capture_output=True, check=True)
    return {each["System:FileName"]: each for each in json.loads(read.stdout)}


def groups(tags):
    return {tag.partition(":")[0] for tag in tags}


@pytest.mark.parametrize("number", [6, pytest.param(200, marks=pytest.mark.slow)])
def test_no_group_of_hidden_data_is_left_in_what_is_kept_or_published(number, tmp_path):
    chance = random.Random(number)
    taken, kept = tmp_path / "taken", tmp_path / "kept"
    taken.mkdir()
    kept.mkdir()
    thumbnail = tmp_path / "before.jpg"
    thumbnail.write_bytes(saved(drawn((120, 160))))
    for each in range(number):
        kind = KINDS[each % len(KINDS)]
        size = (chance.randrange(400, 900), chance.randrange(500, 1100))
        (taken / f"{each}.{kind.lower()}").write_bytes(telling(kind, size, orientation=chance.randrange(1, 9)))
    chosen = [tag for tag in WRITTEN if chance.random() < 0.9]
    subprocess.run(
        ["exiftool", "-q", "-q", "-m", "-overwrite_original", f"-ThumbnailImage<={thumbnail}", *chosen, taken],
        check=True,
    )
    before = found(taken)
    assert len(before) == number
    assert all({"GPS", "IFD0"} <= groups(tags) for tags in before.values())
    assert {"XMP-dc", "IPTC"} <= set().union(*map(groups, before.values()))

    for path in taken.iterdir():
        negative = develop(path.read_bytes(), ACCEPTED)
        (kept / f"{path.name}-negativo.png").write_bytes(negative.content)
        for made in cut(negative.content, (0, 0, 300, 400), [(144, 192), (300, 400)]):
            (kept / f"{path.name}-{made.width}.{made.format}").write_bytes(made.content)
    after = found(kept)
    assert len(after) == 5 * number
    told = {(name, group) for name, tags in after.items() for group in groups(tags) - PLAIN}
    assert told == set()
    assert CANARY not in json.dumps(after)
