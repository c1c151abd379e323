# SPDX-License-Identifier: EUPL-1.2
"""What is private lies whole where only this program looks, also while it passes; what is far too large is not read."""

import io
import os
import stat
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from conoceles.files.periodic import sweep_passing
from conoceles.files.storage import let_go, private, scratch, sweep_folder
from conoceles.files.uploading import LARGEST, MOST
from tests.people import entered, person


class Cut(ContentFile):
    """A source that ends half way."""

    def chunks(self, chunk_size=None):  # noqa: ARG002
        yield b"la mitad"
        raise OSError(28, "No space left on device")


def lying(folder):
    return sorted(each.name for each in Path(folder).iterdir())


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "together"])
def test_a_file_is_there_whole_for_its_owner_alone_and_never_in_place_of_another(at_once):
    storage = private(at_once=at_once)
    names = [storage.save("carpeta/de/uno.pdf", ContentFile(content)) for content in (b"primero", b"segundo")]
    assert names[0] == "carpeta/de/uno.pdf" != names[1]
    assert [Path(storage.path(name)).read_bytes() for name in names] == [b"primero", b"segundo"]
    assert len(lying(storage.path("carpeta/de"))) == 2
    assert stat.S_IMODE(Path(storage.path(names[0])).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(storage.path("carpeta")).stat().st_mode) == 0o700


def test_what_could_not_be_written_whole_is_not_there():
    with pytest.raises(OSError, match="No space left"):
        private().save("carpeta/uno.pdf", Cut(b""))
    assert lying(private().path("carpeta")) == []


def test_what_passes_has_no_name_and_lies_within_the_home():
    with scratch() as file:
        file.write(b"x")
        assert Path(f"/proc/self/fd/{file.fileno()}").readlink().is_relative_to(settings.PRIVATE)
    assert lying(settings.PRIVATE / "tmp") == []


def test_a_large_upload_waits_in_the_home_and_not_in_the_folder_of_everybody():
    large = SimpleUploadedFile("registro.xlsx", bytes(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    with RequestFactory().post("/", {"file": large}).FILES["file"] as kept:
        waiting = Path(kept.temporary_file_path())
    assert waiting.parent == Path(settings.FILE_UPLOAD_TEMP_DIR)
    assert waiting.parent.name == "tmp"
    assert waiting.parent.parent.name == "private"
    assert stat.S_IMODE(waiting.parent.stat().st_mode) == 0o700


def test_what_was_left_by_whoever_was_killed_is_swept_a_day_later():
    folder = settings.PRIVATE / "tmp"
    folder.mkdir(parents=True)
    for name, ago in (("ayer.upload", 90_000), ("ahora.upload", 60)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, times=(at := time.time() - ago, at))
    left = folder / "carpeta"
    left.mkdir()
    (left / "copia.sqlite3").write_bytes(b"x")
    os.utime(left, times=(at := time.time() - 90_000, at))
    assert sweep_passing() == {"files": 2}
    assert lying(folder) == ["ahora.upload"]
    assert sweep_passing() is None


class Unread(io.BytesIO):
    """A body that nobody should read."""

    def read(self, size=-1):  # noqa: ARG002
        raise AssertionError


def left(name, old=timedelta(0)):
    path = private().save(f"sobras/{name}", ContentFile(b"x"))
    at = time.time() - old.total_seconds()
    os.utime(private().path(path), (at, at))
    return path


def test_what_no_row_names_is_swept_unless_its_row_may_be_about_to_commit():
    old, named, fresh = left("vieja", timedelta(hours=2)), left("nombrada", timedelta(days=9)), left("nueva")
    assert sweep_folder("sobras", {named}) == 1
    assert [private().exists(each) for each in (old, named, fresh)] == [False, True, True]
    assert sweep_folder("no-hay", set()) == 0


@pytest.mark.django_db
def test_a_file_goes_only_once_what_let_it_go_is_certain_and_one_that_cannot_go_is_no_fault(
    django_capture_on_commit_callbacks, caplog
):
    path, stays = left("suelta"), left("carpeta/dentro").rpartition("/")[0]  # no folder that holds something goes
    with django_capture_on_commit_callbacks(execute=True):
        for each in (stays, path, ""):
            let_go(each)
        assert private().exists(path)
    assert not private().exists(path)
    assert private().exists(stays)
    assert "on_commit" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("somebody", [False, True], ids=["nobody", "somebody"])
def test_what_is_far_too_large_is_refused_before_it_is_read(somebody):
    browser = entered(person()) if somebody else Client()
    answer = browser.generic(
        "POST", "/entrar/", CONTENT_TYPE="multipart/form-data; boundary=x", CONTENT_LENGTH=str(MOST + 1),
        **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert f"hasta {LARGEST // 1_000_000} MB" in answer.text
    assert answer["Cache-Control"] == "no-store"
