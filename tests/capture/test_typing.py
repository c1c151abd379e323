# SPDX-License-Identifier: EUPL-1.2
"""Keeping what is typed, in the database: by whom, over what, and until when."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.actions import open_window, send, send_typed, type_section
from conoceles.capture.identity import open_revision
from conoceles.capture.models import Draft
from conoceles.capture.queries.sheets import sheet
from conoceles.capture.rules import Reason
from conoceles.capture.rules.drafts import Ticket
from conoceles.capture.rules.progress import Progress
from conoceles.capture.rules.windows import State
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.identity import identity
from tests.world import world

pytestmark = pytest.mark.django_db
TEXT = {"camino": "Maestra rural desde 2004."}


def party(here, key="ceiba"):
    user, _ = User.objects.get_or_create(username=f"representacion-{key}")
    return Capacity.objects.get_or_create(user=user, role=Role.PARTY, scope=f"{here.process.slug}/{key}")[0]


def types(here, who, answers=TEXT, *, by=None, section="trayectoria", base=0, key=None, **more):
    return type_section(
        who,
        here.questionnaire,
        section=section,
        answers=answers,
        ticket=Ticket(key or uuid.uuid4().hex, base),
        by=by or here.as_candidacy(who),
        **more,
    )


def refused(call, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    return refusal.value


@pytest.fixture
def here():
    return world(party_captures_curricular=True)


@pytest.fixture
def ana(here):
    return here.candidacy()


def test_what_is_typed_is_kept_as_it_is_with_who_and_when_and_is_no_act_on_record(here, ana):
    kept = types(here, ana, {"camino": "  No\r\n"})
    draft = Draft.objects.get()
    assert (draft.answers, draft.version, kept.version) == ({"camino": "  No\r\n"}, 1, 1)
    assert draft.typed_by == here.as_candidacy(ana)
    assert not Entry.objects.exists()


def test_its_representation_types_for_it_where_the_process_says_so(here, ana):
    assert types(here, ana, by=party(here)).draft.typed_by.role == Role.PARTY
    with pytest.raises(PermissionDenied):
        types(here, ana, by=party(here, "faisan"))
    here.process.parameters["party_captures_curricular"]["value"] = False
    here.process.save()
    ana.refresh_from_db()
    with pytest.raises(PermissionDenied):
        types(here, ana, by=party(here))


def test_nobody_else_types(here, ana):
    rival = here.candidacy("Rival", party=1)
    for by in (here.as_candidacy(rival), here.as_reviewer(), console()):
        with pytest.raises(PermissionDenied):
            types(here, ana, by=by)
    assert not Draft.objects.exists()


def test_a_section_takes_its_own_answers_and_no_others(here, ana):
    types(here, ana, {"pagina": "https://ana.example", "camino": "otra cosa", "inventada": "x"}, section="contacto")
    assert Draft.objects.get().answers == {"pagina": "https://ana.example"}
    for section in ("no-hay", ""):
        assert refused(types, here, ana, section=section).reason is Reason.NO_SECTION
    assert refused(types, here, ana, key="x" * 65).reason is Reason.NO_SECTION


def test_too_much_is_refused_and_the_former_text_stays(here, ana):
    types(here, ana)
    assert refused(types, here, ana, {"camino": "x" * 130_000}, base=1).reason is Reason.TOO_LARGE
    assert Draft.objects.get().answers == TEXT


class TestWhatIsSealed:
    @pytest.fixture
    def known(self, here):
        return identity(here)

    def types(self, here, who, known, answers, base=0, by=None):
        return type_section(
            who, known, section="pueblos", answers=answers, ticket=Ticket(uuid.uuid4().hex, base),
            by=by or here.as_candidacy(who),
        )  # fmt: skip

    def test_is_kept_sealed_and_read_back_by_the_candidacy_alone(self, here, ana, known):
        self.types(here, ana, known, {"indigena": "si", "pueblo": "otro", "pueblo__otro": "Itzá"})
        draft = Draft.objects.get()
        assert draft.answers is None
        assert [word for word in (b"Itz", b"indigena") if word in bytes(draft.sealed)] == []
        assert sheet(ana, known, by=here.as_candidacy(ana)).answers["pueblo__otro"] == "Itzá"
        for by in (party(here), here.as_reviewer()):
            with pytest.raises(PermissionDenied):
                sheet(ana, known, by=by)

    def test_is_listed_without_being_opened(self, here, ana, known):
        self.types(here, ana, known, {"indigena": "no"})
        lines = Entry.objects.count()
        listed = sheet(ana, known)
        assert [task.progress for task in listed.tasks] == [Progress.KEPT, Progress.EMPTY]
        assert (listed.answers, Entry.objects.count()) == ({}, lines)

    def test_tells_nothing_by_the_marks_of_former_saves(self, here, ana, known):
        for base, answer in enumerate(("si", "no", "si")):
            self.types(here, ana, known, {"indigena": answer}, base=base)
        assert [bool(mark) for _, _, mark in Draft.objects.get().saves] == [False, False, True]

    def test_is_sent_whole(self, here, ana, known):
        self.types(here, ana, known, {"indigena": "no"})
        type_section(ana, known, section="discapacidad", answers={"discapacidad": "pnc"}, ticket=Ticket("k", 0),
                     by=here.as_candidacy(ana))  # fmt: skip
        seen = sheet(ana, known).seen
        sent = send_typed(ana, known, seen=seen, by=here.as_candidacy(ana))
        assert open_revision(sent, by=here.as_candidacy(ana)) == {"indigena": "no", "discapacidad": "pnc"}
        after = sheet(ana, known, by=here.as_candidacy(ana))
        assert [task.progress for task in after.tasks] == [Progress.SENT] * 2


class TestTwoEditors:
    def test_of_one_version_are_both_told_and_neither_is_overwritten(self, here, ana):
        types(here, ana)
        mine = types(here, ana, {"camino": "Lo mío."}, base=1)
        refusal = refused(types, here, ana, {"camino": "Lo de la representación."}, base=1, by=party(here))
        assert (refusal.reason, refusal.details["draft"].answers) == (Reason.CONFLICT, {"camino": "Lo mío."})
        assert Draft.objects.get().version == mine.version == 2


class TestTheWindow:
    LAST = date(2024, 3, 10)
    CLOSES = datetime(2024, 3, 11, 6, tzinfo=UTC)  # midnight in Mérida

    @pytest.fixture
    def at(self, here, monkeypatch):
        CalendarWindow.objects.filter(process=here.process).update(first_day=date(2024, 3, 1), last_day=self.LAST)

        def at(instant):
            monkeypatch.setattr(clock, "now", lambda: instant)

        return at

    def test_takes_what_arrives_in_its_last_microsecond_and_nothing_after(self, here, ana, at):
        at(self.CLOSES - timedelta(microseconds=1))
        assert send(ana, here.questionnaire, answers=TEXT, by=here.as_candidacy(ana)).late is False
        at(self.CLOSES)
        refusal = refused(send, ana, here.questionnaire, answers={"camino": "Tarde."}, by=here.as_candidacy(ana))
        assert (refusal.reason, refusal.details["term"].last_day) == (Reason.CLOSED, self.LAST)
        assert ana.revisions.count() == 1

    def test_is_judged_by_when_it_reached_the_server_not_by_when_the_server_came_to_it(self, here, ana, at):
        at(self.CLOSES + timedelta(seconds=5))
        arrived = self.CLOSES - timedelta(microseconds=1)
        sent = send(ana, here.questionnaire, answers=TEXT, at=arrived, by=here.as_candidacy(ana))
        assert sent.sent_at == arrived

    def test_keeps_what_was_typed_after_it_closed_and_says_so(self, here, ana, at):
        at(self.CLOSES + timedelta(minutes=3))
        assert types(here, ana).state is State.CLOSED
        assert Draft.objects.get().answers == TEXT

    def test_takes_nothing_before_it_opens(self, here, ana, at):
        at(datetime(2024, 3, 1, 5, 59, 59, tzinfo=UTC))
        assert refused(types, here, ana).reason is Reason.NOT_YET_OPEN
        refusal = refused(send, ana, here.questionnaire, answers=TEXT, by=here.as_candidacy(ana))
        assert refusal.reason is Reason.NOT_YET_OPEN

    def test_receives_late_where_the_process_does_and_the_revision_says_so(self, here, ana, at):
        here.process.parameters["late_capture"] = {"value": True, "source": "prueba", "confidence": "A"}
        CalendarWindow.objects.create(
            process=here.process, key="campana", name="Campañas", office=here.presidency.office,
            first_day=date(2024, 3, 1), last_day=date(2024, 5, 29), source="prueba", confidence="A",
        )  # fmt: skip
        at(self.CLOSES)
        assert send(ana, here.questionnaire, answers=TEXT, by=here.as_candidacy(ana)).late is True

    def test_opens_again_for_one_alone_by_who_may(self, here, ana, at):
        other = here.candidacy("Otra")
        at(self.CLOSES + timedelta(days=1))
        more = {"last_day": date(2024, 3, 12), "reason": "Falla del sistema"}
        for by in (here.as_candidacy(ana), party(here)):
            with pytest.raises(PermissionDenied):
                open_window(ana, by=by, **more)
        open_window(ana, by=here.as_reviewer(), **more)
        assert send(ana, here.questionnaire, answers=TEXT, by=here.as_candidacy(ana)).number == 1
        closed = refused(send, other, here.questionnaire, answers=TEXT, by=here.as_candidacy(other))
        assert closed.reason is Reason.CLOSED
        past = more | {"last_day": date(2024, 3, 11)}
        assert refused(open_window, ana, by=here.as_reviewer(), **past).reason is Reason.LAST_DAY_PAST
        assert (
            refused(open_window, ana, by=here.as_reviewer(), **more | {"reason": " "}).reason is Reason.WITHOUT_REASON
        )


class TestSendingWhatIsTyped:
    def of(self, here, ana):
        return sheet(ana, here.questionnaire, by=here.as_candidacy(ana))

    def test_sends_what_was_on_the_screen_and_once(self, here, ana):
        types(here, ana)
        seen = self.of(here, ana).seen
        sent = send_typed(ana, here.questionnaire, seen=seen, by=here.as_candidacy(ana))
        assert sent.answers == TEXT
        again = refused(send_typed, ana, here.questionnaire, seen=seen, by=here.as_candidacy(ana))
        assert again.reason is Reason.NOTHING_CHANGED
        assert ana.revisions.count() == 1

    def test_never_sends_what_nobody_saw(self, here, ana):
        types(here, ana)
        seen = self.of(here, ana).seen
        types(here, ana, {"camino": "Lo que escribió otra persona."}, base=1, by=party(here))
        changed = refused(send_typed, ana, here.questionnaire, seen=seen, by=here.as_candidacy(ana))
        assert changed.reason is Reason.TEXT_CHANGED
        assert not ana.revisions.exists()

    def test_a_sheet_is_what_was_sent_and_over_it_what_was_typed_since(self, here, ana):
        send(ana, here.questionnaire, answers=TEXT | {"pagina": "https://ana.example", "foto": "f" * 64},
             by=here.as_candidacy(ana))  # fmt: skip
        assert [task.progress for task in self.of(here, ana).tasks] == [Progress.SENT, Progress.SENT]
        types(here, ana, {"camino": "Otro texto."})
        now = self.of(here, ana)
        assert now.answers == {"camino": "Otro texto.", "pagina": "https://ana.example", "foto": "f" * 64}
        assert [task.progress for task in now.tasks] == [Progress.CHANGED, Progress.SENT]
