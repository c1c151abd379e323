# SPDX-License-Identifier: EUPL-1.2
"""Deliveries are registered with their receipt, and could be defended afterwards."""

import hashlib
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Activation
from conoceles.accounts.rules import Role
from conoceles.credentials import actions, issuing, queries
from conoceles.credentials.models import Account, Delivery
from conoceles.credentials.rules import Reason, Standing
from conoceles.elections.models import Council
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.outbox.actions import hand_over
from conoceles.outbox.models import Message
from conoceles.record.models import Entry
from tests.people import entered

from .conftest import SCAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(desk):
    candidacy = desk.world.candidacy("Ana Pérez Uc")
    desk.issue()
    return desk.last(desk.account(candidacy))


def delivery(**more):
    return Delivery(
        **{
            "outcome": "entregada",
            "at": clock.now(),
            "way": "mesa",
            "receiver": "titular",
            "received_by": "Ana Pérez Uc",
            "identified_by": "credencial",
        }
        | more
    )


def standing(letter):
    account = queries.with_standing(Account.objects.all()).get(pk=letter.account_id)
    return queries.standing_of(account, clock.now())


def test_the_council_of_the_place_registers_who_received_when_and_how(desk, letter):
    by = desk.staff()
    kept = actions.deliver(letter, delivery=delivery(), by=by)
    assert (kept.by, kept.letter, kept.received_by) == (by, letter, "Ana Pérez Uc")
    assert standing(letter) is Standing.DELIVERED
    entry = Entry.objects.get(action="letter-delivered")
    assert (entry.role, entry.scope) == (Role.LOCAL_COUNCIL, f"prueba/{desk.council.key}")
    assert "Ana" not in str(entry.content())


def test_another_council_and_every_party_are_refused(desk, letter):
    town = desk.process.territories.create(kind="municipio", key="31998", name="Otra Villa", slug="otra-villa")
    other = Council.objects.create(process=desk.process, key="municipio-31998", name="Otro", territory=town)
    for role, scope in [
        (Role.LOCAL_COUNCIL, f"prueba/{other.key}"),
        (Role.LOCAL_COUNCIL, f"otra/{desk.council.key}"),
        (Role.PARTY_ROOT, "prueba/ceiba"),
        (Role.CANDIDACY, str(letter.account.candidacy_id)),
        (Role.INSTANCE, "prueba"),
    ]:
        with pytest.raises(PermissionDenied):
            actions.deliver(letter, delivery=delivery(), by=desk.someone(role, scope, f"{role}-{scope}"[:60]))
    assert not Delivery.objects.exists()


def test_no_council_delivers_what_the_central_offices_do(desk, letter):
    generic = desk.last(desk.world.parties[0].accounts.get(candidacy=None))
    with pytest.raises(PermissionDenied):
        actions.deliver(generic, delivery=delivery(), by=desk.staff())
    actions.deliver(generic, delivery=delivery(), by=desk.area())


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"at": timedelta(minutes=1)}, Reason.NOT_YET),
        ({"at": timedelta(days=-1)}, Reason.BEFORE_ITS_LETTER),
        ({"received_by": " "}, Reason.NOBODY_RECEIVED),
        ({"identified_by": ""}, Reason.NOBODY_RECEIVED),
    ],
)
def test_a_delivery_that_could_not_be_defended_is_refused(desk, letter, more, reason):
    if "at" in more:
        more = {"at": clock.now() + more["at"]}
    with pytest.raises(Refused) as refused:
        actions.deliver(letter, delivery=delivery(**more), by=desk.staff())
    assert refused.value.reason is reason
    assert not Delivery.objects.exists()


def test_a_letter_that_died_or_was_replaced_is_not_delivered(desk, letter):
    issuing.issue_again(letter.account, by=desk.area())
    with pytest.raises(Refused) as refused:
        actions.deliver(letter, delivery=delivery(), by=desk.staff())
    assert refused.value.reason is Reason.LETTER_DEAD


def test_an_attempt_without_delivery_leaves_it_undelivered_and_counts(desk, letter):
    nobody = {"outcome": "no-localizada", "receiver": "", "received_by": "", "identified_by": "", "way": "domicilio"}
    actions.deliver(letter, delivery=delivery(**nobody), by=desk.staff())
    assert standing(letter) is Standing.ISSUED
    left = queries.undelivered(queries.to_deliver(desk.process, council=desk.council), clock.now())
    assert [account.pk for account in left] == [letter.account_id]


def test_it_is_delivered_to_the_representation_and_then_to_the_person(desk, letter):
    passed_on = delivery(receiver="representacion", received_by="Rosa Dzib", way="paquete")
    actions.deliver(letter, delivery=passed_on, by=(by := desk.staff()))
    actions.deliver(letter, delivery=delivery(), by=by)
    assert [each.receiver for each in letter.deliveries.all()] == ["representacion", "titular"]


def test_one_that_expired_in_its_owner_s_hands_is_undelivered_again(desk, letter):
    actions.deliver(letter, delivery=delivery(), by=desk.staff())
    Activation.objects.filter(letter=letter).update(expires_at=clock.now())
    assert standing(letter) is Standing.EXPIRED
    left = queries.undelivered(queries.to_deliver(desk.process, council=desk.council), clock.now())
    assert [account.pk for account in left] == [letter.account_id]


def test_an_activated_account_is_in_its_owner_s_hands_receipt_or_not(desk, letter):
    user = letter.account.user
    user.set_password("siete iguanas duermen en la albarrada")
    user.save()
    Activation.objects.filter(letter=letter).update(used_at=clock.now(), expires_at=clock.now())
    assert standing(letter) is Standing.TAKEN
    assert not queries.undelivered(queries.to_deliver(desk.process, council=desk.council), clock.now()).exists()


class TestTheReceipt:
    def test_is_kept_byte_by_byte_and_its_digest_is_on_record(self, desk, letter):
        by = desk.staff()
        made = actions.deliver(letter, delivery=delivery(), by=by)
        actions.keep_acuse(made, content=SCAN, by=by)
        made.refresh_from_db()
        with private().open(made.acuse) as file:
            assert file.read() == SCAN
        assert made.acuse_digest == hashlib.sha256(SCAN).hexdigest() == Entry.objects.get(action="acuse-kept").digest
        assert actions.read_acuse(made, by=by) == SCAN
        assert Entry.objects.filter(action="acuse-read").count() == 1

    @pytest.mark.parametrize("content", [b"%PDF-1.4 otro", None])
    def test_is_not_given_when_it_is_another_or_gone(self, desk, letter, content):
        by = desk.staff()
        made = actions.deliver(letter, delivery=delivery(), by=by)
        actions.keep_acuse(made, content=SCAN, by=by)
        made.refresh_from_db()
        kept = Path(private().path(made.acuse))
        kept.chmod(0o600)
        kept.unlink() if content is None else kept.write_bytes(content)
        with pytest.raises(Refused) as refused:
            actions.read_acuse(made, by=by)
        assert refused.value.reason is Reason.ACUSE_GONE
        page = entered(by.user).get(f"/entregas/acuses/{made.pk}/")
        assert "no es el que se guardó" in page.content.decode()

    def test_is_never_replaced(self, desk, letter):
        by = desk.staff()
        made = actions.deliver(letter, delivery=delivery(), by=by)
        actions.keep_acuse(made, content=SCAN, by=by)
        with pytest.raises(Refused) as refused:
            actions.keep_acuse(made, content=SCAN + b" ", by=by)
        assert refused.value.reason is Reason.ACUSE_THERE

    def test_belongs_to_a_delivery_that_happened(self, desk, letter):
        by = desk.staff()
        made = actions.deliver(letter, delivery=delivery(outcome="rechazada"), by=by)
        with pytest.raises(Refused) as refused:
            actions.keep_acuse(made, content=SCAN, by=by)
        assert refused.value.reason is Reason.NOTHING_DELIVERED


class TestANotice:
    @pytest.mark.usefixtures("letter")
    def test_of_a_generic_account_tells_of_all_that_it_answers_for(self, desk):
        generic = desk.world.parties[0].accounts.get(candidacy=None)
        message = actions.announce(generic, to="ceiba@partido.example", by=desk.area())
        assert (message.values["who"], message.values["letters"]) == ("Partido de la Ceiba", 2)

    def test_without_mail_waits_for_hands(self, desk, letter):
        message = actions.announce(letter.account, by=desk.staff())
        assert (message.to, message.values["where"]) == ("", "Consejo Municipal de Villa de Prueba")

    def test_tells_of_nothing_when_no_letter_serves(self, desk, letter):
        Activation.objects.update(expires_at=clock.now())
        with pytest.raises(Refused) as refused:
            actions.announce(letter.account, by=desk.staff())
        assert refused.value.reason is Reason.LETTER_DEAD
        assert not Message.objects.exists()

    def test_that_nobody_told_yet_says_until_when_the_letter_issued_again_serves(self, desk, letter):
        Activation.objects.update(expires_at=clock.now() + timedelta(hours=1))
        staff = desk.staff()
        waiting = actions.announce(letter.account, by=staff)
        mailed = actions.announce(letter.account, to="ana@ejemplo.invalid", by=staff)
        told = actions.announce(letter.account, by=staff)
        hand_over(told, how="por teléfono", by=staff)
        again = issuing.issue_again(letter.account, by=desk.area())
        until = moment(again.activation.expires_at, ZoneInfo(desk.process.timezone))
        assert Message.objects.get(pk=waiting.pk).values["until"] == until
        for gone in (mailed, told):
            assert Message.objects.get(pk=gone.pk).values["until"] != until
