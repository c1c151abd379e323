# SPDX-License-Identifier: EUPL-1.2
"""What an attacker found: people who were cancelled before, came afterwards, or wrote while treatment ended."""

import io
import sqlite3
import uuid
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core import serializers
from django.db import connection, transaction
from django.utils import timezone

from conoceles.accounts.queries import console
from conoceles.capture.actions import send, type_section
from conoceles.capture.actions.photos import keep_photo
from conoceles.capture.models import Revision
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.capture.rules.drafts import Ticket
from conoceles.custody import ended as ended_since
from conoceles.custody.databases import scrubbing
from conoceles.custody.ending import actions, remaining
from conoceles.custody.ending.periodic import finish_left
from conoceles.custody.ending.phrases import PHRASES
from conoceles.custody.models import Ending, HeldAway
from conoceles.custody.watching import facts, words
from conoceles.custody.watching import queries as watched
from conoceles.custody.watching.rules import Kind, found
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import copy_actions
from conoceles.rights.copying import gathering, writing
from conoceles.rights.models import Copy
from conoceles.rights.phrases import PHRASES as OF_RIGHTS
from conoceles.validation.models import Withdrawal
from conoceles.vault import actions as vault
from conoceles.vault import keeping
from conoceles.vault.models import DataKey
from tests.custody.ending.doing import AGREED, QUIET, custodians, ended, kept_for, opened
from tests.identity import TREATMENT, YES, consents, identity, say
from tests.publication.editions import answer, published

SECRET = "zq7-nunca-publicado-"


@pytest.fixture
def two(here):
    consents(here)
    here.sheet = identity(here)
    here.ana, here.bety = here.candidacy("Ana Uc"), here.candidacy("Bety Pech", party=1)
    for number, who in enumerate((here.ana, here.bety)):
        say(here, who, TREATMENT)
        said = YES | {"pueblo__otro": f"{SECRET}{number}-"}
        send(who, here.sheet, answers=said, by=here.as_candidacy(who))
    return here


def refused(act, *phrases):
    with pytest.raises(Refused) as found:
        act()
    return sentence(found.value, *phrases)


def test_whose_answers_were_destroyed_before_does_not_keep_the_others_from_being_blocked(two, tmp_path):
    answer(two, two.ana, f"{SECRET}texto-", approve=False)
    pages = custodians()
    vault.shred(DataKey.objects.get(pk=two.ana.pk), by=console())
    ending = ended(two.process, "bloqueo", by=two.as_reviewer())
    assert ending.done_at
    assert bytes(HeldAway.objects.get(candidacy=two.ana).content) == b""
    assert Revision.objects.get(candidacy=two.ana, answers__isnull=False).answers == {}
    said = opened(two.process, pages[:2], tmp_path)
    assert f"{SECRET}1-".encode() in said
    assert f"{SECRET}texto-".encode() not in said


def test_once_one_person_is_cancelled_the_others_are_opened_and_the_index_says_who_is_not_there(two, tmp_path):
    pages = custodians()
    by = two.as_reviewer()
    ended(two.process, "bloqueo", by=by)
    ended(two.process, "cancelacion", by=by, candidacy=two.ana)
    said = opened(two.process, pages[:2], tmp_path)
    assert f"{SECRET}1-".encode() in said
    assert f"{SECRET}0-".encode() not in said
    index = said.decode(errors="replace").partition("ya no hay nada que abrir")[2]
    assert two.ana.slug in index
    assert two.bety.slug not in index.partition("]")[0]


def test_what_depends_on_two_custodies_is_handed_over_before_it_is_opened_whole(two, tmp_path):
    by = two.as_reviewer()
    old = custodians()
    ended(two.process, "bloqueo", by=by, candidacy=two.ana)
    new = custodians()
    ended(two.process, "bloqueo", by=by)
    told = refused(lambda: opened(two.process, new[:2], tmp_path), PHRASES)
    assert "Haga antes la entrega a otra custodia" in told
    assert f"{SECRET}0-".encode() in opened(two.process, old[:2], tmp_path, candidacy=two.ana)
    assert keeping.hand_over(old[:2], by=console(), told=QUIET) == 0
    assert f"{SECRET}0-".encode() in opened(two.process, new[:2], tmp_path)


def test_what_was_approved_and_superseded_before_anything_was_published_does_not_stay(here, tmp_path):
    ana = here.candidacy("Ana Uc")
    pages = custodians()
    answer(here, ana, f"{SECRET}primero-")
    answer(here, ana, "lo publicado")
    published(here)
    answer(here, ana, f"{SECRET}tercero-")
    ended(here.process, "bloqueo", by=here.as_reviewer())
    said = str(list(Revision.objects.filter(candidacy=ana).values_list("answers", flat=True)))
    assert SECRET not in said
    assert "lo publicado" in said
    opened_ = opened(here.process, pages[:2], tmp_path)
    assert f"{SECRET}primero-".encode() in opened_
    assert f"{SECRET}tercero-".encode() in opened_


def test_whoever_is_registered_after_the_whole_process_was_blocked_is_asked_nothing(two):
    pages = custodians()
    assert pages
    ended(two.process, "bloqueo", by=two.as_reviewer())
    cora = two.candidacy("Cora Dzul", party=1)
    by = two.as_candidacy(cora)
    say(two, cora, TREATMENT)
    for act in (
        lambda: send(cora, two.sheet, answers=YES, by=by),
        lambda: keep_photo(cora, pictures=[], by=by),
        lambda: type_section(cora, two.questionnaire, section="trayectoria", answers={}, ticket=Ticket("a", 0), by=by),
    ):
        assert refused(act, OF_CAPTURE).startswith("Sus respuestas están bloqueadas")
    assert not DataKey.objects.filter(pk=cora.pk)


def test_a_copy_that_was_read_before_the_bloqueo_is_not_kept_after_it_and_none_outlives_the_cancelacion(two):
    custodians()
    answer(two, two.ana, f"{SECRET}texto-", approve=False)
    by = two.as_candidacy(two.ana)
    made = writing.make(two.ana, at=clock.now())
    ended(two.process, "bloqueo", by=two.as_reviewer())
    assert "Pídala otra vez" in refused(lambda: copy_actions.keep(two.ana, made=made, by=by), OF_RIGHTS)
    kept = copy_actions.keep(two.ana, made=writing.make(two.ana, at=clock.now()), by=by)
    with private().open(kept.file) as file:
        assert f"{SECRET}texto-".encode() not in ZipFile(io.BytesIO(file.read())).read("datos.json")
    kept_for(two.process)
    ended(two.process, "cancelacion", by=two.as_reviewer())
    assert not private().exists(kept.file)
    assert not Copy.objects.exclude(file="")


def test_what_is_written_after_the_bloqueo_goes_with_the_cancelacion(two):
    custodians()
    by = two.as_reviewer()
    ended(two.process, "bloqueo", by=by)
    withdrawn = {"candidacy": two.ana, "motive": "acuerdo", "document": "x", "dated": AGREED["agreed_on"]}
    Withdrawal.objects.create(note=f"{SECRET}nota-", by=by, at=clock.now(), **withdrawn)
    kept_for(two.process)
    assert ended(two.process, "cancelacion", by=by).done_at
    assert Withdrawal.objects.get().note == ""


def test_while_nobody_decided_how_long_it_is_kept_only_one_alone_is_cancelled(two):
    custodians()
    by = two.as_reviewer()
    ended(two.process, "bloqueo", by=by)
    told = refused(lambda: ended(two.process, "cancelacion", by=by), PHRASES)
    assert "Nadie ha decidido cuánto se conserva" in told
    kept_for(two.process, 30)
    assert "Todavía no se puede" in refused(lambda: ended(two.process, "cancelacion", by=by), PHRASES)
    ended(two.process, "cancelacion", by=by, candidacy=two.ana)
    assert Ending.objects.filter(stage="cancelacion").get().candidacy == two.ana


def test_each_opening_with_custodians_is_in_the_report_in_her_copy_and_an_alert(two, tmp_path):
    pages = custodians()
    ended(two.process, "bloqueo", by=two.as_reviewer())
    opened(two.process, pages[:2], tmp_path)
    now = clock.now()
    told = words.readings(watched.readings_of(timezone.localtime(now).date()))
    assert any("con dos personas de la custodia" in each for each in told)
    assert gathering.readings(gathering.acts(two.ana, set()))
    assert Kind.CEREMONY in {each.kind for each in found(facts.facts(now + timedelta(seconds=1)), settings.ALERTS)}


def waits(two, **more):
    asked = {"asked_by": two.as_reviewer(), "asked_at": clock.now()}
    return Ending(process=two.process, stage="bloqueo", **asked, **AGREED, **more)


def test_a_request_that_was_declined_since_a_backup_does_not_keep_it_from_being_told_of_the_one_in_force(two):
    custodians()
    waiting = waits(two)
    waiting.save()  # in the backup: asked for, and nobody answered yet
    one = waits(two, pk=waiting.pk, declined_at=clock.now())
    other = waits(two, pk=waiting.pk + 1, at=clock.now(), done_at=clock.now())
    unknown = waits(two, pk=waiting.pk + 2, at=clock.now(), candidacy_id=uuid.uuid4())
    for acts in ([one, other], [other], [unknown]):  # and a journal of before told of no refusals
        told = dict.fromkeys(("custodies", "blocked", "destroyed"), "[]")
        Ending.objects.exclude(pk=waiting.pk).delete()
        with transaction.atomic():
            ended_since.again(told | {"endings": serializers.serialize("json", acts)}, by=console())
            kept = {each.pk: bool(each.at) for each in Ending.objects.filter(declined_at=None)}
            assert kept == ({} if acts == [unknown] else {other.pk: True})
            HeldAway.objects.all().delete()


def test_what_a_death_left_half_way_goes_on_by_itself_and_is_done_once_the_database_is_written_anew(two, monkeypatch):
    custodians()
    act = actions.block(Ending(process=two.process, stage="bloqueo", **AGREED), by=two.as_reviewer())
    monkeypatch.setattr(scrubbing, "PAUSE", 0)
    monkeypatch.setattr(scrubbing, "_scrubbed", lambda: False)  # somebody reads for long
    assert finish_left() == {"finished": 1}
    act.refresh_from_db()
    assert act.done_at
    assert [each.settled for each in remaining.of(two.process) if not each.what] == [False]
    monkeypatch.undo()
    assert finish_left() == {"finished": 1}
    assert finish_left() == {"finished": 0}
    assert [each.settled for each in remaining.of(two.process) if not each.what] == [True]


def test_where_somebody_reads_for_long_the_journal_of_sqlite_is_not_said_to_be_empty(two):
    if connection.vendor != "sqlite":
        pytest.skip("de SQLite")
    with sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM candidacies_candidacy").fetchone()
        two.candidacy("Cora Dzul", party=1)
        assert not scrubbing._scrubbed()
        reader.execute("ROLLBACK")
    assert scrubbing.scrub()
