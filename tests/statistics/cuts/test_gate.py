# SPDX-License-Identifier: EUPL-1.2
"""No release carries a cut that was not audited and signed, and nothing exact is anywhere but sealed."""

import json
import logging
import uuid

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.kernel import signatures
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.keys import signing_key
from conoceles.publication.phrases import PHRASES
from conoceles.record.models import Entry
from conoceles.statistics.cuts import actions, jobs
from conoceles.statistics.cuts.rules import Occasion, Reason, Use
from conoceles.statistics.models import AnnexReading, Cut
from conoceles.vault import opening
from conoceles.vault.rules import Purpose
from conoceles.work.asking import ask
from conoceles.work.running import do
from tests.identity import YES
from tests.people import entered, person

from .declaring import STATISTICS, consented, declared

CANARY = "canario-zq7-pueblo"


def refused(act):
    with pytest.raises(Refused) as found:
        act()
    return sentence(found.value, PHRASES)


def test_a_release_is_refused_without_the_signed_word_or_with_other_tables(place):
    place.people(22, 20)
    cut = place.cut()
    kept = Cut.objects.filter(pk=cut.pk)
    word, said, tables = cut.word, cut.word_signature, cut.tables

    kept.update(word="")
    assert "sin su informe de auditoría firmado" in refused(place.publish)
    kept.update(word=word.replace('"status":"probado"', '"status":"violado"'))
    assert "no es el que se firmó" in refused(place.publish)
    kept.update(word=word, word_signature="00" * 64)
    assert "no es el que se firmó" in refused(place.publish)
    kept.update(word_signature=said)
    tables["groups"][0]["tables"][0]["cells"][0] |= {"low": 22, "high": 22}
    kept.update(tables=tables)
    assert "no son las que se auditaron y firmaron" in refused(place.publish)
    assert not place.process.releases.filter(shown_at__isnull=False).exists()

    kept.update(tables=cut.tables | {"groups": []})
    assert "no son las que se auditaron" in refused(place.publish)


def test_a_word_on_one_cut_is_none_on_another(place):
    place.people(22, 20)
    cut = place.cut()
    place.publish()
    place.people(5, 8)
    other = place.cut()
    Cut.objects.filter(pk=other.pk).update(word=cut.word, word_signature=cut.word_signature)
    assert "corte estadístico 2 no es el que se firmó" in refused(place.publish)


def test_what_is_signed_is_what_was_seen(place):
    place.people(12, 12)
    cut = place.cut(sign=False)
    with pytest.raises(Refused) as found:
        actions.sign(cut, seen="0" * 64, by=place.by)
    assert found.value.reason is Reason.SEEN_OTHER
    Cut.objects.filter(pk=cut.pk).update(report=cut.report.replace("probado", "PROBADO", 1))
    with pytest.raises(Refused) as found:
        actions.sign(cut, seen=cut.digest, by=place.by)
    assert found.value.reason is Reason.REPORT_ALTERED


def test_where_two_persons_are_asked_for_another_signs(place):
    place.process.parameters["two_persons"] = {"value": True, "source": "prueba", "confidence": "A"}
    place.process.save()
    place.people(12, 12)
    cut = place.cut(sign=False)
    with pytest.raises(Refused) as found:
        actions.sign(cut, seen=cut.digest, by=place.by)
    assert found.value.reason is Reason.SAME_PERSON
    assert actions.sign(cut, seen=cut.digest, by=place.world.as_reviewer("otra")).state == "firmado"


def test_nothing_exact_and_nothing_answered_is_anywhere_but_sealed(place, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    place.people(23, 38, answers=YES | {"pueblo__otro": CANARY})
    job = ask(
        jobs.to_prepare(place.process, occasion=Occasion.MONTHLY, agreement=place.process.agreements.get()),
        by=place.by,
    )
    do(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == ("terminada", {"number": 1, "skipped": False}), job.problem
    cut = Cut.objects.get()
    actions.sign(cut, seen=cut.digest, by=place.by)
    place.publish()
    call_command("auditar_estadistica", process="prueba", corte=1)
    exact = actions.read_annex(cut, use=Use.INE, reason="Oficio inventado 1", by=place.by)
    assert exact.groups["indigena"]["ayuntamiento", "ceiba", "mujer"] == (61, 23)

    rows = {model: list(model.objects.values_list()) for model in apps.get_models()}
    said = {
        "database": "\n".join(str(value) for each in rows.values() for row in each for value in row),
        "queries": "\n".join(query["sql"] for query in connection.queries),
        "log": caplog.text,
        "terminal": "".join(capsys.readouterr()),
        "files": "\n".join(
            path.read_bytes().decode("latin-1") for path in settings.HOME.rglob("*") if path.is_file()
        ),
    }  # fmt: skip
    assert "indigena" in said["files"]  # it did read: what is frozen tells of that group, in bands
    # Her words, the sealed row, and the count in any of the ways in which it would be written beside what it counts.
    songs = [CANARY, "61,23", "61, 23", '"del_grupo": 23', '"yes": 23', "(61, 23)", "'yes': 23"]
    assert {(where, song) for where, text in said.items() for song in songs if song in text} == set()
    assert '"low":20' in said["files"] or '"low": 20' in said["files"]


def test_the_tables_do_not_change_with_one_hidden_answer_in_the_same_band(place):
    ours = place.people(21, 30)
    first = place.cut(sign=False)
    actions.discard(first, by=place.by)
    declared(ours[-1], place.sheet, YES, place.by)
    second = place.cut(sign=False)
    one, other = (each.tables["groups"] if each.tables else None for each in (first, second))
    assert one == other


def test_exact_counts_are_read_for_a_purpose_and_on_record(place):
    place.people(12, 12)
    cut = place.cut()
    with pytest.raises(Refused) as found:
        actions.read_annex(cut, use=Use.OWN, reason="  ", by=place.by)
    assert found.value.reason is Reason.NO_PURPOSE
    assert not AnnexReading.objects.exists()
    for stranger in (console(), place.world.as_candidacy(place.everybody[0])):
        with pytest.raises(PermissionDenied):
            actions.read_annex(cut, use=Use.INE, reason="Oficio 1", by=stranger)
        with pytest.raises(PermissionDenied):
            opening.read(cut.pk, [], purpose=Purpose.ANNEX, by=stranger)
    actions.read_annex(cut, use=Use.INE, reason="Oficio 1", by=place.by)
    kept = AnnexReading.objects.get()
    assert (kept.use, kept.reason, kept.by) == ("remision-al-ine", "Oficio 1", place.by)
    assert set(Entry.objects.order_by("-number").values_list("action", flat=True)[:2]) == {
        "annex-read",
        "opened-for-annex",
    }


def test_the_annex_as_a_file_says_who_took_it_when_and_what_for(place):
    place.people(12, 12)
    cut = place.cut()
    instance = entered(person("uai", Role.INSTANCE, "prueba"))
    form = {"use": Use.INE, "reason": "Oficio inventado 7", "file": "1"}
    answer = instance.post(reverse("cuts:counts", args=[cut.pk]), form)
    assert answer.status_code == 200
    reading, told = AnnexReading.objects.get(), json.loads(answer.content)
    assert told["lectura"] == {
        "por": reading.by.user.name or "uai",
        "cuando": reading.at.isoformat(),
        "para": "remision-al-ine",
        "motivo": "Oficio inventado 7",
    }
    assert sum(row["del_grupo"] for row in told["conteos"] if row["grupo"] == "indigena") == 12


def test_nobody_is_opened_to_be_counted_but_by_whoever_cuts_and_while_she_consents(place):
    who = place.people(1, 0)[0]
    for by in (place.world.as_candidacy(who), place.world.as_reviewer("x")):
        allowed = by.role == "instancia-interna"
        act = lambda by=by: opening.read(who.pk, [], purpose=Purpose.COUNTING, by=by)  # noqa: E731
        if allowed:
            assert act() == []
        else:
            with pytest.raises(PermissionDenied):
                act()
    consented(who, {STATISTICS: False}, place.by)
    with pytest.raises(PermissionDenied):
        opening.read(who.pk, [], purpose=Purpose.COUNTING, by=place.by)
    with pytest.raises(Refused):
        opening.read(uuid.uuid4(), [], purpose=Purpose.COUNTING, by=place.by)


def test_the_command_writes_a_report_that_anybody_verifies(place, tmp_path, capsys):
    place.people(12, 12)
    cut = place.cut(sign=False)
    call_command("auditar_estadistica", process="prueba", corte=1, into=tmp_path)
    told = capsys.readouterr().out
    assert "Probado" in told
    content = (tmp_path / "informe.json").read_bytes()
    key, signature = ((tmp_path / name).read_bytes() for name in ("clave-publica.pem", "informe.json.sig"))
    assert signatures.verifies(key, signature, content)
    assert key == signatures.public_pem(signing_key())
    cut.refresh_from_db()
    assert cut.report.encode() == content
    assert cut.state == "preparado"
