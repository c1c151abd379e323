# SPDX-License-Identifier: EUPL-1.2
"""Photographs of many candidacies in one ZIP: told for what they are, accepted, taken; bombs and tricks are refused."""

import io
import stat
import struct
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.rules.quotas import Spent
from conoceles.capture import periodic
from conoceles.capture.albums import jobs, working
from conoceles.capture.models import Album, ChosenPhoto, Shot
from conoceles.kernel import clock
from conoceles.record.models import Entry
from conoceles.work.holding import Stopped
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.files.photographs import drawn, saved
from tests.people import application, entered, person
from tests.world import world

from .books import Idle
from .paper import PARTY, form_code

pytestmark = pytest.mark.django_db
ALBUMS = "/captura/fotografias/"


@pytest.fixture
def here():
    made = world(party_captures_curricular=True)
    made.ana, made.eva = made.candidacy("Ana Pérez Uc", key="PRE-001/A"), made.candidacy("Eva Canul", key="PRE-002/A")
    made.rival = made.candidacy("Luis Dzul", party=1, key="PRE-003/A")
    return made


@pytest.fixture
def party(here):
    user = person("rep", *PARTY)
    application(user)
    return user


@pytest.fixture
def browser(party):
    return entered(party)


class Stops(Idle):
    """Somebody who asks for it to stop before file *at*."""

    def __init__(self, at):
        self._at = at

    def told(self, done, total):  # noqa: ARG002
        if done == self._at:
            raise Stopped


def portrait(colour="red"):
    """A photograph, another for each *colour*."""
    image = drawn()
    image.paste(colour, (10, 10, 60, 60))
    return saved(image)


def archive(files, **how):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content, **how)
    return into.getvalue()


def sent(browser, content, name="fotos.zip"):
    """The album as it was kept, before anybody looked at it."""
    answer = browser.post(ALBUMS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return Album.objects.first()


def looked(album, held=None):
    """As a worker does."""
    Job.objects.update(state=State.DONE)
    jobs.LOOKING.run(Job.objects.get(subject=str(album.pk), kind=jobs.LOOK), held or Idle())
    album.refresh_from_db()
    return {shot.name: shot.state for shot in album.shots.all()}


def accepted(browser, album):
    answer = browser.post(f"{ALBUMS}{album.pk}/aceptar/", {"declared": "1"})
    assert answer.status_code == 302
    Job.objects.update(state=State.DONE)
    album.refresh_from_db()


def test_one_at_a_time_so_that_whoever_sends_many_waits_for_herself_alone(browser):
    sent(browser, archive([("pre-001-a.jpg", portrait())]))
    answer = browser.post(ALBUMS, {"file": SimpleUploadedFile("otro.zip", archive([("a.jpg", b"x")]))})
    assert (answer.status_code, Album.objects.count()) == (422, 1)
    assert "Espere a que termine" in answer.text
    Job.objects.update(state=State.DONE)
    assert browser.post(ALBUMS, {"file": SimpleUploadedFile("otro.zip", b"PK")}).status_code == 302


def test_so_many_an_hour_are_taken_and_no_more(browser, monkeypatch):
    monkeypatch.setattr(settings, "QUOTAS", settings.QUOTAS | {Spent.BUNDLES: 1})
    sent(browser, archive([("pre-001-a.jpg", portrait())]))
    Job.objects.update(state=State.DONE)
    answer = browser.post(ALBUMS, {"file": SimpleUploadedFile("otro.zip", archive([("a.jpg", b"x")]))})
    assert (answer.status_code, Album.objects.count()) == (422, 1)
    assert "hasta 1 hojas o ZIP por hora" in answer.text
    assert browser.post("/captura/lote/", {"file": SimpleUploadedFile("a.xlsx", b"PK")}).status_code == 422


class TestLooking:
    def test_each_file_is_told_for_what_it_is_and_nothing_changes(self, browser):
        album = sent(
            browser,
            archive(
                [
                    ("PAN/pre-001-a.jpg", portrait()),
                    ("pre-003-a.jpg", portrait("blue")),
                    ("quien-sabe.jpg", portrait("green")),
                    ("PRE-002 A.png", b"no soy una imagen"),
                    ("__MACOSX/pre-001-a.jpg", b"x"),
                    (".DS_Store", b"x"),
                ]
            ),
        )
        assert looked(album) == {
            "pre-001-a.jpg": "lista", "pre-003-a.jpg": "ajena", "quien-sabe.jpg": "desconocida",
            "PRE-002 A.png": "no-es-fotografia",
        }  # fmt: skip
        assert album.state == Album.State.READ
        assert not ChosenPhoto.objects.exists()
        page = browser.get(f"{ALBUMS}{album.pk}/").content.decode()
        assert "Luis" not in page
        assert "no es una fotografía" in page

    def test_two_of_one_and_one_for_two_are_repeated(self, browser):
        same = portrait("blue")
        files = [("pre-001-a.jpg", portrait()), ("pre-001-a.jpeg", portrait("green")), ("pre-002-a.jpg", same)]
        assert set(looked(sent(browser, archive(files))).values()) == {"repetida", "lista"}
        both = archive([("pre-001-a.jpg", same), ("pre-002-a.jpg", same)])
        assert set(looked(sent(browser, both)).values()) == {"repetida"}

    def test_the_code_of_a_printed_form_names_it_too(self, here, browser):
        name = f"{form_code(here.ana, here.questionnaire)}.jpg"
        assert looked(sent(browser, archive([(name, portrait())]))) == {name: "lista"}

    def test_one_whose_name_is_written_in_no_letters_where_it_lies_is_damaged_and_the_others_are_not(self, browser):
        content = bytearray(archive([("pre-001-á.jpg", portrait("blue")), ("pre-002-a.jpg", portrait())]))
        lies = content.find("á".encode())
        content[lies : lies + 2] = b"\xff\xfe"
        states = looked(sent(browser, bytes(content)))
        assert states == {"pre-001-á.jpg": "no-es-fotografia", "pre-002-a.jpg": "lista"}

    def test_one_that_is_too_large_is_told_whatever_it_says_of_its_size(self, browser):
        heavy = archive([("pre-001-a.jpg", b"\xff\xd8\xff" + b"\0" * 6_000_000)])
        assert looked(sent(browser, heavy)) == {"pre-001-a.jpg": "muy-grande"}
        lying = bytearray(heavy)
        at = lying.rfind(b"PK\x01\x02")
        struct.pack_into("<L", lying, at + 24, 10)  # it says that it unpacks to ten bytes
        assert looked(sent(browser, bytes(lying)))["pre-001-a.jpg"] in {"muy-grande", "no-es-fotografia"}

    def test_what_was_looked_at_is_not_looked_at_again(self, browser):
        files = [("pre-001-a.jpg", portrait()), ("pre-002-a.jpg", portrait("blue")), ("otra.jpg", portrait("green"))]
        album = sent(browser, archive(files))
        with pytest.raises(Stopped):
            looked(album, Stops(2))
        before = list(album.shots.values_list("pk", flat=True))
        assert len(before) == 2
        assert album.state == Album.State.RECEIVED
        assert set(looked(album).values()) == {"lista", "desconocida"}
        assert list(album.shots.values_list("pk", flat=True))[:2] == before

    def test_a_list_of_many_asks_as_few_questions_as_one_of_one(self, here, browser):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                page = browser.get(f"{ALBUMS}{album.pk}/").text
            return len(queries), page.count("Juana ")

        album = sent(browser, archive([("pre-001-a.jpg", b"x")]))
        looked(album)
        asked()
        alone, _ = asked()
        for number in range(1, 11):
            whose = here.candidacy(f"Juana {number}")
            Shot.objects.create(album=album, number=number, name="x", candidacy=whose, state=Shot.State.NO_PHOTO)
        assert asked() == (alone, 10)


def linked():
    entry = zipfile.ZipInfo("pre-001-a.jpg")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr(entry, "/etc/passwd")
    return into.getvalue()


def overlapping():
    """Two entries that tell of the same bytes."""
    content = bytearray(archive([("pre-001-a.jpg", b"x" * 100), ("pre-002-a.jpg", b"x" * 100)]))
    second = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, second + 42, 0)
    return bytes(content)


def said_many():
    content = bytearray(archive([("pre-001-a.jpg", b"x")]))
    struct.pack_into("<H", content, content.rfind(b"PK\x05\x06") + 10, 60_000)
    return bytes(content)


def locked():
    content = bytearray(archive([("pre-001-a.jpg", b"x")]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(mark) + at] |= 1
    return bytes(content)


TRICKS = {
    "no archive": (lambda: b"GIF89a", "no es un ZIP"),
    "half an archive": (lambda: archive([("pre-001-a.jpg", portrait())])[:-30], "no es un ZIP"),
    "up and out": (lambda: archive([("../../pre-001-a.jpg", b"x")]), "fuera de su carpeta"),
    "from the root": (lambda: archive([("/tmp/pre-001-a.jpg", b"x")]), "fuera de su carpeta"),
    "another drive": (lambda: archive([("C:pre-001-a.jpg", b"x")]), "fuera de su carpeta"),
    "backwards": (lambda: archive([("a\\..\\pre-001-a.jpg", b"x")]), "fuera de su carpeta"),
    "a link": (linked, "fuera de su carpeta"),
    "overlapping": (overlapping, "guardar mucho más"),
    "a list without end": (said_many, "más de 2000 archivos"),
    "too many": (lambda: archive([(f"{n}.jpg", b"") for n in range(2001)]), "más de 2000 archivos"),
    "with a password": (locked, "tiene contraseña"),
    "empty": (lambda: archive([]), "no tiene ningún archivo"),
    "only what is beside": (lambda: archive([("__MACOSX/a.jpg", b"x")]), "no tiene ningún archivo"),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_bomb_or_a_trick_is_refused_whole_and_its_file_goes(here, browser, trick):
    make, told = TRICKS[trick]
    album = sent(browser, make())
    assert looked(album) == {}
    assert (album.state, album.file) == (Album.State.UNREADABLE, "")
    assert told in browser.get(f"{ALBUMS}{album.pk}/").content.decode()
    assert not list(settings.PRIVATE.glob("albums/*"))


def test_a_packing_that_fills_the_memory_is_refused(here, browser):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("pre-001-a.jpg", b"x")
    album = sent(browser, into.getvalue())
    assert looked(album) == {}
    assert "de un modo que no se abre" in album.problem


class TestTaking:
    def test_each_becomes_what_she_has_chosen_cut_in_its_middle_and_to_be_cut_again(self, here, browser, party):
        album = sent(browser, archive([("pre-001-a.jpg", portrait()), ("otra.jpg", portrait("blue"))]))
        looked(album)
        accepted(browser, album)
        told = jobs.TAKING.tells(Job(result=working.take(album, Idle(), by=album.by)))
        assert told == ["Se tomó 1 fotografía.", "1 archivo no se tomó; la página del ZIP dice por qué."]
        album.refresh_from_db()
        assert (album.state, album.file) == (Album.State.TAKEN, "")
        assert not list(settings.PRIVATE.glob("albums/*"))
        chosen = ChosenPhoto.objects.get()
        assert (chosen.candidacy, chosen.typed_by.user, chosen.negative != "") == (here.ana, party, True)
        page = browser.get(f"/captura/{here.ana.pk}/c/curricular/f/foto/").content.decode()
        assert "recortar" in page.lower()
        acts = list(Entry.objects.values_list("action", flat=True))
        assert {"photo-album-received", "photo-album-accepted", "photo-chosen"} <= set(acts)

    def test_it_is_not_accepted_without_her_word(self, browser):
        album = sent(browser, archive([("pre-001-a.jpg", portrait())]))
        looked(album)
        answer = browser.post(f"{ALBUMS}{album.pk}/aceptar/")
        assert answer.status_code == 422
        assert "Confirme que todas cumplen" in answer.content.decode()
        album.refresh_from_db()
        assert album.state == Album.State.READ

    def test_interrupted_it_goes_on_where_it_was_and_takes_each_once(self, browser):
        album = sent(browser, archive([("pre-001-a.jpg", portrait()), ("pre-002-a.jpg", portrait("blue"))]))
        looked(album)
        accepted(browser, album)
        with pytest.raises(Stopped):
            working.take(album, Stops(1), by=album.by)
        assert ChosenPhoto.objects.count() == 1
        Shot.objects.filter(state=Shot.State.TAKEN).update(state=Shot.State.READY)  # it died before it could say so
        assert working.take(album, Idle(), by=album.by) == {"taken": 2, "left": 0}
        assert list(ChosenPhoto.objects.values_list("version", flat=True)) == [1, 1]

    def test_one_that_was_changed_meanwhile_is_left_as_it_is(self, here, browser):
        album = sent(browser, archive([("pre-001-a.jpg", portrait())]))
        looked(album)
        ChosenPhoto.objects.create(
            candidacy=here.ana, slug="curricular", question="foto", version=3, saves=[["k", 3, "m"]],
            typed_by=here.as_candidacy(here.ana), typed_at=album.at,
        )  # fmt: skip
        accepted(browser, album)
        assert working.take(album, Idle(), by=album.by) == {"taken": 0, "left": 1}
        assert ChosenPhoto.objects.get().version == 3
        assert "La fotografía cambió" in album.shots.get().told

    def test_cancelled_its_file_goes_and_nothing_is_taken(self, browser, django_capture_on_commit_callbacks):
        album = sent(browser, archive([("pre-001-a.jpg", portrait())]))
        looked(album)
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(2):
                browser.post(f"{ALBUMS}{album.pk}/cancelar/")
        assert not list(settings.PRIVATE.glob("albums/*"))
        answer = browser.post(f"{ALBUMS}{album.pk}/aceptar/", {"declared": "1"})
        assert "ya se aceptó o se canceló" in answer.content.decode()
        assert not ChosenPhoto.objects.exists()

    def test_one_that_could_not_be_read_is_cancelled_too(self, browser, django_capture_on_commit_callbacks, caplog):
        album = sent(browser, b"GIF89a")
        looked(album)
        with django_capture_on_commit_callbacks(execute=True):
            assert browser.post(f"{ALBUMS}{album.pk}/cancelar/").status_code == 302
        album.refresh_from_db()
        assert album.state == Album.State.CANCELLED
        assert [each for each in caplog.records if each.levelname == "ERROR"] == []

    def test_it_is_forgotten_after_thirty_days_and_its_file_goes(self, browser, monkeypatch):
        album = sent(browser, archive([("pre-001-a.jpg", portrait())]))
        looked(album)
        later = album.at + timedelta(days=31)
        monkeypatch.setattr(clock, "now", lambda: later)
        periodic.sweep_albums()
        assert not Shot.objects.exists()
        assert Album.objects.get().file == ""
        assert not list(settings.PRIVATE.glob("albums/*"))

    def test_nobody_else_sees_it_and_where_capture_is_not_lent_there_is_none(self, here, browser):
        album = sent(browser, archive([("pre-001-a.jpg", portrait())]))
        other = person("otra", PARTY[0], "prueba/ceiba")
        application(other)
        assert entered(other).get(f"{ALBUMS}{album.pk}/").status_code == 404
        here.process.parameters["party_captures_curricular"]["value"] = None
        here.process.save()
        assert browser.get(ALBUMS).status_code == 404
