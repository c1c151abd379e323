# SPDX-License-Identifier: EUPL-1.2
"""What an act leaves, and that nothing takes it away again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.kernel import clock, digests
from conoceles.record import rules, triggers
from conoceles.record.actions import sign
from conoceles.record.models import Checkpoint, Entry

from .acts import acts, enrol, enrolled, forbidden, name, name_twice, someone


@pytest.mark.django_db
class TestAnAct:
    def test_leaves_one_numbered_line_whose_leaf_can_be_recomputed(self):
        by = console()
        user = User.objects.create(username="ana")
        name(user, to="Ana", by=by)
        name_twice(user, by=by)

        entries = list(Entry.objects.all())
        assert [(entry.number, entry.action) for entry in entries] == [(1, "named"), (2, "renamed-twice")]
        read = Entry.objects.get(number=2)
        assert read.leaf == digests.leaf(digests.canonical(read.content()))
        assert read.about == f"accounts.User:{user.pk}"

    def test_that_is_forbidden_leaves_nothing(self):
        by = console()
        user = User.objects.create(username="ana", name="Ana")
        with pytest.raises(PermissionDenied):
            forbidden(user, by=by)
        user.refresh_from_db()
        assert user.name == "Ana"
        assert not Entry.objects.exists()

    def test_that_fails_half_way_leaves_nothing(self):
        def fail():
            raise RuntimeError

        by = console()
        with pytest.raises(RuntimeError):
            enrol(someone(), by=by, then=fail)
        assert enrolled() == (set(), set())

    def test_is_not_done_if_it_cannot_be_recorded(self):
        by = console()
        connection.cursor().execute("ALTER TABLE record_entry RENAME TO lost")
        with pytest.raises(DatabaseError):
            enrol(someone(), by=by)
        connection.cursor().execute("ALTER TABLE lost RENAME TO record_entry")
        assert enrolled() == (set(), set())

    def test_that_would_tell_something_personal_is_not_done(self):
        class Teller:
            pseudonym, role, scope = "Ana Pérez", "consola", ""

        with pytest.raises(ValueError):
            enrol(someone(), by=Teller())
        assert enrolled() == (set(), set())

    def test_stays_in_order_when_the_clock_is_set_back(self, monkeypatch):
        by, noon = console(), datetime(2024, 5, 1, 12, tzinfo=UTC)
        told = []
        for now in (noon, noon - timedelta(hours=1), noon + timedelta(seconds=1)):
            monkeypatch.setattr(clock, "now", lambda now=now: now)
            enrol(someone(), by=by)
            told.append(Entry.objects.latest("number").at)
        assert told == [noon, noon, noon + timedelta(seconds=1)]
        sign(Checkpoint(occasion="prueba"), by=by)
        call_command("verify_record")


def rewrites():
    yield "UPDATE record_entry SET action = 'otra'"
    yield "DELETE FROM record_entry"
    yield "UPDATE record_checkpoint SET occasion = 'otra'"
    yield "DELETE FROM record_checkpoint"
    if connection.vendor == "sqlite":  # this one removes the old row without asking its DELETE trigger
        columns = ", ".join(field.column for field in Entry._meta.concrete_fields)
        renumbered = columns.replace("number", "number + 7")
        yield f"INSERT OR REPLACE INTO record_entry ({columns}) SELECT {columns} FROM record_entry"
        yield f"INSERT OR REPLACE INTO record_entry ({columns}) SELECT {renumbered} FROM record_entry"
        yield "INSERT OR REPLACE INTO record_checkpoint SELECT * FROM record_checkpoint"
    else:
        yield "TRUNCATE record_entry"
        yield "TRUNCATE record_checkpoint CASCADE"


@pytest.mark.django_db
class TestTheRecord:
    def test_refuses_every_way_to_rewrite_it(self):
        acts(3)
        sign(Checkpoint(occasion="prueba"), by=console())
        before = list(Entry.objects.values()), list(Checkpoint.objects.values())
        for rewrite in rewrites():
            with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
                connection.cursor().execute(rewrite)
        assert (list(Entry.objects.values()), list(Checkpoint.objects.values())) == before

    def test_is_told_unprotected_when_a_lock_is_there_and_does_not_work(self):
        if connection.vendor == "sqlite":
            pytest.skip("en SQLite un candado no se puede desactivar sin quitarlo")
        for disabled in ("DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"):
            connection.cursor().execute(f"ALTER TABLE record_entry {disabled} record_entry_no_rewrite")
            assert [error.id for error in triggers.check_triggers(None, databases=["default"])] == ["record.E001"]


@pytest.mark.parametrize("table", triggers.TABLES)
def test_a_missing_lock_is_told_until_it_is_put_back(table, own_database, capsys):
    def told():
        return [(error.id, table in error.msg) for error in triggers.check_triggers(None, databases=["default"])]

    sqlite = connection.vendor == "sqlite"
    assert told() == []
    for lock in ("no_update", "no_delete", "no_replace") if sqlite else ("no_rewrite", "no_truncate"):
        connection.cursor().execute(f"DROP TRIGGER {table}_{lock}" + ("" if sqlite else f" ON {table}"))
        assert told() == [("record.E001", True)]
        call_command("protect_record")
        assert capsys.readouterr().out == "La bitácora está protegida.\n"
        assert told() == []


@pytest.mark.parametrize(
    "command", [["run_private", "--port", "1"], ["load_process", "processes/demo"]], ids=lambda it: it[0]
)
def test_nobody_serves_or_acts_over_a_record_that_could_be_rewritten(command, own_database):
    sqlite = connection.vendor == "sqlite"
    lock = "record_entry_no_update" if sqlite else "record_entry_no_rewrite"
    connection.cursor().execute(f"DROP TRIGGER {lock}" + ("" if sqlite else " ON record_entry"))
    with pytest.raises(CommandError, match="protect_record"):
        call_command(*command)


class TestALine:
    @given(st.dictionaries(st.text(), st.text() | st.integers(-(2**53) + 1, 2**53 - 1)))
    def test_is_the_canonical_form_that_anyone_would_compute(self, content):
        ascii_keys = {key.encode("ascii", "ignore").decode(): value for key, value in content.items()}
        assert rules.line(ascii_keys) == digests.canonical(ascii_keys)

    @pytest.mark.parametrize(
        ("field", "personal"),
        [
            ("actor", "ana.perez"),
            ("actor", "PEUA850101MYNRCN09"),
            ("role", "Candidata a Regidora"),
            ("scope", "Ana Pérez Uc"),
            ("scope", "ana@correo.example"),
            ("about", "candidacies.Person:Ana"),
            ("about", "candidacies.Person:PEUA850101MYNRCN09"),
            ("about", "sessions.Session:k3jh5k3h4k5jh3k4j5h"),
            ("digest", "prefiero no contestar"),
        ],
    )
    def test_has_no_room_for_a_personal_value(self, field, personal):
        content = {
            "actor": "7d2f3f4e-0f5c-4a53-8f0e-0d3b7f1b2a10", "role": "candidatura", "scope": "demo",
            "action": "answers-sent", "about": "capture.Revision:7", "digest": "",
        }  # fmt: skip
        rules.check_shape(content)
        with pytest.raises(ValueError) as refused:
            rules.check_shape(content | {field: personal})
        assert personal not in str(refused.value)

    def test_names_any_row_of_ours_by_a_key_without_meaning(self):
        def key(model):
            """Of what is named by the key of something else, that one."""
            return getattr(model._meta.pk, "target_field", model._meta.pk)

        without = models.UUIDField | models.AutoField | models.BigAutoField | models.PositiveBigIntegerField
        speaking = [
            model._meta.label
            for model in apps.get_models()
            if model.__module__.startswith("conoceles.") and not isinstance(key(model), without)
        ]
        assert speaking == []
