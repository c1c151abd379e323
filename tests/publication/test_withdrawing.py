# SPDX-License-Identifier: EUPL-1.2
"""What may no longer be shown leaves the shown release, and what is kept of every earlier one."""

import gzip
import json
import os
from datetime import date
from hashlib import sha256

import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy, Person
from conoceles.capture.models import Consent, Disclosure
from conoceles.elections.models import ConsentText, Emblem
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.kernel.signatures import verifies
from conoceles.publication import disk, publishing, shelf
from conoceles.publication.models import Exit, Release
from conoceles.publication.periodic import withdraw_all
from conoceles.publication.rules import Reason
from conoceles.publication.withdrawing import working
from conoceles.publication.withdrawing.drill import drill
from conoceles.publication.withdrawing.working import withdraw
from conoceles.record.models import Entry
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.rules import Because, Motive
from tests.pictures import kept

from .editions import answer, current, listed, lying, published, signing_key, verify

RULING = Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 3, 3), "nota privada")
HERS = b"canario-de-ana"


@pytest.fixture
def three(here):
    """Ana, with a photograph, and two more; three releases of them."""
    people = [here.candidacy(name, party=n % 2) for n, name in enumerate(["Ana Uc", "Bety Pech", "Caro Ek"])]
    answer(here, people[0], HERS.decode(), foto=kept(here, people[0], HERS))
    for person in people[1:]:
        answer(here, person, f"Lo de {person.slug}.")
    for turn in range(3):
        Person.objects.filter(pk=people[2].person_id).update(name=f"Caro Ek {turn}")
        published(here)
    return people


def whatever_says(text):
    """The public files, of whatever release, that hold *text* as it is; compressed siblings beside them count too."""
    root = settings.PUBLIC
    plain = [path for path in root.rglob("*") if path.is_file() and text in path.read_bytes()]
    pressed = [
        path for path in root.rglob("*.gz") if text in gzip.decompress(path.read_bytes())
    ]  # fmt: skip
    return [str(path.relative_to(root)) for path in (*plain, *pressed)]


def off(here, candidacy, because=RULING):
    return actions.withdraw(candidacy, because=because, by=here.as_reviewer())


def assert_out(here, number):
    """Nothing of Ana is anywhere; what is left of every release verifies; the shown one is whole."""
    places = shelf.of("prueba")
    assert current(here).name == str(number)
    assert whatever_says(HERS) == []
    assert verify(current(here)) == []
    assert listed(current(here)) == lying(current(here))
    for old in places.numbers():
        if old < number:
            assert verify(places.release(old), "--ignore-missing") == []
    assert not list(places.public.glob("releases/.*"))
    assert not Exit.objects.filter(done_at=None).exists()


def test_a_withdrawn_profile_leaves_every_release_and_its_digest_stays(here, three):
    assert whatever_says(HERS)
    sums = {n: (shelf.of("prueba").release(n) / "SHA256SUMS").read_bytes() for n in range(1, 4)}
    off(here, three[0])
    left = withdraw(here.process)
    assert (left.release.number, left.candidacies, left.removed) == (4, 1, 3)
    assert_out(here, 4)
    shown = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())
    assert (shown["name"], shown["sheets"], shown["photo"], shown["status"]) == ("Ana Uc", [], [], "registrada")
    assert shown["withdrawn"]["because"] == "sentencia de un tribunal (TEEY-JDC-012/2024, del 3 de marzo de 2024)"
    for number in range(1, 4):
        release = shelf.of("prueba").release(number)
        assert (release / "SHA256SUMS").read_bytes() == sums[number]
        (line,) = (release / "WITHDRAWN").read_text().splitlines()
        assert f"{line[:64]}  quien/candidatura-1.json" in sums[number].decode()
        assert line[64:68] == "  20"  # the day, and no name
        assert verifies(signing_key(), (release / "WITHDRAWN.sig").read_bytes(), (release / "WITHDRAWN").read_bytes())
        assert (release / "quien/candidatura-2.json").exists()
    assert [each.action for each in Entry.objects.filter(action__startswith="withdrawal")] == [
        "withdrawal-frozen", "withdrawal-shown", "withdrawal-finished",
    ]  # fmt: skip
    assert withdraw(here.process).release is None
    assert Release.objects.count() == 4


def test_nothing_unread_or_unpublished_comes_with_it(here, three):
    """The gate, the calendar and the second person are asked by publications of people: this one adds nothing."""
    answer(here, three[1], "Un texto aprobado que nadie publicó todavía.")
    here.candidacy("Dora, que nadie publicó")
    off(here, three[0])
    before = json.loads((current(here) / "quien/candidatura-2.json").read_bytes())
    withdraw(here.process)
    assert json.loads((current(here) / "quien/candidatura-2.json").read_bytes()) == before
    assert whatever_says(b"nadie public") == []
    first, last = Release.objects.filter(number__in=[3, 4])
    assert (last.frozen_at, last.frozen_by, last.shown_by, last.withdrawing) == (first.frozen_at, None, None, True)


def test_whoever_left_the_register_leaves_the_site_by_herself(here, three):
    Candidacy.objects.filter(pk=three[0].pk).update(status="renuncia", status_on=date(2024, 4, 2))
    assert withdraw_all() == {"released": 1, "candidacies": 1, "removed": 3, "waiting": 0}
    assert_out(here, 4)
    shown = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())
    assert (shown["status"], shown["status_on"], shown["withdrawn"]) == ("renuncia", "2024-04-02", None)


@pytest.mark.once
def test_a_paused_section_leaves_alone_and_the_rest_stays(here, three):
    answer(here, three[0], HERS.decode(), pagina="https://ana.example", foto=kept(here, three[0], HERS))
    published(here)
    actions.pause(three[0], part="curricular/trayectoria", because=RULING, by=here.as_reviewer())
    withdraw(here.process)
    assert_out(here, 5)
    (sheet,) = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())["sheets"]
    assert sheet["answers"] == {"pagina": "https://ana.example"}
    assert [(each["section"], each["motive"]) for each in sheet["paused"]] == [("trayectoria", "sentencia")]


@pytest.mark.once
def test_the_photograph_alone_may_be_paused(here, three):
    actions.pause(three[0], part="curricular/trayectoria/foto", because=RULING, by=here.as_reviewer())
    withdraw(here.process)
    shown = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())
    assert shown["photo"] == []
    assert shown["sheets"][0]["answers"] == {"camino": HERS.decode()}
    assert not list((current(here) / "fotos").glob("*")) if (current(here) / "fotos").exists() else True


def test_a_badge_goes_when_its_consent_does(here, three):
    """Also from what is kept of earlier releases; and nothing says that it was a consent (security goals, G27)."""
    her = three[1]
    text = ConsentText.objects.create(process=here.process, decision="x", version=1, loaded_at=clock.now())
    consent = Consent.objects.create(
        candidacy=her, text=text, number=1, given=True, way="formato", signature="x", scan="x", by=console(),
        at=clock.now(),
    )  # fmt: skip
    badge = Disclosure.objects.create(candidacy=her, group="joven", revision=her.revisions.get(), consent=consent)
    published(here)
    assert whatever_says("Personas jóvenes".encode())
    badge.delete()
    withdraw(here.process)
    assert whatever_says("Personas jóvenes".encode()) == []
    assert b"Lo de candidatura-2." in (current(here) / "quien/candidatura-2.html").read_bytes()
    old = shelf.of("prueba").release(4)
    assert not (old / "quien/candidatura-2.json").exists()
    assert (old / "quien/candidatura-1.json").exists()
    assert b"consent" not in (old / "WITHDRAWN").read_bytes()


def test_what_the_system_takes_out_is_what_a_publication_would_say(here, three, tmp_path):
    """Byte by byte the same freeze: nobody can tell from a page which of both made it."""
    from conoceles.publication.freezing import frozen, photos_intact  # noqa: PLC0415

    emblem = b"un emblema"
    Emblem.objects.create(
        postulant=here.parties[0], text="Una ceiba.", content=emblem, width=9, height=9,
        digest=sha256(emblem).hexdigest(),
    )  # fmt: skip
    mate = here.candidacy("Suplente de Bety", seat="S", formula=three[1].formula)
    answer(here, mate, "Lo de su suplente.")
    published(here)
    off(here, three[0])
    actions.pause(three[2], part="curricular/trayectoria", because=RULING, by=here.as_reviewer())
    Candidacy.objects.filter(pk=mate.pk).update(status="renuncia", status_on=date(2024, 4, 2))
    release = withdraw(here.process).release
    assert frozen(here.process, tmp_path / "anew").digest == release.digest
    assert photos_intact(shelf.of("prueba").freezes / str(release.number))


@pytest.mark.once
def test_whoever_leaves_once_she_is_withdrawn_is_said_to_have_left_and_nothing_else(here, three, tmp_path):
    from conoceles.publication.freezing import frozen  # noqa: PLC0415

    off(here, three[0])
    withdraw(here.process)
    Candidacy.objects.filter(pk=three[0].pk).update(status="renuncia", status_on=date(2024, 4, 2))
    release = withdraw(here.process).release
    shown = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())
    assert (shown["status"], shown["withdrawn"]) == ("renuncia", None)
    assert frozen(here.process, tmp_path / "anew").digest == release.digest


def test_lifting_it_brings_back_her_own_approved_text(here, three):
    withdrawal = off(here, three[0])
    withdraw(here.process)
    actions.restore(withdrawal, note="Se revocó la sentencia", by=here.as_reviewer("otra"))
    assert withdraw(here.process).release is None
    assert whatever_says(HERS) == []
    published(here)
    assert HERS in (current(here) / "quien/candidatura-1.json").read_bytes()
    assert not (shelf.of("prueba").release(1) / "quien/candidatura-1.json").exists()


class TestWhileSomebodyPublishes:
    def test_a_withdrawal_is_not_lost(self, here, three):
        off(here, three[0])
        with disk.publishing_alone(shelf.of("prueba").lock):
            assert withdraw_all()["waiting"] == 1
        assert whatever_says(HERS)
        assert withdraw_all()["released"] == 1
        assert_out(here, 4)

    def test_what_was_frozen_before_does_not_show_it(self, here, three):
        """She is withdrawn while the pages are baked: what is shown in the end never had her."""
        Person.objects.filter(pk=three[1].person_id).update(name="Beatriz")

        def told(stage, done, total):
            if (stage, done) == ("seal", 0) and not actions.Withdrawal.objects.exists():
                off(here, three[0])

        release = published(here, told=told).release
        assert release.number == 4
        assert_out(here, 4)
        assert b"Beatriz" in (current(here) / "quien/candidatura-2.json").read_bytes()

    def test_a_stopped_one_is_not_gone_on_with(self, here, three, monkeypatch):
        Person.objects.filter(pk=three[1].person_id).update(name="Beatriz")
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "inspect", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                published(here)
        off(here, three[0])
        withdraw(here.process)
        assert_out(here, 4)
        with pytest.raises(Refused) as refused:
            published(here, resume=True)
        assert refused.value.reason is Reason.NOTHING_TO_RESUME
        assert_out(here, 4)

    def test_a_publication_takes_it_out_of_the_earlier_ones_too(self, here, three):
        off(here, three[0])
        published(here)
        assert_out(here, 4)


#: All of them in the ordeal; of the others, what was made is thrown away or found done, as of one of these.
POINTS = ["freeze_without", "show_without", "_list", "unlink"]
MORE = ["taken_out", "baked", "reduce_all", "_sign", "finish_exits"]


@pytest.mark.parametrize("point", POINTS + (MORE if os.environ.get("CONOCELES_ORDEAL") else []))
def test_a_death_at_any_point_is_finished_in_the_next_minute(here, three, monkeypatch, point):
    off(here, three[0])
    from conoceles.publication import actions as acts  # noqa: PLC0415
    from conoceles.publication import archive  # noqa: PLC0415
    from conoceles.publication.withdrawing import finishing, leaving  # noqa: PLC0415

    at = {
        "taken_out": working, "baked": working, "freeze_without": acts, "show_without": acts, "finish_exits": acts,
        "reduce_all": archive, "_list": leaving, "_sign": leaving, "unlink": type(settings.PUBLIC),
    }[point]  # fmt: skip
    real = getattr(at, point)
    calls = []

    def dies(*args, **options):
        calls.append(point)
        if point == "unlink" and (len(calls) < 3 or "candidatura-1" not in str(args[0])):
            return real(*args, **options)
        real(*args, **options)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(at, point, dies)
        with pytest.raises(KeyboardInterrupt):
            withdraw(here.process)
    withdraw(here.process)
    assert_out(here, 4)
    assert Release.objects.count() == 4
    assert len((shelf.of("prueba").release(1) / "WITHDRAWN").read_text().splitlines()) == 1
    assert finishing.unfinished(here.process).count() == 0


@pytest.mark.once
def test_without_what_it_was_frozen_from_a_person_publishes(here, three):
    off(here, three[0])
    places = shelf.of("prueba")
    (places.freezes / "3" / "profiles.jsonl").unlink()
    with pytest.raises(Refused) as refused:
        withdraw_all()
    assert refused.value.reason is Reason.FREEZE_GONE
    publishing.publish(here.process, by=console(), force=True)
    assert HERS not in (current(here) / "quien/candidatura-1.json").read_bytes()


def lying_about():
    """Every file but those of the database, which opens and closes its own."""
    files = (path for path in settings.HOME.rglob("*") if path.is_file() and "sqlite3" not in path.name)
    return {path: path.stat().st_ino for path in files}


@pytest.mark.once
def test_a_drill_touches_nothing_and_leaves_nothing(here, three):
    before = lying_about()
    done = drill(here.process)
    assert (done.candidacies, done.releases, done.left) == (3, 3, 0)
    assert lying_about() == before
    assert verify(current(here)) == []
    assert Release.objects.count() == 3
