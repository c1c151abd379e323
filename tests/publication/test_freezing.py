# SPDX-License-Identifier: EUPL-1.2
"""What a frozen snapshot says of each candidacy, and what it never says."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest
from django.conf import settings
from django.db import connections, transaction

from conoceles.accounts.queries import console
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Person
from conoceles.capture.actions import load_history
from conoceles.capture.models import Revision
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Condition, Kind, Option, Question, Section, Visibility
from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.publication.freezing import digest_of, frozen, people
from conoceles.publication.rules import Reason
from conoceles.publication.snapshot import Mate, Snapshot, SourceInfo, State
from conoceles.validation.actions import approve_by_source, decide
from tests.pictures import kept
from tests.world import CURRICULAR

from .editions import answer


def sheet(snapshot, candidacy):
    (profile,) = (profile for profile in snapshot.everyone() if profile.slug == candidacy.slug)
    (sheet,) = profile.sheets
    return sheet


def everything(snapshot):
    return b"".join(path.read_bytes() for path in snapshot.folder.rglob("*") if path.is_file())


def test_each_kind_of_absence_is_told_apart(here, freeze):
    here.presidency.alternate_owes = []
    here.presidency.save()
    never, waiting, returned, validated = (here.candidacy(name) for name in ("Ana", "Bety", "Caro", "Dora"))
    not_owed = here.candidacy("Eva", seat="S", formula=never.formula)
    answer(here, waiting, approve=False)
    seen = answer(here, returned, approve=False)
    decide(seen, outcome="devuelta", seen=seen.digest, observations=[("trayectoria", "Falta")], by=here.as_reviewer())
    answer(here, validated)

    snapshot = freeze()
    found = {c: sheet(snapshot, c) for c in (never, not_owed, waiting, returned, validated)}
    assert {c.person.name: (s.state, s.owed, bool(s.waiting_since)) for c, s in found.items()} == {
        "Ana": (State.NEVER, True, False),
        "Eva": (State.NOT_OWED, False, False),
        "Bety": (State.IN_REVIEW, True, True),
        "Caro": (State.IN_REVIEW, True, False),
        "Dora": (State.VALIDATED, True, False),
    }
    assert [c.person.name for c, s in found.items() if s.answers] == ["Dora"]


def test_the_last_approved_text_stays_while_a_newer_one_is_read(here, freeze):
    ana = here.candidacy()
    approved = answer(here, ana, "Lo aprobado.")
    waiting = answer(here, ana, "Lo que aún no se lee.", approve=False)

    snapshot = freeze()
    read = sheet(snapshot, ana)
    assert (read.state, read.revision, read.answers) == (State.VALIDATED, approved.number, {"camino": "Lo aprobado."})
    assert datetime.fromisoformat(read.waiting_since) == waiting.sent_at.replace(microsecond=0)
    assert "Lo que aún no se lee".encode() not in everything(snapshot)


def test_only_public_answers_are_in_it_and_the_fingerprint_is_of_those(here, freeze):
    ana = here.candidacy()
    revision = answer(here, ana, correo_aclaraciones="ana@privado.example")

    snapshot = freeze()
    read = sheet(snapshot, ana)
    assert read.answers == {"camino": "Maestra rural desde 2004."}
    assert read.digest == digests.digest(read.answers) != revision.digest
    assert b"privado" not in everything(snapshot)
    assert revision.digest.encode() not in everything(snapshot)


def test_what_was_not_asked_does_not_apply_unless_that_would_tell_a_private_answer(here, freeze):
    yes = (Option("si", "Sí"), Option("no", "No"))
    more = (
        Question("estudios", "¿Estudió?", Kind.CHOICE, Visibility.PUBLIC, "prueba", "A", options=yes),
        Question("titulo", "Título", Kind.TEXT, Visibility.PUBLIC, "prueba", "A",
                 shown_when=Condition("estudios", ("si",))),
        Question("lengua", "¿Habla maya?", Kind.CHOICE, Visibility.NEVER, "prueba", "A", options=yes),
        Question("variante", "¿Cuál variante?", Kind.TEXT, Visibility.PUBLIC, "prueba", "A",
                 shown_when=Condition("lengua", ("si",))),
    )  # fmt: skip
    definition = replace(CURRICULAR, sections=(*CURRICULAR.sections, Section("mas", "Más", more)))
    Questionnaire.objects.filter(pk=here.questionnaire.pk).update(content=definition.to_json())
    here.questionnaire.refresh_from_db()
    ana = here.candidacy()
    answer(here, ana, estudios="no", lengua="no")

    assert sheet(freeze(), ana).not_applicable == ("titulo",)


@pytest.mark.parametrize("status", ["sustituida", "renuncia", "cancelada"])
def test_of_whoever_no_longer_stands_only_the_trail_remains(here, freeze, status):
    ana = here.candidacy(reelection=True)
    answer(here, ana)
    ana.status, ana.status_on = status, date(2024, 4, 1)
    ana.save()
    heir = here.candidacy("Zoila Uc", formula=ana.formula, replaces=ana)
    alternate = here.candidacy("Sara Uc", formula=ana.formula, seat="S")

    snapshot = freeze()
    trail, titular, mate = sorted(snapshot.everyone(), key=lambda profile: (profile.seat, profile.name))
    assert (trail.name, trail.status, trail.status_on) == ("Ana Pérez Uc", status, "2024-04-01")
    assert (trail.sheets, trail.mates, trail.photo, trail.age, trail.reelection) == ((), (), (), None, None)
    assert titular.mates == (Mate(alternate.slug, "Sara Uc", "S", "mujer"),)
    assert mate.mates == (Mate(heir.slug, "Zoila Uc", "P", "mujer"),)
    assert (trail.replaced_by.slug, titular.replaces.slug, mate.replaces) == (heir.slug, ana.slug, None)
    assert b"Maestra rural" not in everything(snapshot)


@pytest.mark.parametrize("public", [True, False])
def test_a_registered_affirmative_action_is_told_only_where_the_process_makes_it_public(here, freeze, public):
    here.process.parameters["affirmative_action_public"]["value"] = public
    here.process.save()
    AffirmativeAction.objects.create(candidacy=here.candidacy(), group="joven")

    snapshot = freeze()
    (profile,) = snapshot.everyone()
    assert profile.affirmative == (("joven",) if public else ())
    assert [group.key for group in snapshot.header.groups] == (["joven"] if public else [])


def test_a_photograph_comes_along_as_it_was_approved(here, freeze):
    ana, other = here.candidacy(), here.candidacy("Otra", party=1)
    unread = b"retrato que nadie ha visto"
    approved, waiting = kept(here, ana), kept(here, ana, unread)
    answer(here, ana, foto=approved)
    answer(here, other, "Ella no tiene foto.")
    answer(here, ana, "Otro texto", foto=waiting, approve=False)

    snapshot = freeze()
    pictured, bare = snapshot.everyone()
    assert (pictured.name, bare.name, bare.photo) == ("Ana Pérez Uc", "Otra", ())
    assert [(each.format, snapshot.photo(each.digest)) for each in pictured.photo] == [
        ("jpeg", b"retrato en JPEG"), ("webp", b"retrato"),
    ]  # fmt: skip
    assert unread not in everything(snapshot)
    # What the reviewer's digest covers is every byte of every size.
    assert digests.digest([msgspec.to_builtins(each) for each in pictured.photo]) == approved

    (settings.PRIVATE / f"photos/{ana.pk}/{pictured.photo[0].digest}").write_bytes(b"retocado")
    with pytest.raises(Refused) as refusal:
        freeze("again")
    assert refusal.value.reason is Reason.PHOTO_MISSING
    assert refusal.value.details["candidacy"] == ana.slug


def test_what_was_approved_elsewhere_names_its_source(here, freeze):
    ana = here.candidacy()
    at = datetime(2022, 6, 1, 18, tzinfo=UTC)
    source = load_history(
        here.process, authority="INE", document="base.xls", dated=date(2022, 5, 31), digest="a" * 64,
        answers=[(ana, here.questionnaire, {"camino": "De antes."})], at=at, by=console(),
    )  # fmt: skip
    approve_by_source(here.process, source=source, at=at, by=console())

    read = sheet(freeze(), ana)
    assert (read.source, read.answers) == (SourceInfo("INE", "base.xls", "2022-05-31"), {"camino": "De antes."})
    assert read.approved_at == "2022-06-01T13:00:00-05:00"  # Mérida had summer time until that year


def test_profiles_lie_race_by_race_in_ballot_order_whatever_the_order_of_the_register(here, freeze, monkeypatch):
    second = here.candidacy("Luz", party=1)
    here.candidacy("Paz", party=1, seat="S", formula=second.formula)
    first = here.candidacy("Sol", party=0)
    here.candidacy("Mar", party=0, seat="S", formula=first.formula)

    snapshot = freeze()
    (race,) = snapshot.races
    assert [profile.name for profile in snapshot.profiles(race)] == ["Sol", "Mar", "Luz", "Paz"]
    assert (race.office, race.territory, race.count) == ("ayuntamiento", "municipio:31999", 4)
    assert [len(profile.mates) for profile in snapshot.everyone()] == [1, 1, 1, 1]

    monkeypatch.setattr(people, "BATCH", 1)
    assert everything(freeze("one-by-one")) == everything(snapshot)


def test_nothing_changed_gives_the_same_digest_and_any_change_another(here, freeze):
    ana = here.candidacy()
    answer(here, ana)
    first = digest_of(freeze("first").folder)
    answer(here, ana, "No leída", approve=False)
    waiting = digest_of(freeze("waiting").folder)
    assert digest_of(freeze("again").folder) == waiting != first


def test_nobody_waits_for_a_freeze_and_it_sees_one_instant(here, tmp_path, monkeypatch):
    monkeypatch.setattr(people, "BATCH", 1)
    ana, bety = here.candidacy("Ana"), here.candidacy("Bety")
    written = []

    def rename():
        try:
            with transaction.atomic():
                Person.objects.update(name="Después")
            answer(here, bety, "Llegó durante la lectura.")
            written.append(Revision.objects.count())
        finally:
            connections.close_all()

    def told(count):
        if count == 1:  # the first profile is read, the second is not
            with ThreadPoolExecutor(1) as other:
                other.submit(rename).result(timeout=10)

    frozen(here.process, tmp_path / "freeze", told)
    snapshot = Snapshot(tmp_path / "freeze")
    assert written == [1]
    assert [profile.name for profile in snapshot.everyone()] == ["Ana", "Bety"]
    assert [profile.sheets[0].state for profile in snapshot.everyone()] == [State.NEVER, State.NEVER]
    assert set(Person.objects.values_list("name", flat=True)) == {"Después"}
    assert Candidacy.objects.filter(pk=ana.pk).exists()


def test_a_freeze_cannot_write_in_the_database(here, tmp_path):
    here.candidacy()
    with pytest.raises(Exception, match=r"readonly|read-only"):
        frozen(here.process, tmp_path / "freeze", lambda _: Person.objects.update(name="No"))
    assert Person.objects.get().name == "Ana Pérez Uc"
