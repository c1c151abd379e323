# SPDX-License-Identifier: EUPL-1.2
"""Nothing is fulfilled before it is true, and what shows that it is is a release, a key that is no more, or a copy."""

import pytest
from django.urls import reverse

from conoceles.capture.actions import send
from conoceles.capture.corrections import actions as corrections
from conoceles.capture.corrections import queries
from conoceles.capture.models import Consent, CorrectionRequest
from conoceles.elections.models import ConsentText
from conoceles.publication.models import Exit
from conoceles.rights import actions, answer_actions, periodic, proofs, showing
from conoceles.rights.answer_actions import Answer
from conoceles.rights.models import Owed
from conoceles.rights.rules import Effect, Outcome, Reason, Right, Stage
from conoceles.validation.actions import decide
from conoceles.validation.afterwards.actions import pause, restore, withdraw
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.vault.models import DataKey, WrappingKey
from tests.people import entered

from .conftest import moment, released
from .test_requests import refused, stands

pytestmark = pytest.mark.django_db


def granted(there, right, *effects, **more):
    one = actions.ask(there.ana, right=right, text="Lo pido.", by=there.hers)
    answer = Answer(Outcome.GRANTED, "Art. 46", "Procede.", list(effects), **more)
    answer_actions.answer(one, answer=answer, by=there.desk)
    answer_actions.notify(one, way="Su pantalla", by=there.desk)
    return one, Owed.objects.filter(request=one).first()


def rectified(there):
    here = there.world
    return granted(there, Right.RECTIFICATION, Effect.PROFILE, questionnaire=here.questionnaire, sections=["contacto"])


def sent(there, **answers):
    answers = {"camino": "Maestra rural.", "pagina": "https://a.example"} | answers
    return send(there.ana, there.world.questionnaire, answers=answers, by=there.hers)


def approve(there, revision):
    decide(revision, outcome="aprobada", seen=revision.digest, by=there.desk)


def test_a_rectification_opens_her_sections_and_is_fulfilled_by_the_release_that_shows_it(there, clocked):
    one, owed = rectified(there)
    clocked(2024, 3, 5, 12)
    revision = sent(there, pagina="https://ana.example")
    assert stands(one).stage is Stage.OWED
    clocked(2024, 3, 6, 12)
    released(there.world, there.desk, number=2)  # before it was approved
    approve(there, revision)
    assert proofs.step_taken(owed)
    assert refused(answer_actions.settle, owed, by=there.desk) is Reason.NOT_YET
    assert periodic.settle_all() == {"settled": 0}
    clocked(2024, 3, 7, 12)
    shown = released(there.world, there.desk, number=3)
    clocked(2024, 3, 7, 13)
    assert periodic.settle_all() == {"settled": 1}
    found = stands(one)
    assert (found.stage, found.effects[0].release, found.effects[0].done_at) == (
        Stage.FULFILLED, shown, moment(2024, 3, 7, 12),
    )  # fmt: skip


def test_a_release_read_before_the_approval_shows_nothing_though_it_is_shown_after(there, clocked):
    _, owed = rectified(there)
    clocked(2024, 3, 5, 12)
    approve(there, sent(there, pagina="https://ana.example"))
    clocked(2024, 3, 6, 12)
    released(there.world, there.desk, number=2, frozen=moment(2024, 3, 5, 12))
    assert proofs.proof(owed) is None
    released(there.world, there.desk, number=3, frozen=moment(2024, 3, 5, 12, 0, 0, 1))
    assert proofs.proof(owed).release.number == 3


@pytest.mark.parametrize("whole", [True, False])
def test_an_opposition_is_fulfilled_when_what_was_taken_off_has_left_the_site(there, clocked, whole):
    one, owed = granted(there, Right.OPPOSITION, Effect.OFF)
    because = Because(Motive.ASKED_FOR)
    clocked(2024, 3, 5, 12)
    if whole:
        withdraw(there.ana, because=because, by=there.desk)
    else:
        pause(there.ana, part="curricular/contacto", because=because, by=there.desk)
    assert proofs.proof(owed) is None
    clocked(2024, 3, 5, 12, 3)
    made_by_nobody = {"frozen_by": None, "shown_by": None, "withdrawing": True}
    gone = released(there.world, None, number=2, frozen=moment(2024, 3, 4, 12), **made_by_nobody)
    assert proofs.proof(owed) is None  # it took out what was another's
    Exit.objects.create(release=gone, candidacy=there.ana, noticed_at=moment(2024, 3, 5, 12, 2))
    assert periodic.settle_all() == {"settled": 1}
    assert stands(one).stage is Stage.FULFILLED


def test_what_was_given_back_before_it_left_fulfils_nothing(there, clocked):
    _, owed = granted(there, Right.OPPOSITION, Effect.OFF)
    taken = withdraw(there.ana, because=Because(Motive.ASKED_FOR), by=there.desk)
    restore(taken, note="Por error.", by=there.desk)
    clocked(2024, 3, 5, 12)
    released(there.world, there.desk, number=2)
    assert proofs.proof(owed) is None


def test_badges_are_gone_with_the_first_release_after_she_took_her_consent_back(there, clocked):
    _, owed = granted(there, Right.OPPOSITION, Effect.BADGES)
    text = ConsentText.objects.create(
        process=there.world.process, decision="publicacion", version=1, title="x", text="x", without="x",
        digest="0" * 64, source="x", confidence="C", loaded_at=moment(2024, 1, 1),
    )  # fmt: skip
    clocked(2024, 3, 5, 12)
    released(there.world, there.desk, number=2)
    said = {"candidacy": there.ana, "text": text, "decision": "publicacion", "text_digest": "0" * 64, "by": there.hers}
    Consent.objects.create(number=1, given=False, way="retiro", at=moment(2024, 3, 5, 13), digest="0" * 64, **said)
    assert proofs.proof(owed) is None
    clocked(2024, 3, 6, 12)
    assert released(there.world, there.desk, number=3) == proofs.proof(owed).release


def test_a_cancellation_of_what_is_sealed_is_owed_until_its_key_is_no_more(there, clocked):
    wrapping = WrappingKey.objects.create(version=1, public=b"x" * 32, made_at=moment(2024, 1, 1))
    key = DataKey.objects.create(
        subject=there.ana.pk, public=b"x" * 32, made_at=moment(2024, 1, 1), wrapped=b"x", wrapped_with=wrapping,
        recoverable=b"",
    )  # fmt: skip
    one, owed = granted(there, Right.CANCELLATION, Effect.SHREDDED)
    released(there.world, there.desk, number=2)
    assert refused(answer_actions.settle, owed, by=there.desk) is Reason.NOT_YET
    DataKey.objects.filter(pk=key.pk).update(public=b"", wrapped=b"", recoverable=b"", shredded_at=moment(2024, 3, 8))
    clocked(2024, 3, 8, 12)
    answer_actions.settle(owed, by=there.desk)
    assert refused(answer_actions.settle, owed, by=there.desk) is Reason.ALREADY_DONE
    assert stands(one).stage is Stage.FULFILLED


def test_what_leaves_no_trace_is_told_by_whoever_did_it_and_nothing_else_is(there):
    one, owed = granted(there, Right.OPPOSITION, Effect.OFF, Effect.OTHER)
    assert refused(answer_actions.note_done, owed, note="Listo.", by=there.desk) is Reason.NOT_YET
    other = Owed.objects.get(request=one, effect="otro")
    assert refused(answer_actions.settle, other, by=there.desk) is Reason.NOT_YET
    answer_actions.note_done(other, note="Se borró del directorio.", by=there.desk)
    assert stands(one).stage is Stage.OWED


def test_what_she_had_a_right_to_uses_up_none_of_her_corrections(there, clocked):
    there.world.process.parameters |= {
        "corrections_allowed": {"value": 1},
        "correction_needs_approval": {"value": True},
    }
    there.world.process.save()
    rectified(there)
    clocked(2024, 3, 5, 12)
    asked = {"sections": ["contacto"], "motive": "Cambió.", "by": there.hers}
    corrections.ask(there.ana, there.world.questionnaire, **asked)
    assert queries.used(there.ana) == 1
    page = entered(there.hers.user).get(reverse("corrections:ask", args=[there.ana.pk]))
    assert page.context["left"] == 0
    CorrectionRequest.objects.filter(outcome="pendiente").update(outcome="negada")
    assert queries.used(there.ana) == 0


def test_a_cancellation_that_is_owed_leads_to_the_act_whoever_may_do_it(there):
    made = moment(2024, 1, 1)
    wrapping = WrappingKey.objects.create(version=1, public=b"x" * 32, made_at=made)
    DataKey.objects.create(
        subject=there.ana.pk, public=b"x" * 32, made_at=made, wrapped=b"x", wrapped_with=wrapping, recoverable=b""
    )
    one, owed = granted(there, Right.CANCELLATION, Effect.SHREDDED)
    page = entered(there.desk.user).get(reverse("rights:request", args=[one.pk])).content.decode()
    assert f'href="{reverse("ending:cancel")}"' in page
    assert showing.done_at(owed, there.hers) == ""
