# SPDX-License-Identifier: EUPL-1.2
"""From what was approved to what the public sees."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

import brotli
import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Person
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk, queries, shelf
from conoceles.publication.baking import Before, Bench, bake
from conoceles.publication.baking.notes import Notes
from conoceles.publication.models import Release
from conoceles.publication.parts import Page
from conoceles.publication.publishing import publish, settle
from conoceles.publication.rules import Reason
from conoceles.publication.snapshot import Snapshot
from conoceles.record.models import Entry
from tests.pictures import kept

from . import plain_part
from .editions import OWN, answer, content, current, listed, lying, published, signing_key, verify


@pytest.fixture
def three(here):
    """Three candidacies with an approved text each."""
    people = [here.candidacy(name, party=n % 2) for n, name in enumerate(["Ana <b>Uc", "Bety Pech", "Caro Ek"])]
    for person in people:
        answer(here, person)
    return people


def card(release):
    return json.loads((release / "release.json").read_text())


def bench(number, into, before=None):
    """To bake the freeze of release *number* again, elsewhere."""
    snapshot = Snapshot(shelf.of("prueba").freezes / str(number))
    notes = Notes(into.with_name(f"{into.name}-notes"))
    return Bench(snapshot, tuple(settings.RELEASE_PARTS), into, notes, signing_key(), before)


def rename(person, name):
    Person.objects.filter(pk=person.person_id).update(name=name)


def test_a_register_with_nobody_is_not_published_unasked(here):
    with pytest.raises(Refused) as refused:
        published(here)
    assert refused.value.reason is Reason.NOBODY_STANDS
    assert not Release.objects.exists()
    assert not Entry.objects.filter(action="release-frozen").exists()
    assert list(shelf.of("prueba").freezes.iterdir()) == []
    assert published(here, empty=True).release.number == 1


def test_anyone_can_verify_what_is_shown(here, three):
    outcome = published(here)
    release = current(here)
    assert release == shelf.of("prueba").release(1)
    assert verify(release) == []
    assert listed(release) == lying(release)
    assert card(release) == {
        "process": "prueba",
        "number": 1,
        "frozen_at": card(release)["frozen_at"],
        "snapshot": outcome.release.digest,
        "candidacies": 3,
        "previous": "",
    }
    assert list(Entry.objects.filter(action__startswith="release").values_list("action", "digest")) == [
        ("release-frozen", outcome.release.digest),
        ("release-shown", outcome.release.digest),
    ]


@pytest.mark.parametrize("spoil", ["quien/candidatura-1.html", "datos/todo.json.br", "SHA256SUMS", "SHA256SUMS.sig"])
def test_a_changed_byte_is_noticed(here, three, spoil):
    published(here)
    file = current(here) / spoil
    *rest, last = file.read_bytes()
    file.write_bytes(bytes([*rest, last ^ 1]))
    assert verify(current(here)) != []


def test_every_text_lies_there_compressed_too_and_bears_no_time(here, three):
    published(here)
    release = current(here)
    texts = [path for path in lying(release) if path.endswith((".html", ".json"))]
    assert len(texts) == 9
    for path in texts:
        plain = (release / path).read_bytes()
        assert brotli.decompress((release / f"{path}.br").read_bytes()) == plain
        zipped = (release / f"{path}.gz").read_bytes()
        assert gzip.decompress(zipped) == plain
        assert zipped[4:8] == bytes(4)


def test_releases_are_numbered_without_gaps_and_name_the_one_before(here, three):
    published(here)
    first = current(here)
    rename(three[0], "Otra")
    published(here)
    assert card(current(here))["previous"] == hashlib.sha256((first / "SHA256SUMS").read_bytes()).hexdigest()
    assert (
        queries.shown(here.process).manifest == hashlib.sha256((current(here) / "SHA256SUMS").read_bytes()).hexdigest()
    )


def test_one_changed_profile_costs_one_profile(here, three):
    published(here)
    rename(three[1], "Beatriz Pech")
    outcome = published(here)
    release = current(here)
    assert outcome.baked.fresh == 5  # her page, her JSON, the list, the bulk file and its size
    assert verify(release) == []
    shared = [path for path in lying(release) if (release / path).stat().st_nlink > 1]
    assert shared == [
        f"quien/candidatura-{who}.{kind}" for who in (1, 3)
        for kind in ("html", "html.br", "html.gz", "json", "json.br", "json.gz")
    ]  # fmt: skip
    assert verify(shelf.of("prueba").release(1)) == []


def test_what_was_reused_is_what_would_have_been_made(here, three, tmp_path):
    published(here)
    rename(three[1], "Beatriz Pech")
    published(here)
    bake(bench(2, tmp_path / "anew"))
    assert {path: b for path, b in content(current(here)).items() if path not in OWN} == content(tmp_path / "anew")


def test_two_bakes_of_a_freeze_are_the_same_bytes(here, three, tmp_path):
    published(here)
    for name in ("one", "two"):
        bake(bench(1, tmp_path / name))
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert len(content(tmp_path / "one")) == 27


def test_a_page_that_is_gone_from_the_release_before_is_made(here, three, tmp_path):
    published(here)
    first, notes = current(here), shelf.of("prueba").bakes / "1"
    whole = content(first)
    (first / "quien/candidatura-2.html.br").unlink()
    baked = bake(bench(1, tmp_path / "new", before=Before(first, notes)))
    assert baked.fresh == 1
    assert set(content(tmp_path / "new").items()) < set(whole.items())


def test_nothing_is_published_when_nothing_changed_unless_one_insists(here, three):
    published(here)
    unchanged = published(here)
    assert (unchanged.baked, unchanged.release.number) == (None, 1)
    assert Release.objects.count() == 1
    insisted = published(here, force=True)
    assert insisted.release.number == 2
    assert (insisted.baked.fresh, insisted.baked.pages) == (9, 9)
    assert [path for path in lying(current(here)) if (current(here) / path).stat().st_nlink > 1] == []


class TestAPublicationThatStops:
    """In whatever way, it leaves what is shown as it was, and the next one succeeds."""

    @pytest.fixture
    def second(self, here, three):
        published(here)
        rename(three[0], "Otra")
        return shelf.of("prueba")

    def still_first(self, here):
        assert current(here).name == "1"
        assert verify(current(here)) == []
        assert queries.shown(here.process).number == 1

    def then_second(self, here, **options):
        outcome = published(here, **options)
        assert (outcome.release.number, current(here).name) == (2, "2")
        assert verify(current(here)) == []
        assert listed(current(here)) == lying(current(here))
        return outcome

    @pytest.mark.usefixtures("second")
    def test_because_a_part_objects(self, here):
        here.process.notice = "no publicar"
        here.process.save()
        with pytest.raises(Refused):
            published(here)
        self.still_first(here)
        here.process.notice = "Todas son personas inventadas"
        here.process.save()
        self.then_second(here)

    @pytest.mark.usefixtures("second")
    def test_because_a_page_leads_nowhere(self, here, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(plain_part, "_page", lambda *_: b'<a href="/quien/nadie.html">Nadie</a>')
            with pytest.raises(Refused) as refusal:
                published(here)
        assert refusal.value.reason is Reason.BROKEN_LINKS
        assert {target for target, _ in refusal.value.details["links"]} == {"quien/nadie.html"}
        self.still_first(here)
        self.then_second(here)

    @pytest.mark.usefixtures("second")
    def test_because_two_parts_made_the_same_file(self, here, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(plain_part, "shards", lambda snapshot: ["una", "otra"])
            patch.setattr(plain_part, "pages", lambda snapshot, shard: [Page("index.html", shard, shard.encode)])
            patch.setattr(plain_part, "closing", lambda snapshot, laid: [])
            with pytest.raises(Refused) as refusal:
                published(here)
        assert refusal.value.reason is Reason.SAME_FILE_TWICE
        self.still_first(here)
        self.then_second(here)

    @pytest.mark.usefixtures("second")
    def test_because_a_baker_died(self, here, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(plain_part, "_page", lambda *_: os._exit(9))
            with pytest.raises(Refused) as refusal:
                published(here)
        assert refusal.value.reason is Reason.BAKER_DIED
        self.still_first(here)
        self.then_second(here)

    def test_because_what_was_written_is_not_what_lies_there(self, here, second):
        def told(stage, done, total):
            if (stage, done) == ("bake", total):
                (second.partial(2) / "index.html").write_bytes(b"otra cosa")

        with pytest.raises(Refused) as refusal:
            published(here, told=told)
        assert refusal.value.reason is Reason.BROKEN_FILES
        assert refusal.value.details == {"paths": ["index.html"]}
        self.still_first(here)

    def stop_after_one_shard(self, here, monkeypatch):
        """The list is baked; nobody's page is."""
        notes = shelf.of(here.process.slug).bakes / "2"

        def page(snapshot, title, body):
            if title == "Todas":
                return b"vieja"
            until = time.monotonic() + 30
            while not list(notes.glob("*-todo.done")) and time.monotonic() < until:
                time.sleep(0.01)
            return 1 / 0

        with monkeypatch.context() as patch:
            patch.setattr(plain_part, "_page", page)
            with pytest.raises(ZeroDivisionError):
                published(here)

    @pytest.mark.usefixtures("second")
    def test_is_resumed_over_what_it_had_frozen_and_baked(self, here, three, monkeypatch):
        self.stop_after_one_shard(here, monkeypatch)
        self.still_first(here)
        rename(three[0], "Llegó después de congelar")
        self.then_second(here, resume=True)
        assert (current(here) / "index.html").read_bytes() == b"vieja"
        assert b"Otra" in (current(here) / "quien/candidatura-1.html").read_bytes()

    @pytest.mark.usefixtures("second")
    def test_is_baked_anew_when_not_resumed(self, here, three, monkeypatch):
        self.stop_after_one_shard(here, monkeypatch)
        rename(three[0], "Llegó después de congelar")
        self.then_second(here)
        assert b"vieja" not in (current(here) / "index.html").read_bytes()
        assert b"Lleg" in (current(here) / "quien/candidatura-1.html").read_bytes()

    def test_never_lets_the_resumed_one_write_through_a_link_into_the_release_before(self, here, second, monkeypatch):
        partial = second.partial(2)
        self.stop_after_one_shard(here, monkeypatch)
        (partial / "quien").mkdir(exist_ok=True)
        for name in ("candidatura-1.html", "candidatura-2.html"):  # as if linked, and then not noted
            (partial / "quien" / name).unlink(missing_ok=True)
            (partial / "quien" / name).hardlink_to(second.release(1) / "quien" / name)
        self.then_second(here, resume=True)
        assert verify(second.release(1)) == []

    def test_is_not_resumed_over_an_altered_freeze(self, here, second, monkeypatch):
        self.stop_after_one_shard(here, monkeypatch)
        lines = second.freezes / "2" / "profiles.jsonl"
        lines.write_bytes(lines.read_bytes().replace(b"Otra", b"Otro"))
        with pytest.raises(Refused) as refusal:
            published(here, resume=True)
        assert refusal.value.reason is Reason.FREEZE_ALTERED
        self.still_first(here)

    def test_is_baked_whole_by_another_program(self, here, second, monkeypatch):
        self.stop_after_one_shard(here, monkeypatch)
        (second.bakes / "2" / "program").write_text("el programa de ayer")
        self.then_second(here, resume=True)
        assert (current(here) / "index.html").read_bytes() != b"vieja"

    @pytest.mark.parametrize("kind", ["baked", "sums", "links"])
    def test_bakes_again_a_shard_whose_notes_a_power_cut_left_empty(self, here, second, monkeypatch, kind):
        self.stop_after_one_shard(here, monkeypatch)
        noted = [note for note in (second.bakes / "2").glob(f"*.{kind}") if note.stat().st_size]
        assert noted or kind == "links"
        for note in noted:
            note.write_bytes(b"")
        self.then_second(here, resume=True)

    def test_between_the_commit_and_the_move_is_settled(self, here, second):
        self.then_second(here)
        second.current.unlink()
        second.current.symlink_to("releases/1")  # as the move had not come to happen
        settle(here.process)
        assert current(here).name == "2"
        settle(here.process)
        assert current(here).name == "2"

    @pytest.mark.parametrize("gone", ["photos", "photos/{photo}", "profiles.jsonl", "races.json"])
    def test_is_not_resumed_without_a_part_of_what_it_had_frozen(self, here, three, second, monkeypatch, gone):
        """What a power cut takes: the freeze is not waited for on the disk."""
        photo = hashlib.sha256(b"retrato").hexdigest()
        answer(here, three[0], foto=kept(here, three[0]))
        self.stop_after_one_shard(here, monkeypatch)
        lost = second.freezes / "2" / gone.format(photo=photo)
        shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
        with pytest.raises(Refused) as refusal:
            published(here, resume=True)
        assert refusal.value.reason is Reason.FREEZE_ALTERED
        self.still_first(here)


def test_a_release_that_lost_its_list_is_followed_by_one_that_knows_it(here, three):
    published(here)
    first = queries.shown(here.process).manifest
    (current(here) / "SHA256SUMS").unlink()
    published(here, force=True)
    assert card(current(here))["previous"] == first
    assert verify(current(here)) == []


@pytest.mark.parametrize("force", [True, False])
def test_a_release_that_is_gone_is_followed_by_one_that_reuses_nothing_of_it(here, three, force):
    published(here)
    first = queries.shown(here.process).manifest
    shutil.rmtree(current(here))
    assert published(here, force=force).release.number == 2
    assert card(current(here))["previous"] == first
    assert verify(current(here)) == []


@pytest.mark.parametrize("target", ["/etc", "releases/uno", "releases/1/quien", "releases/²", "releases", "../otro"])
def test_a_link_that_leads_astray_is_told_and_put_right(here, three, target):
    published(here)
    link = shelf.of("prueba").current
    link.unlink()
    link.symlink_to(target)
    rename(three[0], "Otra")
    told = []
    published(here, told=lambda stage, *_: told.append(stage))
    assert told[0] == "astray"
    assert str(link.readlink()) == "releases/2"
    assert verify(current(here)) == []


def test_what_lies_in_the_place_of_the_link_is_never_replaced(here, three):
    link = shelf.of("prueba").current
    link.mkdir(parents=True)
    (link / "algo").write_text("de alguien")
    with pytest.raises(Refused) as refusal:
        published(here)
    assert refusal.value.reason is Reason.NOT_A_LINK
    assert (link / "algo").read_text() == "de alguien"


def test_there_is_nothing_to_resume_after_a_publication_that_ended(here, three):
    for _ in range(2):
        with pytest.raises(Refused) as refusal:
            published(here, resume=True)
        assert refusal.value.reason is Reason.NOTHING_TO_RESUME
        published(here)


def test_two_publications_cannot_be_made_at_once(here, three, monkeypatch):
    monkeypatch.setattr(disk, "PATIENCE", 0)
    with disk.publishing_alone(shelf.of("prueba").lock):
        # Another process holds the lock, as far as this one can tell: flock is per open file.
        with pytest.raises(Refused) as refusal:
            published(here)
        assert refusal.value.reason is Reason.BEING_PUBLISHED
    published(here)


def test_only_the_two_last_releases_are_whole_and_of_the_others_the_archive_verifies(here, three):
    for number in range(1, 5):
        rename(three[0], f"Nombre {number}")
        published(here)
    places = shelf.of("prueba")
    assert places.numbers() == [1, 2, 3, 4]
    for number in (3, 4):
        assert verify(places.release(number)) == []
    for number in (1, 2):
        old = places.release(number)
        assert lying(old) == [
            "bitacora.pem", "bitacora.txt", "clave-publica.pem",
            "quien/candidatura-1.json", "quien/candidatura-2.json", "quien/candidatura-3.json",
            "release.json",
        ]  # fmt: skip
        assert verify(old, "--ignore-missing") == []
        assert verify(old) != []  # what the list names and an archive has no more
        sums = hashlib.sha256((old / "SHA256SUMS").read_bytes()).hexdigest()
        assert card(places.release(number + 1))["previous"] == sums  # as the page that explains it says
        assert f"Nombre {number}" in (old / "quien/candidatura-1.json").read_text()
    for private in (places.freezes, places.bakes):
        assert sorted(path.name for path in private.iterdir()) == ["3", "4"]


def test_a_database_restored_from_an_older_copy_does_not_bring_numbers_back(here, three):
    for number in range(3):
        rename(three[0], f"Nombre {number}")
        published(here)
    Release.objects.filter(number__gt=1).delete()
    rename(three[0], "Después de restaurar")
    settle(here.process)
    assert current(here).name == "3"
    assert published(here).release.number == 4
    assert verify(current(here)) == []


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.AREA, "prueba"), (Role.CANDIDACY, "prueba"), (Role.INSTANCE, "otro-proceso")]
)
def test_only_the_instancia_interna_of_the_process_publishes(here, three, role, scope):
    user = User.objects.create(username="alguien")
    with pytest.raises(PermissionDenied):
        publish(here.process, by=Capacity.objects.create(user=user, role=role, scope=scope))
    assert not Release.objects.exists()
    assert not shelf.of("prueba").current.exists()
    publish(here.process, by=here.as_reviewer())
    assert current(here).name == "1"


def test_from_a_terminal_it_says_what_came_of_it_and_where(here, three, own_database):
    def terminal(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "tests.publication.terminal", "publish", *arguments],
            check=False, capture_output=True, text=True, env=os.environ | own_database.environment(),
        )  # fmt: skip

    first = terminal("--process", "prueba")
    assert (first.returncode, "Publicación 1 de «Proceso de prueba»: 9 páginas (9 nuevas)" in first.stdout) == (0, True)
    assert str(shelf.of("prueba").current) in first.stdout
    assert "Horneando" in first.stderr
    again = terminal("--process", "prueba")
    assert (again.returncode, "Nada cambió desde la publicación 1" in again.stdout) == (0, True)
    unknown = terminal("--process", "prueva")
    assert (unknown.returncode, "No hay un proceso «prueva»" in unknown.stderr) == (1, True)


def test_a_page_altered_since_is_made_anew_and_never_signed_again(here):
    answer(here, here.candidacy("Ana Pérez Uc"))
    published(here)
    page = next(path for path in sorted(current(here).rglob("*.html")))
    honest = page.read_bytes()
    page.write_bytes(honest.replace(b"Ana", b"Otra"))
    answer(here, here.candidacy("Luz Chan Ek"))
    published(here)
    assert verify(current(here)) == []
    assert b"Otra" not in b"".join(path.read_bytes() for path in current(here).rglob("*.html"))
