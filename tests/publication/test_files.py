# SPDX-License-Identifier: EUPL-1.2
"""Files of a release, as they are written."""

import gzip

import brotli
import pytest

from conoceles.publication.baking.files import Tray
from conoceles.publication.parts import Page


@pytest.fixture
def tray(tmp_path):
    (tmp_path / "release").mkdir()
    return Tray(tmp_path / "release", None)


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../fuera.html", "a/../../b.html", "a//b.html", "a/./b.html", "ñ.html", "a b.html", "a\nb", ""],
)
def test_no_file_is_written_out_of_the_release_or_under_a_name_that_a_list_could_not_hold(tray, tmp_path, path):
    tray.put(Page("a/bien.html", "", lambda: b"x"))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ValueError, match="cannot be the path"):
        tray.put(Page(path, "", lambda: b"x"))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("size", [0, 1, 300_000])
def test_in_pieces_or_whole_a_file_holds_the_same(tray, tmp_path, size):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    pieces = [content[at : at + 1000] for at in range(0, size, 1000)]
    whole, _ = tray.put(Page("entero.csv", "", lambda: content))
    poured, _ = tray.put(Page("piezas.csv", "", lambda: iter(pieces)))
    assert whole.files[0][1:] == poured.files[0][1:]
    release = tmp_path / "release"
    for name in ("entero.csv", "piezas.csv"):
        assert (release / name).read_bytes() == content
        assert brotli.decompress((release / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((release / f"{name}.gz").read_bytes()) == content


def test_what_does_not_shrink_is_left_as_it_is(tray):
    baked, _ = tray.put(Page("fotos/a.jpg", "", lambda: b"retrato"))
    assert [file.suffix for file in baked.files] == [""]
