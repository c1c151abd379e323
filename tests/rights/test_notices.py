# SPDX-License-Identifier: EUPL-1.2
"""Each version of an aviso stays as it was; whoever saw one is told what changed; all of them are public."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.rights import notice_actions
from conoceles.rights.models import Notice, NoticeSeen
from conoceles.rights.notices import loading, queries
from conoceles.rights.rules import Reason
from tests.identity import PUBLICATION, consents, say

from .test_requests import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    folder = Folder(Path(settings.PROCESSES).resolve() / "demo")
    said = loading.read(folder, [])
    assert folder.every_fault() == []
    return said


def load(there, found):
    changes = Changes()
    loading.write(there.world.process, found, changes, console())
    return changes.created.get("aviso de privacidad", [])


def changed(found, heading, text):
    """The same, where the clause of that heading says *text*."""

    def clause(each):
        return replace(each, text=text) if each.heading == heading else each

    notices = tuple(replace(each, clause=tuple(map(clause, each.clause))) for each in found.notices)
    return replace(found, notices=notices)


def test_nothing_is_left_to_fill_in_and_the_same_is_the_same_version(there, found):
    assert load(there, found) == ["simplificado 1", "integral 1"]
    assert load(there, found) == []
    said = " ".join(one["text"] for each in Notice.objects.all() for one in each.clauses)
    assert "{" not in said
    assert there.world.process.authority in said
    assert all(one["source"] and one["confidence"] for each in Notice.objects.all() for one in each.clauses)


def test_other_words_are_another_version_and_the_former_stays(there, found, clocked):
    load(there, found)
    first = Notice.objects.get(form="integral")
    clocked(2024, 3, 20, 12)
    assert load(there, changed(found, "A quién se dan", "A nadie más.")) == ["simplificado 2", "integral 2"]
    assert Notice.objects.get(form="integral", version=1).clauses == first.clauses


def test_whoever_saw_one_is_shown_what_changed_and_it_is_known_who_saw_which(there, found, clocked):
    load(there, found)
    for each in queries.unseen(there.ana):
        notice_actions.see(there.ana, notice=each, seen=each.digest, by=there.hers)
    assert queries.unseen(there.ana) == []
    clocked(2024, 3, 20, 12)
    load(there, changed(found, "A quién se dan", "A nadie más."))
    full = queries.in_force(there.world.process)["integral"]
    assert full in queries.unseen(there.ana)
    told = {each.heading: each for each in queries.compared(there.ana, full)}
    assert (told["A quién se dan"].change, told["A quién se dan"].text) == ("cambió", "A nadie más.")
    assert told["A quién se dan"].was.startswith("Lo que usted hace público")
    assert {each.change for heading, each in told.items() if heading != "A quién se dan"} == {""}
    seen = NoticeSeen.objects.get(candidacy=there.ana, notice__form="integral")
    assert (seen.notice.version, seen.digest) == (1, Notice.objects.get(form="integral", version=1).digest)
    assert [each.readers for each in queries.versions(there.world.process)] == [0, 1, 0, 1]


def test_words_that_changed_while_she_read_are_not_said_to_be_seen(there, found, clocked):
    load(there, found)
    old = queries.in_force(there.world.process)["integral"]
    clocked(2024, 3, 20, 12)
    load(there, changed(found, "A quién se dan", "A nadie más."))
    seen = {"notice": old, "seen": old.digest, "by": there.hers}
    assert refused(notice_actions.see, there.ana, **seen) is Reason.NOTICE_CHANGED
    assert not NoticeSeen.objects.exists()


def test_a_consent_bears_the_digest_of_the_aviso_that_was_in_force(there, found, clocked):
    consents(there.world)
    before = say(there.world, there.ana, PUBLICATION)
    load(there, found)
    after = say(there.world, there.ana, PUBLICATION, given=False)
    full = queries.in_force(there.world.process)["integral"]
    assert (before.privacy_digest, after.privacy_digest) == ("", full.digest)
    assert after.digest == after.act()
    after.privacy_digest = ""
    assert after.digest != after.act()
