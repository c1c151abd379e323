# SPDX-License-Identifier: EUPL-1.2
"""The photograph of a candidacy: chosen, cut and taken away; never lost, and nothing of it told but itself."""

import io
import os
import re
import signal
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conoceles.accounts.rules import Role
from conoceles.accounts.rules.quotas import Spent
from conoceles.capture import acuses, photographs
from conoceles.capture.actions import choose_photo
from conoceles.capture.models import ChosenPhoto, Photo
from conoceles.capture.queries.photos import of_revision
from conoceles.capture.rules import photos
from conoceles.capture.rules.drafts import Ticket
from conoceles.capture.rules.photos import Cut, Move
from conoceles.elections.models import CalendarWindow
from conoceles.elections.questionnaire import Kind, Rule, Section
from conoceles.files import uploading
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from tests.files.photographs import CANARY, RED, animated, drawn, saved, telling
from tests.files.test_reading import child_of_this_process
from tests.publication.editions import content as everything
from tests.publication.editions import current, published
from tests.world import world

from .screens import EVERYTHING, asks, herself, question, representation

PORTRAIT = question(
    "foto", Kind.PHOTO, "Su fotografía", max_months=3, max_upload_kilobytes=300, formats=("jpg", "png"),
    rules=(Rule("Logotipos de partidos", "Sistema de otro estado, 2024", "C"),),
)  # fmt: skip
#: A section that is a photograph and nothing more, as the questionnaire of the institute has it, and then the rest.
ASKED = replace(
    EVERYTHING,
    sections=(
        Section("retrato", "Fotografía", (PORTRAIT,)),
        *(
            replace(each, questions=tuple(asked for asked in each.questions if asked.key != "foto"))
            for each in EVERYTHING.sections
        ),
    ),
)


def prepared():
    here = world(party_captures_curricular=True)
    here.questionnaire = asks(here, ASKED)
    return here, herself(here, here.candidacy("Ana Pérez <Uc>"))


@pytest.fixture
def here(db):
    return prepared()[0]


@pytest.fixture
def ana(here):
    return herself(here, here.candidacy("Ana Pérez <Uc>"))


def uploads(her, content=None, name="retrato.jpg", **more):
    """Open the page of the photograph, and post *content* as its form does."""
    file = SimpleUploadedFile(name, saved(drawn()) if content is None else content)
    form = {**her.hidden("photo", "curricular", "foto"), "photo": file, "declared": "on"} | more
    return her.browser.post(her.at("photo", "curricular", "foto"), {k: v for k, v in form.items() if v is not None})


def cuts(her, **how):
    return her.browser.post(her.at("photo-cut", "curricular", "foto"), her.hidden("photo", "curricular", "foto") | how)


def withdraws(her, **how):
    return her.browser.post(
        her.at("photo-withdraw", "curricular", "foto"), her.hidden("photo", "curricular", "foto") | how
    )


def text(response):
    return response.content.decode()


def lying():
    """Every private file, by its path."""
    folder = settings.PRIVATE / "photos"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shown(her):
    """What the page shows as her photograph, looked at."""
    (address,) = re.findall(r'class="portrait-shown" src="([^"]+)"', text(her.get("photo", "curricular", "foto")))
    return Image.open(io.BytesIO(her.browser.get(address).content))


def test_the_rules_are_told_before_with_their_sources(ana):
    page = text(ana.get("photo", "curricular", "foto"))
    rules, form = page.split('<input type="file"')
    for words in ("no debe tener más de 3 meses", "Logotipos de partidos", "Sistema de otro estado, 2024",
                  "JPEG o PNG, de hasta 0.3 MB y de al menos 240 × 320 puntos"):  # fmt: skip
        assert words in rules
    assert 'accept="image/jpeg,image/png"' in form
    assert "se tomó hace 3 meses o menos y no muestra nada de lo que no debe" in form
    assert "Quitar" not in page


def test_her_list_leads_to_it_and_it_leads_onward(ana):
    assert ana.get("section", "curricular", "retrato")["Location"] == ana.at("photo", "curricular", "foto")
    page = text(ana.get("photo", "curricular", "foto"))
    assert f'href="{ana.at("section", "curricular", "contacto")}">Continuar con «Contacto»' in page
    assert ana.writes("contacto", {"r-pagina": "https://ana.example"})["Location"].endswith("/s/formacion/")


def test_what_was_planted_in_it_is_in_no_byte_that_is_kept_and_the_record_says_who_chose_it(ana):
    assert uploads(ana, telling())["Location"] == ana.at("photo", "curricular", "foto")
    kept = lying()
    assert len(kept) == 7  # three sizes in two formats, and the negative
    assert [path for path, content in kept.items() if CANARY.encode() in content or b"Exif" in content] == []
    assert {path.split("/")[0] for path in kept} == {str(ana.candidacy.pk)}
    photo, entry = Photo.objects.get(), Entry.objects.latest("number")
    assert (entry.action, entry.digest) == ("photo-chosen", photo.digest)
    assert entry.about == f"candidacies.Candidacy:{ana.candidacy.pk}"
    page = text(ana.get("photo", "curricular", "foto"))
    assert 'alt="Fotografía de Ana Pérez &lt;Uc&gt;"' in page
    assert "La fotografía está guardada" in page
    assert shown(ana).size == (480, 640)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "El archivo está vacío"),
        (b"%PDF-1.7 no soy un retrato", "es un PDF"),
        (saved(drawn((200, 300))), "mide 200 × 300 puntos y necesita al menos 240 × 320"),
        (animated("PNG"), "se mueve"),
        (saved(drawn(), "WEBP"), "es WebP y se reciben JPEG, PNG"),
        (saved(drawn())[:2000], "incompleta o dañada"),
        (b"\xff\xd8\xff" + b"x" * 300_001, "se reciben hasta 300 KB"),
    ],
    ids=["empty", "pdf", "small", "animated", "format", "broken", "heavy"],
)
def test_what_is_no_photograph_is_told_and_the_former_one_stays(ana, content, words):
    uploads(ana)
    before = (lying(), ChosenPhoto.objects.values().get())
    answer = uploads(ana, content, name="retrato.jpg")
    assert answer.status_code == 422
    page = text(answer)
    assert "<title>Error: Su fotografía" in page
    assert words in page
    assert '<a href="#id_photo">' in page
    assert (lying(), ChosenPhoto.objects.values().get()) == before


def test_without_a_file_or_her_word_nothing_is_kept(ana):
    for missing, words in (("photo", "Elija el archivo"), ("declared", "Confirme que la fotografía cumple")):
        answer = uploads(ana, **{missing: None})
        assert (answer.status_code, words in text(answer)) == (422, True)
    assert not ChosenPhoto.objects.exists()


def test_with_a_file_too_large_beside_it_nothing_is_kept(ana, monkeypatch):
    monkeypatch.setattr(uploading, "LARGEST", 200_000)
    answer = uploads(ana, otro=SimpleUploadedFile("otro.jpg", b"x" * 300_000))
    assert (answer.status_code, "pesa demasiado" in text(answer)) == (422, True)
    assert not lying()


def test_a_child_that_is_killed_loses_nothing(ana):
    uploads(ana)
    before = (lying(), ChosenPhoto.objects.values().get())

    def kill():
        while True:
            try:
                os.kill(child_of_this_process(), signal.SIGKILL)
            except (AssertionError, FileNotFoundError, ProcessLookupError):
                time.sleep(0.005)
            else:
                return

    killer = threading.Thread(target=kill)
    killer.start()
    answer = uploads(ana, saved(Image.effect_noise((2000, 2000), 9).convert("1"), "PNG"), photo_name="otra.png")
    killer.join()
    assert (answer.status_code, "Súbala otra vez" in text(answer)) == (422, True)
    assert (lying(), ChosenPhoto.objects.values().get()) == before


def test_a_save_that_fails_at_the_end_leaves_the_former_one_and_what_it_wrote_is_swept(here, ana):
    uploads(ana)
    before = (lying(), ChosenPhoto.objects.values().get())
    made = photographs.developed(saved(drawn((900, 1200))), PORTRAIT)
    with suppress(InterruptedError), transaction.atomic():
        choose_photo(ana.candidacy, here.questionnaire, question="foto", developed=made,
                     ticket=Ticket("otra", base=1), by=here.as_candidacy(ana.candidacy))  # fmt: skip
        raise InterruptedError
    assert ChosenPhoto.objects.values().get() == before[1]
    written = len(lying()) - len(before[0])
    assert photographs.sweep() == written > 0
    assert lying() == before[0]


def test_one_after_another_without_end_is_told_to_wait_and_the_last_one_stays(ana, monkeypatch):
    monkeypatch.setattr(settings, "QUOTAS", settings.QUOTAS | {Spent.PHOTOGRAPHS: 2})
    uploads(ana)
    assert uploads(ana, b"esto no es una imagen").status_code == 422
    kept = lying()
    answer = uploads(ana)
    assert answer.status_code == 422
    assert "hasta 2 fotografías por hora" in text(answer)
    assert lying() == kept


def test_the_same_upload_twice_is_one_and_one_from_an_old_page_overwrites_nothing(ana):
    form = ana.hidden("photo", "curricular", "foto")
    for _ in range(2):
        assert uploads(ana, **form).status_code == 302
    assert ChosenPhoto.objects.get().version == 1
    answer = uploads(ana, saved(drawn().rotate(180)), **form | {"key": "otra-pagina"})
    assert (answer.status_code, "Nada se perdió" in text(answer)) == (409, True)
    assert ChosenPhoto.objects.get().version == 1
    assert uploads(ana, saved(drawn().rotate(180))).status_code == 302
    assert Photo.objects.count() == 1


def test_it_is_cut_with_buttons_and_with_numbers(ana):
    uploads(ana, saved(drawn((900, 800))))
    assert ChosenPhoto.objects.get().cut == [150, 0, 600]
    for _ in range(6):
        answer = cuts(ana, move="izquierda")
    assert answer["Location"].endswith("/f/foto/?paso=izquierda")
    assert ChosenPhoto.objects.get().cut == [0, 0, 600]
    page = text(ana.browser.get(answer["Location"]))
    assert 'value="izquierda" autofocus>' in page
    assert "El recorte se movió a la izquierda." in page
    cuts(ana, left="0", top="0", width="33.4")
    assert ChosenPhoto.objects.get().cut == [0, 0, 301]
    image = shown(ana)
    assert image.size == (240, 320)  # no size is blown up
    assert all(abs(one - other) < 12 for one, other in zip(image.getpixel((120, 160)), RED, strict=True))
    for wrong in ({}, {"left": "0", "top": "x", "width": "9"}, {"left": "0", "top": "101", "width": "9"}):
        answer = cuts(ana, **wrong)
        assert (answer.status_code, "los tres números, de 0 a 100" in text(answer)) == (422, True)
    assert cuts(ana, move="completa").status_code == 302
    assert ChosenPhoto.objects.get().cut == [150, 0, 600]


def test_what_is_replaced_or_taken_away_and_was_never_sent_is_destroyed(ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        uploads(ana)
    first = set(lying())
    with django_capture_on_commit_callbacks(execute=True):
        uploads(ana, saved(drawn().rotate(180)))
    assert set(lying()) & first == set()
    assert Photo.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert withdraws(ana).status_code == 302
    assert (lying(), Photo.objects.count()) == ({}, 0)
    assert Entry.objects.latest("number").action == "photo-withdrawn"
    assert "Subir la fotografía" in text(ana.get("photo", "curricular", "foto"))


def test_it_is_sent_with_the_rest_and_what_was_sent_stays_after_another_is_chosen(
    ana, django_capture_on_commit_callbacks
):
    uploads(ana)
    ana.completes()
    photo = Photo.objects.get()
    check = text(ana.get("check", "curricular"))
    assert f'src="{ana.at("photo-file", photo.files[0]["digest"])}"' in check
    assert ana.sends().status_code == 302
    revision = ana.candidacy.revisions.get()
    assert revision.answers["foto"] == photo.digest
    assert of_revision(revision) == [photo]
    assert f"La fotografía de huella {photo.digest}" in str(acuses.answers(revision))
    assert "Lista para enviar" not in text(ana.get("tasks"))
    with django_capture_on_commit_callbacks(execute=True):
        uploads(ana, saved(drawn().rotate(180)))
        withdraws(ana)
    assert list(Photo.objects.all()) == [photo]
    assert {path.split("/")[1] for path in lying()} == {file["digest"] for file in photo.files}
    assert "Con cambios sin enviar" in text(ana.get("tasks"))
    assert ana.sends().status_code == 302
    assert "foto" not in ana.candidacy.revisions.latest("number").answers


def test_somebody_who_changes_it_while_she_reads_is_told_before_sending(ana):
    ana.completes()
    seen = ana.hidden("check", "curricular")
    uploads(ana)
    answer = ana.browser.post(ana.at("send", "curricular"), seen)
    assert (answer.status_code, "Alguien cambió las respuestas" in text(answer)) == (422, True)


def test_a_representation_that_types_chooses_it_too_and_only_where_the_process_lends_it(here, ana):
    party = representation(here, ana.candidacy)
    assert uploads(party).status_code == 302
    assert ChosenPhoto.objects.get().typed_by.role == Role.PARTY
    here.process.parameters["party_captures_curricular"]["value"] = False
    here.process.save()
    assert party.get("photo", "curricular", "foto").status_code == 404
    assert ana.get("photo", "curricular", "foto").status_code == 200


def test_the_file_of_another_candidacy_is_nobodys(here, ana):
    uploads(ana)
    file = Photo.objects.get().files[0]["digest"]
    other = herself(here, here.candidacy("Otra"))
    assert ana.get("photo-file", file).status_code == 200
    assert other.get("photo-file", file).status_code == 404
    assert other.browser.get(ana.at("photo-file", file)).status_code == 404


def test_before_the_window_nothing_is_taken_and_after_it_what_is_kept_cannot_be_sent(here, ana):
    window = CalendarWindow.objects.filter(process=here.process, key="captura")
    window.update(first_day=date(2099, 1, 1))
    assert 'type="file"' not in text(ana.get("photo", "curricular", "foto"))
    answer = ana.browser.post(ana.at("photo", "curricular", "foto"), {
        "photo": SimpleUploadedFile("a.jpg", saved(drawn())), "declared": "on", "version": "0", "key": "k",
    })  # fmt: skip
    assert (answer.status_code, "La captura todavía no abre" in text(answer)) == (422, True)
    window.update(first_day=date(2024, 1, 1), last_day=date(2024, 1, 31))
    assert uploads(ana).status_code == 302
    assert "La captura cerró" in text(ana.get("photo", "curricular", "foto"))
    ana.completes()
    assert "Enviar al instituto" not in text(ana.get("check", "curricular"))


def test_only_what_was_approved_is_published_and_then_its_negative_is_destroyed(own_database):
    here, ana = prepared()
    ana.completes()
    uploads(ana, telling())
    ana.sends()
    revision = ana.candidacy.revisions.get()
    negative = ChosenPhoto.objects.get().negative
    assert f"{ana.candidacy.pk}/{negative}" in lying()
    published(here)
    assert [path for path in everything(current(here)) if path.startswith("fotos/")] == []

    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    assert f"{ana.candidacy.pk}/{negative}" not in lying()
    assert (cuts(ana, move="arriba").status_code, ChosenPhoto.objects.get().version) == (409, 1)
    approved = Photo.objects.get()
    uploads(ana, saved(drawn().rotate(180)))  # another, that nobody has read
    ana.sends()
    preview = ana.browser.get(f"/vista-previa/{ana.candidacy.pk}/", follow=True)
    assert text(preview).count("<picture>") == 1
    (source,) = re.findall(r'<img class="portrait" src="(?:\.\./)*([^"]+)"', text(preview))
    assert ana.browser.get(f"/vista-previa/{ana.candidacy.pk}/{source}")["Content-Type"] == "image/jpeg"

    published(here)
    release = everything(current(here))
    pictures = {path for path in release if path.startswith("fotos/")}
    assert pictures == {
        f"fotos/{file['digest'][:16]}.{'jpg' if file['format'] == 'jpeg' else 'webp'}" for file in approved.files
    }
    assert source not in pictures
    assert [path for path, made in release.items() if CANARY.encode() in made] == []
    assert {made[:2] for path, made in release.items() if path in pictures} == {b"\xff\xd8", b"RI"}
    assert all(path.encode() in (current(here) / "SHA256SUMS").read_bytes() for path in pictures)


@given(
    st.integers(240, 1600), st.integers(320, 1600),
    st.lists(st.sampled_from(Move), max_size=40),
    st.tuples(st.integers(-3000, 3000), st.integers(-3000, 3000), st.integers(-3000, 3000)),
)  # fmt: skip
def test_however_it_is_moved_a_cut_is_within_the_photograph_and_never_too_narrow(width, height, moves, anywhere):
    for cut in (photos.first(width, height), photos.within(Cut(*anywhere), width, height)):
        found = cut
        for move in [None, *moves]:
            found = photos.moved(found, move, width, height) if move else found
            left, top, right, bottom = found.box
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
            assert found.width >= 240
            assert abs(found.width * 4 - found.height * 3) < 4
            assert (240, 320) in found.sizes


def test_bringing_it_nearer_and_back_keeps_its_middle():
    start = Cut(300, 300, 600)
    nearer = photos.moved(start, Move.NEARER, 1200, 1600)
    assert nearer.width == 540
    assert abs((nearer.left + nearer.width / 2) - 600) <= 1
    assert abs((nearer.top + nearer.height / 2) - 700) <= 1
    assert photos.moved(nearer, Move.FARTHER, 1200, 1600).width == 600
    assert photos.moved(start, Move.UP, 1200, 1600).top < start.top < photos.moved(start, Move.DOWN, 1200, 1600).top
