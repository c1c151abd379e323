# SPDX-License-Identifier: EUPL-1.2
"""Acts for tests of the record, so that none of them needs a step of the process."""

import uuid

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
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


@action("enrolled", allowed=lambda by, subject: True)
def enrol(subject, *, by, then=lambda: None):
    """Save a new account; *then* whatever may go wrong before the record is written."""
    subject.save()
    then()
    return subject


def someone():
    return User(username=f"persona-{uuid.uuid4()}", name="Ana")


def acts(count):
    """So many acts, on record."""
    by = console()
    for _ in range(count):
        enrol(someone(), by=by)


def enrolled():
    """The accounts there are, and those of which the record says so: the same, whatever happened."""
    there = set(User.objects.exclude(username="consola").values_list("pk", flat=True))
    said = Entry.objects.filter(action="enrolled").values_list("about", flat=True)
    return {f"accounts.User:{pk}" for pk in there}, set(said)
