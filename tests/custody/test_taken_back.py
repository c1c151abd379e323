# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody took back after a backup is told to the database that comes back without it."""

import re
from datetime import timedelta

import msgspec
import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from conoceles.accounts import activating
from conoceles.accounts.actions import TELL, Oneself, change_email, reissue
from conoceles.accounts.models import Activation, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.changes import Change
from conoceles.capture.models import ChosenPhoto, Photo
from conoceles.custody import reapplying, restrictions
from conoceles.desks.phrases import ACTS
from conoceles.kernel import clock
from conoceles.publication.models import CouncilPreview, Scheduled
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.models import Document, Feed, Posting, Publication, PublicVersion
from conoceles.supervision.obligations import feed_actions
from conoceles.supervision.publicity import actions as publicity
from conoceles.supervision.publicity import posting_actions
from tests.people import PASSWORD, application, passkey, person
from tests.supervision.conftest import work_plan, yucatan  # noqa: F401
from tests.supervision.documents.conftest import office, route_book  # noqa: F401
from tests.supervision.publicity.test_public_versions import typed
from tests.world import world

#: How acts are called by which something is taken back, ended or destroyed.
BACK = re.compile(
    "withdrawn|(?<!ext)ended|discard|cancel|destroy|shred|removed|taken-away|set-aside|(?<!dis)closed|paused|issued-again|changed|"
    "given-up|given-back|moved|retired|unplanned|refused|revoked|kept-to|deleted|forgotten|reopened"
)
_INSIDE = "of work under way, which nobody sees from outside: it is on record, and is done again by hand"
_HISTORY = "a fact that is written down with its date: it is on record, and is written again; it opens nothing"
#: Those that the journal tells of within a minute and not at once, or that need not be applied again; and why.
NEED_NOT = {
    "accounts-reopened": "it gives back, and takes nothing",
    "activity-set-aside": _INSIDE,
    "alert-closed": "it says that something is over; a restored system looks anew and closes what is not so",
    "answers-shredded": "part of the old answers: identity-shredded tells of the key that they are sealed with",
    "breach-closed": _HISTORY,
    "calendar-changed": "dates come back from the process's files",
    "capacity-kept-to-places": _INSIDE,
    "capture-sheet-cancelled": _INSIDE,
    "clock-set-aside": _INSIDE,
    "consent-scan-taken-away": _INSIDE,
    "correction-closed": _INSIDE,
    "correction-refused": _INSIDE,
    "recovery-key-ended": "destruction-certified tells of it",
    "data-cancelled-again": _INSIDE,
    "data-keys-shredded": "data-cancelled tells of it",
    "data-forgotten": "data-cancelled tells of it",
    "cut-discarded": "only one that nobody signed is, and no other is published",
    "document-step-set-aside": _INSIDE,
    "estrados-removed": _HISTORY,
    "follow-up-set-aside": _HISTORY,
    "import-cancelled": _INSIDE,
    "ine-term-set-aside": _INSIDE,
    "member-ended": _HISTORY,
    "member-set-aside": _HISTORY,
    "message-given-up": "told as a message that is settled, with those that left",
    "obligation-reopened": _INSIDE,
    "outage-ended": _HISTORY,
    "package-discarded": "packages of letters are in no backup",
    "photo-album-cancelled": _INSIDE,
    "photo-negatives-destroyed": "destroyed again when the photograph is approved again, or by the sweep",
    "printed-form-given-up": _INSIDE,
    "rectification-set-aside": _INSIDE,
    "rectification-unplanned": _INSIDE,
    "remission-informing-set-aside": _HISTORY,
    "remission-reply-set-aside": _HISTORY,
    "remission-sending-set-aside": _HISTORY,
    "remission-withdrawn": _INSIDE,
    "review-given-back": _INSIDE,
    "session-attendance-changed": _HISTORY,
    "session-cancelled": _HISTORY,
    "session-closed": _HISTORY,
    "session-ended": "every session ends when a system comes back",
    "wrapping-key-destroyed": "those keys are in no backup",
    "wrapping-key-retired": "those keys are in no backup",
}


def test_every_act_that_takes_something_back_is_told_at_once_or_somebody_said_why_it_need_not_be():
    back = {name for name in ACTS if BACK.search(name)}
    assert sorted(back - set(settings.FOLLOWED) - set(NEED_NOT)) == []
    assert sorted(set(NEED_NOT) - back) == []
    assert set(NEED_NOT) & set(settings.FOLLOWED) == set()
    assert set(ACTS) >= settings.FOLLOWED


@pytest.fixture
def letters(office):  # noqa: F811
    """Two oficios that were issued, of which one is published, and one that was only begun."""
    office.cycle.at("2023-10-02")
    found = [office.open("oficio-secretaria") for _ in range(3)]
    versions = [office.write(each, "Se informa lo que se pidió.") for each in found[:2]]
    for each in found[:2]:
        office.take(each, "emitir", "2023-10-02")
    return found, versions


def test_it_is_over_again_where_the_database_that_comes_back_says_that_it_is_not(office, letters):  # noqa: F811, PLR0915
    here, by = world(), office.cycle.who(Role.SECRETARY)
    (_, _, begun), (first, second) = letters
    posting = Posting(told="Oficio", place="los estrados", fixed_at=clock.now(), days=3, counted="naturales")
    posting = posting_actions.fix(first, posting=posting, seen=first.digest, by=by)
    publication = publicity.publish(first, personal=False, looked=True, seen=first.digest, by=by)
    public = typed(second, by, "pidió")
    at = clock.now()
    planned = Scheduled.objects.create(
        process=office.process, at=at + timedelta(days=9), approved_by=by, approved_at=at
    )
    preview = CouncilPreview.objects.create(
        process=here.process, number=1, turn=1, digest="0", sums="0", candidacies=0, frozen_at=at, made_at=at,
        made_by=by, checked_at=at,
    )  # fmt: skip
    feed = Feed.objects.create(capacity=by, token_digest="0", made_at=at)
    ana = here.candidacy("Ana Uc")
    photo = Photo.objects.create(candidacy=ana, digest="0", files=[])
    typist = here.as_candidacy(ana)
    ChosenPhoto.objects.create(
        candidacy=ana, slug="x", question="foto", photo=photo, version=1, typed_by=typist, typed_at=at
    )
    lost, moved = person("perdida", Role.SECRETARY, office.process.slug), person("mudada")
    application(moved)
    left = passkey(moved)
    User.objects.update(email="antes@conoceles.example")
    activating.give([(lost, "0" * 26)], at=at, until=at + timedelta(days=30))
    before = Activation.objects.get()

    backup = transaction.savepoint()
    office.cycle.at("2023-10-03")
    publicity.end(publication, why="Tenía un teléfono.", by=by)
    publicity.discard(public, why="Se leía un nombre.", by=by)
    posting_actions.set_aside(posting, why="Decía un nombre.", by=by)
    documents.withdraw(begun, why="No hacía falta.", by=by)
    Scheduled.objects.filter(pk=planned.pk).update(cancelled_at=clock.now(), cancelled_by=by)
    CouncilPreview.objects.filter(pk=preview.pk).update(over_at=clock.now(), over="retirada")
    feed_actions.end(feed, by=by)
    ChosenPhoto.objects.update(photo=None, version=2, typed_at=clock.now())
    reissue(lost, by=console())
    change_email(moved, email="despues@conoceles.example", by=Oneself(moved))
    moved.set_password("otra más larga y distinta")
    moved.save()
    Authenticator.objects.filter(user=moved, type="totp").delete()
    for change in (Change.PASSWORD_CHANGED, Change.FACTOR_REMOVED):
        TELL[change](moved, by=Oneself(moved))
    told = msgspec.json.decode(msgspec.json.encode(restrictions.in_force(at, clock.now())))
    assert "despues@" not in str(told)
    transaction.savepoint_rollback(backup)

    assert Publication.objects.get().ended_at is None  # as the backup had it
    done = reapplying.again(told, by=console())
    assert {kind for kind, count in done.items() if count} == {
        "publications", "postings", "documents", "scheduled", "previews", "feeds", "discarded", "photos", "given_back",
        "addresses",
        "passwords", "factors",
    }  # fmt: skip
    ended = Publication.objects.get()
    assert (ended.ended_because, ended.ended_by) == ("Tenía un teléfono.", console())
    assert PublicVersion.objects.get().file == ""
    assert Posting.objects.get().set_aside == "Decía un nombre."
    assert Document.objects.get(pk=begun.pk).withdrawn
    assert not Scheduled.objects.get().open
    assert CouncilPreview.objects.get().over == "retirada"
    assert Feed.objects.get().ended_at
    assert ChosenPhoto.objects.get().photo is None
    assert not Photo.objects.exists()
    assert not User.objects.get(pk=lost.pk).check_password(PASSWORD)
    assert Activation.objects.get(pk=before.pk).superseded_at
    assert not User.objects.get(pk=moved.pk).has_usable_password()
    assert not Authenticator.objects.filter(user=moved, type="totp").exists()
    assert Authenticator.objects.filter(pk=left.pk).exists()
    assert [User.objects.get(pk=each.pk).email for each in (lost, moved)] == ["", ""]
    assert sum(reapplying.again(told, by=console()).values()) == 1  # only whose new code is unknown is emptied again
