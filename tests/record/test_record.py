# SPDX-License-Identifier: EUPL-1.2
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, connections, transaction

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.kernel import digests
from conoceles.record import triggers
from conoceles.record.action import action
from conoceles.record.models import Entry


@action("named", allowed=lambda by, subject: True)
def name(subject, *, to, by):
    subject.name = to
    subject.save()
    return subject


@action("renamed-twice", allowed=lambda by, subject: True)
def name_twice(subject, *, by):
    name(subject, to="uno", by=by)
    return name(subject, to="dos", by=by)


@action("forbidden", allowed=lambda by, subject: False)
def forbidden(subject, *, by):
    name(subject, to="nunca", by=by)


@action("failed", allowed=lambda by, subject: True)
def fails(subject, *, by):
    subject.name = "a medias"
    subject.save()
    raise RuntimeError


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

    def test_that_fails_or_is_forbidden_leaves_nothing(self):
        by = console()
        user = User.objects.create(username="ana", name="Ana")
        with pytest.raises(RuntimeError):
            fails(user, by=by)
        with pytest.raises(PermissionDenied):
            forbidden(user, by=by)
        user.refresh_from_db()
        assert user.name == "Ana"
        assert not Entry.objects.exists()

    def test_cannot_be_rewritten_or_removed(self):
        name(User.objects.create(username="ana"), to="Ana", by=console())
        for rewrite in (
            lambda: Entry.objects.update(action="otra"),
            lambda: Entry.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                rewrite()
        assert Entry.objects.get().action == "named"

    def test_the_system_will_not_start_over_an_unprotected_record(self):
        assert triggers.check_triggers(None, databases=["default"]) == []
        drop = (
            "DROP TRIGGER record_entry_no_update"
            if connection.vendor == "sqlite"
            else "DROP TRIGGER record_entry_no_rewrite ON record_entry"
        )
        with connection.cursor() as cursor:
            cursor.execute(drop)
        (error,) = triggers.check_triggers(None, databases=["default"])
        assert error.id == "record.E001"


def test_entries_written_at_once_are_numbered_without_gaps(own_database):
    by = console()
    users = [User.objects.create(username=f"persona-{i}") for i in range(12)]

    def write(user):
        try:
            name(user, to="x", by=by)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, users))
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, 13))
