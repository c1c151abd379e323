# SPDX-License-Identifier: EUPL-1.2
"""What people keep is told as it is; others are entrusted to new custodians; and whoever is killed loses nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import send
from conoceles.capture.models import Revision
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.custody import taking
from conoceles.custody.ending import actions, custodian_actions, queries, remaining
from conoceles.custody.ending.periodic import sweep_blocked
from conoceles.custody.ending.phrases import PHRASES as OF_ENDING
from conoceles.custody.models import Destruction, Ending, HeldAway, Unsealing
from conoceles.elections.models import CalendarWindow
from conoceles.files.storage import private
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.models import Release
from conoceles.publication.previewing import making, shelf
from conoceles.publication.publishing import publish
from conoceles.record.models import Entry
from conoceles.statistics.cuts import counting
from conoceles.validation.actions import decide
from conoceles.validation.models import Withdrawal
from conoceles.validation.phrases import PHRASES as OF_VALIDATION
from conoceles.vault import keeping
from conoceles.vault.custody import rejoined
from conoceles.vault.models import DataKey, RecoveryKey
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.vault.rules import Reason as OfVault
from tests.custody.ending.doing import AGREED, QUIET, custodians, ended, kept_for, opened, opens, secrets_here
from tests.identity import STATISTICS, TREATMENT, YES, consents, identity, say
from tests.publication.editions import answer

ROOT = Path(__file__).resolve().parents[3]
SECRET = "respuesta-zq7-"


def answered(here, count):
    """Candidacies that answered sealed, each something of her own."""
    consents(here)
    sheet = identity(here)
    found = []
    for number in range(count):
        who = here.candidacy(f"Persona {number}", party=number % 2)
        say(here, who, TREATMENT)
        said = YES | {"pueblo__otro": f"{SECRET}{number}-"}
        send(who, sheet, answers=said, by=here.as_candidacy(who))
        found.append(who)
    return found


def certify(here, what, number, place=0):
    made = Destruction(
        what=what, number=number, place=place, who="Persona x", on=AGREED["agreed_on"], document="Acta 1"
    )
    return custodian_actions.certify(made, process=here.process, by=here.as_reviewer())


def test_of_others_that_stay_blocked_new_custodians_are_made_before_the_former_pages_burn(here, tmp_path):
    ana, bety = answered(here, 2)
    by = here.as_reviewer()
    old = custodians()
    ended(here.process, "bloqueo", by=by, candidacy=ana)
    ended(here.process, "bloqueo", by=by, candidacy=bety)
    ended(here.process, "cancelacion", by=by, candidacy=ana)
    with pytest.raises(Refused):
        certify(here, "hoja", 1, 1)  # Bety needs them
    new = custodians()
    assert keeping.hand_over(old[1:], by=console(), told=QUIET) == 0
    assert f"{SECRET}1-".encode() in opened(here.process, new[:2], tmp_path, candidacy=bety)
    with pytest.raises(Refused) as refused:
        opened(here.process, old[:2], tmp_path, candidacy=bety)
    assert refused.value.reason is OfVault.NOT_TWO_CUSTODIANS
    for place in (1, 2, 3):
        certify(here, "hoja", 1, place)
    assert RecoveryKey.objects.get(number=1).boxes == {}
    assert [each.number for each in remaining.left(here.process) if each.what == "hoja"] == []
    with pytest.raises(Refused):
        certify(here, "hoja", 1, 1)


def test_what_is_said_to_be_left_is_left_and_once_it_is_destroyed_the_oldest_backup_is_of_no_use(
    here, installed, elsewhere
):
    """The attacker has the oldest backup, its key, and all that lies here; and, until they burn, two pages."""
    answered(here, 2)
    pages = custodians()
    taking.take()
    name = min(installed.instants().values()).name
    ended(here.process, "bloqueo", by=here.as_reviewer())

    def tried(*more):
        with elsewhere() as there:
            there.recover(name, journal=False)
            secrets = [*here_now, *more]
            return opens(DataKey.objects.select_related("wrapped_with", "recoverable_with"), secrets)

    here_now = secrets_here()
    assert tried() == 2
    assert [each.what for each in remaining.left(here.process)] == ["clave"]
    call_command("rotate_vault_key", destroy_former=True, verbosity=0)
    here_now = secrets_here()
    assert not (settings.PRIVATE / "vault" / "marcas.key").exists()
    assert tried() == 0
    certify(here, "clave", 1)
    kept_for(here.process)
    ended(here.process, "cancelacion", by=here.as_reviewer())
    assert tried() == 0
    recovery = RecoveryKey.objects.get()
    assert tried(rejoined(recovery, pages[:2])) == 2  # so the page asks each custodian for hers
    assert sorted(each.what for each in remaining.left(here.process)) == ["hoja", "hoja", "hoja", "respaldos"]
    with pytest.raises(Refused):
        certify(here, "respaldos", Ending.objects.latest("pk").pk)  # it lies there still
    installed.forget(next(iter(installed.instants().values())))
    certify(here, "respaldos", Ending.objects.latest("pk").pk)
    for place in (1, 2, 3):
        certify(here, "hoja", recovery.number, place)
    assert remaining.left(here.process) == []


def running(own_database, *words):
    return subprocess.Popen(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=os.environ | own_database.environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def killed_while_it_works(own_database, chance):
    before = Entry.objects.count()
    child = running(own_database, "finish_endings", "--step", "1")
    while child.poll() is None and Entry.objects.count() == before:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.03))
    child.kill()
    return child.wait(timeout=30) == -signal.SIGKILL


def test_killed_while_it_puts_away_it_goes_on_and_nothing_is_lost_closed_twice_or_left_in_the_clear(
    here, own_database, tmp_path
):
    people = answered(here, 8)
    for number, who in enumerate(people):
        text = f"{SECRET}borrador-{number}-"
        who.drafts.create(
            questionnaire=here.questionnaire, slug="curricular", section="x", answers={"x": text}, version=1,
            typed_by=here.as_candidacy(who), typed_at=who.revisions.get().sent_at, begun_at=who.revisions.get().sent_at,
        )  # fmt: skip
    pages = custodians()
    act = actions.block(Ending(process=here.process, stage="bloqueo", **AGREED), by=here.as_reviewer())
    chance = random.Random(7)
    assert sum(killed_while_it_works(own_database, chance) for _ in range(4)) > 1
    assert running(own_database, "finish_endings").wait(timeout=120) == 0
    act.refresh_from_db()
    assert act.done_at
    assert HeldAway.objects.count() == len(people) + 1
    assert not HeldAway.objects.exclude(clear=[])
    said = opened(here.process, pages[:2], tmp_path)
    for number in range(len(people)):
        assert said.count(f"{SECRET}borrador-{number}-".encode()) == 1
        assert f"{SECRET}{number}-".encode() in said
    for path in settings.HOME.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()


def test_at_the_terminal_two_pages_make_one_file_once_and_nothing_of_them_stays(here, tmp_path, caplog, monkeypatch):
    answered(here, 1)
    pages = custodians()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    key = pyrage.x25519.Identity.generate()
    until = queries.today(here.process) + timedelta(days=1)
    order = Unsealing(process=here.process, purpose="x", recipient=str(key.to_public()), until=until, **AGREED)
    number = custodian_actions.allow_opening(order, by=here.as_reviewer()).pk
    held = [tmp_path / f"custodia-{place}.txt" for place in (1, 2)]
    for path, page in zip(held, pages, strict=False):
        path.write_text(page)
    into = tmp_path / "apertura.age"
    before = Entry.objects.count()
    with pytest.raises(CommandError):
        call_command("open_blocked", str(number), str(held[0]), str(held[0]), into=into, yes=True, verbosity=0)
    assert not into.exists()
    assert Entry.objects.count() == before
    monkeypatch.setattr("builtins.input", lambda _: "no")  # the custodians read what it is
    with pytest.raises(CommandError):
        call_command("open_blocked", str(number), *map(str, held), into=into, verbosity=0)
    monkeypatch.setattr("builtins.input", lambda _: "Abrir")
    call_command("open_blocked", str(number), *map(str, held), into=into, verbosity=0)
    assert SECRET.encode() in pyrage.decrypt(into.read_bytes(), [key])
    said = Entry.objects.filter(number__gt=before).values_list("action", flat=True)
    assert sorted(set(said)) == ["blocked-opened", "opened-for-ceremony"]
    with pytest.raises(CommandError):
        call_command("open_blocked", str(number), *map(str, held), into=tmp_path / "otra.age", yes=True, verbosity=0)
    secrets = [page.splitlines()[1].encode() for page in pages]
    for path in settings.HOME.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not [each for each in [*secrets, SECRET.encode()] if each in content]
    assert not [each for each in secrets if each.decode() in caplog.text]


def test_where_the_process_says_so_the_published_profile_is_withdrawn(here):
    answered(here, 1)
    here.process.parameters["public_archive"] = {"value": "se-retira", "source": "prueba", "confidence": "A"}
    here.process.save()
    custodians()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    assert Withdrawal.objects.get().document == AGREED["agreement"]


def test_what_a_death_left_in_the_clear_or_closed_for_nothing_goes_by_itself(here):
    answered(here, 1)
    custodians()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    left = private().save("albums/x", ContentFile(SECRET.encode()))
    HeldAway.objects.filter(candidacy=None).update(clear=[left])
    orphan = private().save("blocked/x", ContentFile(b"x"))
    os.utime(private().path(orphan), (1, 1))
    assert sweep_blocked() == {"cleared": 1, "gone": 1}
    assert not private().exists(left)
    assert not private().exists(orphan)


def test_no_cut_is_counted_and_nothing_is_typed_sent_or_decided_of_what_is_blocked(here):
    (ana,) = answered(here, 1)
    say(here, ana, STATISTICS)
    waiting = send(ana, here.questionnaire, answers={"camino": "Maestra rural."}, by=here.as_candidacy(ana))
    custodians()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    sealed = ana.revisions.get(sealed__isnull=False)
    told = []
    for act in (
        lambda: counting.opened(here.process, {ana.pk: [sealed.pk]}, by=here.as_reviewer()),
        lambda: send(ana, here.questionnaire, answers={"camino": "Otra cosa."}, by=here.as_candidacy(ana)),
        lambda: decide(waiting, outcome="aprobada", seen=waiting.digest, by=here.as_reviewer()),
    ):
        with pytest.raises(Refused) as refused:
            act()
        told.append(sentence(refused.value, OF_VAULT, OF_CAPTURE, OF_VALIDATION))
    assert all(each.startswith("Sus respuestas están bloqueadas") for each in told)


def test_of_whoever_left_the_register_nothing_stays_in_the_open(here, tmp_path):
    (ana,) = answered(here, 1)
    answer(here, ana, f"{SECRET}aprobado-")
    publish(here.process, by=console())
    Candidacy.objects.filter(pk=ana.pk).update(status="renuncia", status_on=AGREED["agreed_on"])
    pages = custodians()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    assert Revision.objects.get(candidacy=ana, answers__isnull=False).answers == {}
    assert f"{SECRET}aprobado-".encode() in opened(here.process, pages[:2], tmp_path)


def test_what_was_frozen_and_never_shown_is_refused_and_a_preview_goes(here):
    (ana,) = answered(here, 1)
    answer(here, ana, f"{SECRET}aprobado-")
    waiting = Release.objects.create(
        process=here.process, number=1, frozen_at=ana.revisions.first().sent_at, frozen_by=console()
    )
    custodians()
    with pytest.raises(Refused) as refused:
        ended(here.process, "bloqueo", by=here.as_reviewer())
    assert "todavía no se muestra" in sentence(refused.value, OF_ENDING)
    waiting.delete()
    CalendarWindow.objects.create(
        process=here.process, key="vista-previa", name="Vista", first_day=AGREED["agreed_on"], source="prueba"
    )
    preview = making.make(here.process, by=here.as_reviewer())
    files = shelf.of("prueba").files(preview.pk)
    assert files.exists()
    ended(here.process, "bloqueo", by=here.as_reviewer())
    preview.refresh_from_db()
    assert preview.over_at
    assert not files.exists()
