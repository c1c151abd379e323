# SPDX-License-Identifier: EUPL-1.2
"""Three decisions, each its own; history stays, and badges are shown while consent and approval both hold."""

from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.capture.consents import actions, queries
from conoceles.capture.consents.rules import ByHand, Hand, Notice, Reason
from conoceles.capture.identity import open_revision
from conoceles.capture.models import Approved, Consent, Disclosure, Revision
from conoceles.credentials.rules import Reason as OfScans
from conoceles.elections.models import ConsentText
from conoceles.elections.queries import consent_texts
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from conoceles.vault import keyring
from conoceles.vault.rules import Reason as OfVault
from tests.identity import NO, PUBLICATION, STATISTICS, TREATMENT, YES, consents, identity, say
from tests.people import person
from tests.world import world

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"


@pytest.fixture
def here():
    made = world()
    consents(made)
    return made


@pytest.fixture
def sheet(here):
    return identity(here)


@pytest.fixture
def who(here):
    return here.candidacy()


def sent(here, sheet, who, answers=YES):
    return send(who, sheet, answers=answers, by=here.as_candidacy(who))


def approved(here, sheet, who, answers=YES):
    revision = sent(here, sheet, who, answers)
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    return revision


def shown(who):
    return queries.disclosed_groups([who.pk]).get(who.pk, ())


def everything(here, **more):
    digests = {decision: text.digest for decision, text in consent_texts(here.process).items()}
    return {
        "given": dict.fromkeys((TREATMENT, PUBLICATION, STATISTICS), True), "seen": digests,
        "signature": "ana perez uc", "scan": SCAN, "signed": ByHand(date(2024, 3, 1)),
    } | more  # fmt: skip


def refused(reason, act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    assert refusal.value.reason is reason


class TestDeciding:
    def test_what_was_signed_is_kept_with_the_words_and_the_way(self, here, who):
        say(here, who, PUBLICATION, signature="  ANA PEREZ   uc ")
        consent = Consent.objects.get()
        text = consent_texts(here.process)[PUBLICATION]
        assert (consent.given, consent.text, consent.text_digest) == (True, text, text.digest)
        assert (consent.way, consent.signature, consent.by.pseudonym) == (
            "tecleado", "ANA PEREZ   uc", here.as_candidacy(who).pseudonym,
        )  # fmt: skip
        assert consent.digest == consent.act()
        entry = Entry.objects.get()
        assert (entry.action, entry.about, entry.digest) == (
            "consent-decided", f"candidacies.Candidacy:{who.pk}", consent.digest,
        )  # fmt: skip

    def test_each_decision_is_apart_and_only_the_last_of_each_counts(self, here, who):
        assert queries.given(who) == {}
        say(here, who, TREATMENT)
        say(here, who, STATISTICS, given=False)
        say(here, who, TREATMENT, given=False)
        say(here, who, TREATMENT)
        assert queries.given(who) == {TREATMENT: True, STATISTICS: False}
        assert [(each.decision, each.number, each.given) for each in reversed(queries.history(who))] == [
            (TREATMENT, 1, True), (STATISTICS, 1, False), (TREATMENT, 2, False), (TREATMENT, 3, True),
        ]  # fmt: skip

    def test_a_double_click_is_one_decision(self, here, who):
        say(here, who, PUBLICATION)
        refused(Reason.SAME_DECISION, say, here, who, PUBLICATION)
        assert Consent.objects.count() == 1

    def test_what_was_not_read_is_not_signed(self, here, who):
        refused(Reason.TEXT_CHANGED, say, here, who, PUBLICATION, seen="0" * 64)

    @pytest.mark.parametrize("typed", ["", "Ana", "Rosa Canul", "Ana Pérez Uc y otra"])
    def test_who_signs_types_her_own_name(self, here, who, typed):
        refused(Reason.OTHER_NAME, say, here, who, PUBLICATION, signature=typed)

    def test_a_new_version_of_the_text_is_told_and_may_be_signed_anew(self, here, who):
        say(here, who, PUBLICATION)
        text = consent_texts(here.process)[PUBLICATION]
        text.pk, text.version, text.digest = None, 2, "f" * 64
        text.save(force_insert=True)
        (standing,) = [each for each in queries.standings(who) if each.text.decision == PUBLICATION]
        assert standing.newer_text
        assert queries.given(who) == {PUBLICATION: True}
        say(here, who, PUBLICATION)
        assert [each.text.version for each in queries.history(who)] == [2, 1]

    def test_who_no_longer_stands_decides_nothing_new_and_still_withdraws(self, here, who):
        say(here, who, PUBLICATION)
        who.status = "renuncia"
        who.save()
        refused(Reason.NOT_STANDING, say, here, who, STATISTICS)
        actions.withdraw(who, decision=PUBLICATION, by=here.as_candidacy(who))
        assert queries.given(who) == {PUBLICATION: False}

    def test_a_process_without_texts_asks_for_nothing(self, here, who):
        ConsentText.objects.all().delete()
        assert queries.standings(who) == []
        refused(
            Reason.NOT_STANDING, actions.decide, who, decision=PUBLICATION, given=True, seen="", signature="x",
            by=here.as_candidacy(who),
        )  # fmt: skip

    def test_nobody_signs_for_another(self, here, who):
        rival = here.candidacy("Rival", party=1)
        parties = [
            person(f"{role}", role, "prueba/ceiba").capacities.get() for role in (Role.PARTY, Role.PARTY_ROOT)
        ]  # fmt: skip
        for by in (here.as_candidacy(rival), here.as_reviewer(), console(), *parties):
            with pytest.raises(PermissionDenied):
                say(here, who, PUBLICATION, by=by)
            with pytest.raises(PermissionDenied):
                actions.hand_in(who, by=by, **everything(here))
            with pytest.raises(PermissionDenied):
                actions.withdraw(who, decision=PUBLICATION, by=by)
        assert not Consent.objects.exists()


class TestWithdrawing:
    def test_it_needs_nothing_but_to_be_said(self, here, who):
        say(here, who, PUBLICATION)
        consent = actions.withdraw(who, decision=PUBLICATION, by=here.as_candidacy(who))
        assert (consent.given, consent.way, consent.number) == (False, "retiro", 2)
        assert Consent.objects.get(number=1).given

    def test_there_must_be_something_to_withdraw(self, here, who):
        me = here.as_candidacy(who)
        refused(Reason.NOTHING_TO_WITHDRAW, actions.withdraw, who, decision=PUBLICATION, by=me)
        say(here, who, PUBLICATION, given=False)
        refused(Reason.NOTHING_TO_WITHDRAW, actions.withdraw, who, decision=PUBLICATION, by=me)

    def test_it_takes_the_badges_away_also_while_the_vault_is_locked(self, here, sheet, who):
        say(here, who, TREATMENT)
        say(here, who, PUBLICATION)
        approved(here, sheet, who)
        assert shown(who) == ("indigena",)
        keyring.place(1).unlink()
        actions.withdraw(who, decision=PUBLICATION, by=here.as_candidacy(who))
        assert shown(who) == ()


class TestAFormSignedByHand:
    def test_the_candidacy_hands_in_its_own(self, here, who):
        handed = actions.hand_in(who, by=here.as_candidacy(who), **everything(here))
        assert queries.given(who) == {TREATMENT: True, PUBLICATION: True, STATISTICS: True}
        kept = settings.PRIVATE / handed.consents[0].scan
        assert kept.read_bytes() == SCAN
        assert kept.stat().st_mode & 0o777 == 0o600
        assert actions.read_form(handed.consents[0], by=here.as_candidacy(who)) == SCAN
        assert list(Entry.objects.values_list("action", flat=True)) == ["consent-form-handed-in", "consent-form-read"]

    def test_a_desk_registers_what_was_signed_before_it(self, here, who):
        desk = person("mesa", Role.AREA, "prueba").capacities.get()
        actions.hand_in(who, by=desk, **everything(here))
        assert {each.by for each in queries.history(who)} == {desk}
        elsewhere = person("otra-mesa", Role.AREA, "otra").capacities.get()
        with pytest.raises(PermissionDenied):
            actions.read_form(Consent.objects.first(), by=elsewhere)

    def test_who_left_and_whose_account_was_closed_takes_a_yes_back_on_paper_and_gives_no_new_one(self, here, who):
        for decision in (TREATMENT, PUBLICATION):
            say(here, who, decision)
        who.status = "renuncia"
        who.save()
        desk = person("mesa", Role.AREA, "prueba").capacities.get()
        sheet = everything(here)
        refused(Reason.NOT_STANDING, actions.hand_in, who, by=desk, **sheet)
        less = {TREATMENT: True, PUBLICATION: False, STATISTICS: False}
        actions.hand_in(who, by=desk, **sheet | {"given": less})
        assert queries.given(who) == less

    def test_the_same_sheet_does_not_bring_a_withdrawn_consent_back(self, here, who):
        me = here.as_candidacy(who)
        actions.hand_in(who, by=me, **everything(here))
        actions.withdraw(who, decision=PUBLICATION, by=me)
        refused(Reason.SAME_DECISION, actions.hand_in, who, by=me, **everything(here))
        assert queries.given(who)[PUBLICATION] is False

    @pytest.mark.parametrize(
        ("spoil", "reason"),
        [
            ({"given": {TREATMENT: True}}, Reason.NOT_ALL_DECIDED),
            ({"seen": {}}, Reason.TEXT_CHANGED),
            ({"signature": "Otra Persona"}, Reason.OTHER_NAME),
            ({"scan": b"MZ"}, OfScans.ACUSE_UNKNOWN),
            ({"scan": b"%PDF-1.7 /JavaScript "}, OfScans.ACUSE_ACTIVE),
            ({"scan": b"%PDF-" + b"0" * 5 * 1024 * 1024}, OfScans.ACUSE_TOO_LARGE),
        ],
        ids=lambda value: None if isinstance(value, dict) else value.name,
    )
    def test_what_could_not_be_defended_is_refused_and_leaves_no_file(self, here, who, spoil, reason):
        refused(reason, actions.hand_in, who, by=here.as_candidacy(who), **everything(here, **spoil))
        assert not Consent.objects.exists()
        assert list(settings.PRIVATE.glob("consents/*")) == []

    def test_it_says_when_with_what_and_who_was_shown_the_notice(self, here, who):
        allow(here, "consent_thumbprint", "consent_interpreter_maya")
        signed = ByHand(date(2024, 3, 1), Hand.THUMBPRINT, Notice.MAYA, ("Rosa Uc", "Juan Pat"), "Elda Chi")
        kept = actions.hand_in(who, by=here.as_candidacy(who), **everything(here, signed=signed)).consents[0]
        kept.refresh_from_db()
        assert (kept.signed_on, kept.hand, kept.notice) == (date(2024, 3, 1), "huella", "interprete-maya")
        assert (kept.witnesses, kept.interpreter) == (["Rosa Uc", "Juan Pat"], "Elda Chi")
        assert kept.digest == kept.act()
        kept.witnesses = ["Rosa Uc", "Otra"]
        assert kept.digest != kept.act()

    @pytest.mark.parametrize(
        ("signed", "reason"),
        [
            (ByHand(date(2999, 1, 1)), Reason.SIGNED_LATER),
            (ByHand(date(2024, 3, 1), Hand.THUMBPRINT, witnesses=("Rosa Uc", "")), Reason.NO_WITNESSES),
            (ByHand(date(2024, 3, 1), Hand.THUMBPRINT, witnesses=("Rosa Uc", "rosa uc")), Reason.NO_WITNESSES),
            (ByHand(date(2024, 3, 1), notice=Notice.MAYA), Reason.NO_INTERPRETER),
            (ByHand(date(2024, 3, 1), notice=Notice.SIGN_LANGUAGE, interpreter="Elda Chi"), Reason.NOT_THIS_WAY),
        ],
        ids=["later", "one witness", "the same witness twice", "no interpreter", "not decided by the process"],
    )
    def test_a_hand_that_could_not_be_defended_is_refused(self, here, who, signed, reason):
        allow(here, "consent_thumbprint", "consent_interpreter_maya")
        refused(reason, actions.hand_in, who, by=here.as_candidacy(who), **everything(here, signed=signed))
        assert not Consent.objects.exists()


def allow(here, *settings):
    """Have the process decide yes on each of *settings*."""
    for each in settings:
        here.process.parameters[each] = {"value": True, "source": "prueba", "confidence": "A"}
    here.process.save()


class TestIdentityAndConsent:
    def test_nothing_is_taken_in_before_treating_it_is_consented_to(self, here, sheet, who):
        refused(Reason.NO_TREATMENT, sent, here, sheet, who)
        say(here, who, TREATMENT, given=False)
        refused(Reason.NO_TREATMENT, sent, here, sheet, who)
        say(here, who, TREATMENT)
        sent(here, sheet, who)

    def test_the_curriculum_is_owed_whatever_was_consented_to(self, here, who):
        say(here, who, TREATMENT, given=False)
        send(who, here.questionnaire, answers={"camino": "Maestra rural."}, by=here.as_candidacy(who))

    def test_a_process_may_decide_that_no_consent_comes_first(self, here, sheet, who):
        here.process.parameters["identity_needs_consent"]["value"] = False
        here.process.save()
        sent(here, sheet, who)
        assert shown(who) == ()

    def test_an_undecided_process_asks_for_it(self, here, sheet, who):
        here.process.parameters["identity_needs_consent"]["value"] = None
        here.process.save()
        refused(Reason.NO_TREATMENT, sent, here, sheet, who)


class TestBadges:
    @pytest.fixture
    def ready(self, here, who):
        """Treating was consented to; nothing else happened."""
        say(here, who, TREATMENT)
        return who

    def test_consent_before_approval_shows_them_on_approval(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        revision = sent(here, sheet, ready)
        assert shown(ready) == ()
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
        assert shown(ready) == ("indigena",)
        assert Disclosure.objects.get().consent.decision == PUBLICATION

    def test_consent_after_approval_shows_them_on_consent(self, here, sheet, ready):
        approved(here, sheet, ready)
        assert shown(ready) == ()
        say(here, ready, PUBLICATION)
        assert shown(ready) == ("indigena",)

    def test_the_record_says_that_the_vault_was_opened_for_it_and_by_whom(self, here, sheet, ready):
        approved(here, sheet, ready)
        say(here, ready, PUBLICATION)
        actions.withdraw(ready, decision=PUBLICATION, by=here.as_candidacy(ready))
        say(here, ready, PUBLICATION)
        revision = sent(here, sheet, ready, NO)
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
        opened = Entry.objects.filter(action="opened-for-badges").order_by("number")
        me, reviewer = here.as_candidacy(ready).pseudonym, here.as_reviewer().pseudonym
        assert list(opened.values_list("actor", flat=True)) == [me, me, reviewer]

    def test_a_no_and_a_silence_show_nothing_and_look_alike(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        approved(here, sheet, ready, NO)
        assert shown(ready) == ()
        assert not Disclosure.objects.exists()

    @pytest.mark.parametrize("decision", [TREATMENT, PUBLICATION])
    def test_withdrawing_either_takes_them_away_also_after_approval(self, here, sheet, ready, decision):
        say(here, ready, PUBLICATION)
        approved(here, sheet, ready)
        actions.withdraw(ready, decision=decision, by=here.as_candidacy(ready))
        assert shown(ready) == ()
        assert not Disclosure.objects.exists()

    def test_statistics_are_another_matter_and_open_nothing(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        approved(here, sheet, ready)
        keyring.place(1).unlink()
        say(here, ready, STATISTICS)
        actions.withdraw(ready, decision=STATISTICS, by=here.as_candidacy(ready))
        assert shown(ready) == ("indigena",)

    def test_a_correction_that_waits_leaves_them_and_its_approval_changes_them(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        approved(here, sheet, ready)
        waiting = sent(here, sheet, ready, NO | {"discapacidad": "si"})
        assert shown(ready) == ("indigena",)
        decide(waiting, outcome="aprobada", seen=waiting.digest, by=here.as_reviewer())
        assert shown(ready) == ("discapacidad",)

    def test_a_returned_revision_shows_nothing(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        revision = sent(here, sheet, ready)
        decide(
            revision, outcome="devuelta", seen=revision.digest, observations=[("pueblos", "x")], by=here.as_reviewer()
        )
        assert shown(ready) == ()
        assert not Approved.objects.exists()

    def test_nobody_else_has_them(self, here, sheet, ready):
        say(here, ready, PUBLICATION)
        approved(here, sheet, ready)
        other = here.candidacy("Otra", party=1)
        assert queries.disclosed_groups([other.pk]) == {}

    def test_with_the_vault_locked_consent_is_refused_whole(self, here, sheet, ready):
        approved(here, sheet, ready)
        keyring.place(1).unlink()
        refused(OfVault.LOCKED, say, here, ready, PUBLICATION)
        assert queries.given(ready) == {TREATMENT: True}
        assert Revision.objects.count() == 1


class TestShredding:
    def shredded(self, who, confirm=None):
        call_command("shred_answers", who.slug, process="prueba", confirm=confirm or who.slug, stdout=StringIO())

    def test_answers_are_noise_badges_are_gone_and_what_was_decided_stays(self, here, sheet, who):
        say(here, who, TREATMENT)
        say(here, who, PUBLICATION)
        revision = approved(here, sheet, who)
        self.shredded(who)
        assert shown(who) == ()
        assert Entry.objects.latest("number").action == "identity-shredded"
        refused(OfVault.SHREDDED, open_revision, revision, by=here.as_candidacy(who))
        refused(OfVault.SHREDDED, sent, here, sheet, who, NO)
        assert queries.given(who) == {TREATMENT: True, PUBLICATION: True}
        actions.withdraw(who, decision=PUBLICATION, by=here.as_candidacy(who))
        say(here, who, PUBLICATION)  # nothing is left to be shown, and nothing fails
        assert shown(who) == ()

    def test_it_is_named_twice_and_must_be_there(self, who):
        with pytest.raises(CommandError, match="no la repite"):
            self.shredded(who, confirm="otra")
        with pytest.raises(CommandError, match="nunca se escribieron"):
            self.shredded(who)

    def test_nobody_but_who_keeps_the_keys(self, here, who):
        for by in (here.as_candidacy(who), here.as_reviewer()):
            with pytest.raises(PermissionDenied):
                actions.shred(who, by=by)
