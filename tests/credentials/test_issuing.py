# SPDX-License-Identifier: EUPL-1.2
"""Accounts are generated and their letters issued: one for each, once."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conoceles.accounts import guessing
from conoceles.accounts.activating import digest
from conoceles.accounts.models import Activation, Capacity, KnownPlace, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.credentials import issuing
from conoceles.credentials.models import Account, Batch, Letter
from conoceles.credentials.rules import LONGEST_DAYS, Reason
from conoceles.elections.models import Postulant
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.record.models import Entry

from .conftest import code_of

pytestmark = pytest.mark.django_db


def test_each_candidacy_that_owes_something_and_each_postulant_gets_one_account(desk):
    ana, luz = desk.world.candidacy("Ana Pérez Uc"), desk.world.candidacy("Luz Canul", party=1)
    desk.issue()
    assert {account.candidacy for account in Account.objects.exclude(candidacy=None)} == {ana, luz}
    assert {account.postulant for account in Account.objects.filter(candidacy=None)} == set(desk.world.parties)
    assert Letter.objects.count() == 4


def test_who_owes_nothing_or_stands_no_more_gets_none(desk):
    desk.world.candidacy(status=Candidacy.Status.RESIGNED)
    alternate = desk.world.candidacy(seat="S")
    desk.world.presidency.alternate_owes = []
    desk.world.presidency.save()
    desk.issue()
    assert not Account.objects.filter(candidacy=alternate).exists()
    assert not Account.objects.exclude(candidacy=None).exists()


def test_an_account_acts_for_its_candidacy_alone_and_a_generic_one_for_its_postulant(desk):
    ana = desk.world.candidacy()
    desk.issue()
    held = {(each.role, each.scope) for each in Capacity.objects.exclude(role=Role.CONSOLE)}
    assert held == {
        (Role.CANDIDACY, str(ana.pk)),
        (Role.PARTY_ROOT, "prueba/ceiba"),
        (Role.PARTY_ROOT, "prueba/faisan"),
    }


def test_a_user_name_says_nothing_about_anybody(desk):
    ana = desk.world.candidacy("Ana Pérez Uc")
    desk.issue()
    name = desk.account(ana).user.username
    assert name.startswith("cand-")
    assert not any(part in name for part in ("ana", "perez", "uc", str(ana.pk)[:8], ana.key.lower()))
    assert desk.account(ana).user.name == ""


def test_the_letter_s_code_opens_its_account_and_only_its_digest_is_kept(desk):
    candidacy = desk.world.candidacy()
    desk.issue()
    letter = desk.last(desk.account(candidacy))
    assert letter.activation.digest == digest(code_of(letter))
    assert timedelta(0) <= letter.issued_at + timedelta(days=10) - letter.activation.expires_at < timedelta(minutes=1)


def test_issuing_the_same_again_issues_nothing(desk):
    desk.world.candidacy()
    desk.issue()
    before = set(Letter.objects.values_list("pk", "digest"))
    with pytest.raises(Refused) as refused:
        desk.issue()
    assert refused.value.reason is Reason.NOTHING_TO_ISSUE
    assert set(Letter.objects.values_list("pk", "digest")) == before


def test_whoever_is_registered_later_gets_hers_and_nobody_else_another(desk):
    desk.world.candidacy()
    desk.issue()
    late = desk.world.candidacy("Luz Canul")
    batch = desk.issue()
    assert [letter.account.candidacy for letter in batch.letters.all()] == [late]


def test_only_one_office_or_one_postulant(desk):
    ana, luz = desk.world.candidacy("Ana Pérez Uc"), desk.world.candidacy("Luz Canul", party=1)
    of_party = desk.issue(postulant=desk.world.parties[0])
    assert {letter.account.candidacy for letter in of_party.letters.all()} == {None, ana}
    of_office = desk.issue(office=desk.world.presidency.office)
    assert {letter.account.candidacy for letter in of_office.letters.all()} == {luz}


def test_within_an_alliance_the_letter_goes_to_whoever_answers_for_the_formula(desk):
    alliance = Postulant.objects.create(process=desk.process, kind="coalicion", key="juntas", name="Juntas", order=9)
    candidacy = desk.world.candidacy()
    candidacy.formula.postulant, candidacy.formula.answered_by = alliance, desk.world.parties[1]
    candidacy.formula.save()
    desk.issue()
    assert desk.account(candidacy).postulant == desk.world.parties[1]


def test_the_council_of_the_place_delivers_and_the_central_offices_the_rest(desk):
    candidacy = desk.world.candidacy()
    desk.issue()
    assert desk.account(candidacy).council == desk.council
    assert {account.council for account in Account.objects.filter(candidacy=None)} == {None}


@pytest.mark.parametrize("days", [None, 0, LONGEST_DAYS + 1])
def test_no_letter_is_issued_without_saying_how_long_its_code_serves(desk, days):
    desk.world.candidacy()
    desk.process.parameters["activation_days"] = {"value": days, "source": "prueba", "confidence": "U"}
    desk.process.save()
    with pytest.raises(Refused) as refused:
        desk.issue()
    assert refused.value.reason is Reason.DAYS_UNDECIDED
    assert not Account.objects.exists()


def test_two_issuers_do_not_work_on_one_process_at_a_time(desk):
    desk.world.candidacy()
    with issuing._alone(desk.process), pytest.raises(Refused) as refused:
        desk.issue()
    assert refused.value.reason is Reason.BEING_ISSUED
    desk.issue()


@pytest.mark.parametrize("role", [Role.INSTANCE, Role.UNIT, Role.LOCAL_COUNCIL, Role.PARTY_ROOT, Role.CANDIDACY])
def test_only_the_area_and_the_console_issue(desk, role):
    desk.world.candidacy()
    scope = {Role.LOCAL_COUNCIL: f"prueba/{desk.council.key}", Role.PARTY_ROOT: "prueba/ceiba"}.get(role, "prueba")
    with pytest.raises(PermissionDenied):
        issuing.issue(desk.process, by=desk.someone(role, scope, "otra"))
    assert not Account.objects.exists()


def test_the_record_ties_each_step_to_its_very_sheets_and_names_nobody(desk):
    desk.world.candidacy("Ana Pérez Uc")
    desk.issue()
    entries = list(Entry.objects.order_by("number"))
    assert [entry.action for entry in entries] == ["letters-begun", "letters-issued", "letters-finished"]
    assert len(entries[1].digest) == 64
    assert not any("Ana" in str(entry.content()) for entry in entries)


class TestAnotherLetter:
    def test_kills_the_former_and_its_paper(self, desk):
        candidacy = desk.world.candidacy()
        desk.issue()
        account = desk.account(candidacy)
        former = desk.last(account)
        old = code_of(former)
        letter = issuing.issue_again(account, by=desk.area())
        former.activation.refresh_from_db()
        assert former.activation.superseded_at is not None
        assert (letter.number, letter.activation.digest) == (2, digest(code_of(letter)))
        assert code_of(letter) != old
        assert not private().exists(former.file)

    def test_puts_whoever_was_in_the_account_out_of_it(self, desk):
        candidacy = desk.world.candidacy()
        desk.issue()
        account = desk.account(candidacy)
        account.user.set_password("siete iguanas duermen en la albarrada")
        account.user.email = "quien-estaba@correo.example"
        account.user.save()
        KnownPlace.objects.create(account=guessing._account(account.user.username), place="x", last_at=clock.now())
        issuing.issue_again(account, by=desk.area())
        left = User.objects.get(pk=account.user_id)
        assert not left.has_usable_password()
        assert left.email == ""
        assert not KnownPlace.objects.exists()
        assert Message.objects.get().to == "quien-estaba@correo.example"

    def test_is_not_for_a_council_nor_for_a_party_to_issue(self, desk):
        candidacy = desk.world.candidacy()
        desk.issue()
        account = desk.account(candidacy)
        before = set(private().listdir("letters/prueba")[1])
        for by in (desk.staff(), desk.someone(Role.PARTY_ROOT, "prueba/ceiba", "ceiba")):
            with pytest.raises(PermissionDenied):
                issuing.issue_again(account, by=by)
        assert set(private().listdir("letters/prueba")[1]) == before
        assert account.letters.count() == 1

    def test_in_bulk_goes_to_those_whose_letter_died_unused_alone(self, desk):
        dead, taken, alive = (desk.world.candidacy(name) for name in ("Ana Uc", "Luz Canul", "Eva Dzul"))
        desk.issue()
        for candidacy in (dead, taken):
            Activation.objects.filter(letter__account__candidacy=candidacy).update(expires_at=clock.now())
        user = desk.account(taken).user
        user.set_password("siete iguanas duermen en la albarrada")
        user.save()
        batch = desk.issue(again=True)
        assert [letter.account.candidacy for letter in batch.letters.all()] == [dead]
        assert desk.last(desk.account(dead)).number == 2
        assert desk.last(desk.account(alive)).number == 1


class TestTheFileOfALetter:
    def test_lives_as_long_as_its_code(self, desk):
        ana, luz = desk.world.candidacy("Ana Uc"), desk.world.candidacy("Luz Canul")
        desk.issue()
        dead = desk.last(desk.account(ana))
        Activation.objects.filter(letter=dead).update(expires_at=clock.now())
        assert issuing.sweep(desk.process) == 1
        assert not private().exists(dead.file)
        assert private().exists(desk.last(desk.account(luz)).file)

    def test_is_for_this_system_s_user_alone(self, desk):
        candidacy = desk.world.candidacy()
        desk.issue()
        path = private().path(desk.last(desk.account(candidacy)).file)
        modes = [oct(place.stat().st_mode)[-3:] for place in (Path(path), Path(path).parent)]
        assert modes == ["600", "700"]


class TestTheCommand:
    def test_says_how_many_and_until_when(self, desk):
        desk.world.candidacy()
        call_command("issue_credentials", process="prueba", stdout=(said := StringIO()))
        assert said.getvalue().startswith("Cartas emitidas: 3. Sus códigos sirven hasta el ")
        assert Batch.objects.get().finished_at is not None

    @pytest.mark.usefixtures("desk")
    def test_names_what_there_is_when_asked_for_what_there_is_not(self):
        with pytest.raises(CommandError, match=r"«gubernatura»\. Hay: ayuntamiento"):
            call_command("issue_credentials", process="prueba", office="gubernatura")
