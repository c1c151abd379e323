# SPDX-License-Identifier: EUPL-1.2
"""Who meets what, what is noticed by looking, what is excused, and what is told to whom."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement, Questionnaire
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from conoceles.supervision.models import Feed, Plan
from conoceles.supervision.obligations import actions, feed_actions, feeds, periodic, reminder_actions
from conoceles.supervision.obligations.rules import Reason, State
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan import queries as in_plans
from conoceles.supervision.plan.rules import Reason as OfPlan
from conoceles.supervision.plan.rules.words import Act, DocumentKind
from tests.people import entered
from tests.world import CURRICULAR

pytestmark = pytest.mark.django_db
DIGEST = "a" * 64


def met(yucatan, by, row="1", owed="actividad", on=date(2023, 9, 1), **more):
    return actions.meet(yucatan.one(row, owed).obligation, on=on, document="Informe", by=by, **more)


@pytest.mark.parametrize(
    ("owed", "may"),
    [("actividad", {Role.SECRETARY}), ("remision", {Role.INSTANCE})],
)
def test_only_whoever_owes_it_meets_it_and_only_the_instance_says_that_something_was_sent(yucatan, owed, may):
    yucatan.at("2023-09-10").opened()
    for role in Role:
        if role in {Role.CONSOLE, Role.AIDE}:
            continue
        if role in may:
            met(yucatan, yucatan.who(role), owed=owed)
        else:
            with pytest.raises(PermissionDenied):
                met(yucatan, yucatan.who(role), owed=owed)


def test_what_was_met_keeps_document_day_digest_and_capacity_and_is_on_record(yucatan):
    yucatan.at("2023-09-10").opened()
    secretary = yucatan.who(Role.SECRETARY)
    done = met(yucatan, secretary, document_digest=DIGEST)
    assert (done.by, done.document_digest) == (secretary, DIGEST)
    entry = Entry.objects.last()
    assert (entry.action, entry.role, entry.digest) == ("obligation-met", Role.SECRETARY, done.digest)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"on": date(2023, 9, 11)}, Reason.DAY_TO_COME),
        ({"document_digest": "corta"}, Reason.NOT_A_DIGEST),
    ],
)
def test_what_cannot_be_is_refused(yucatan, more, reason):
    yucatan.at("2023-09-10").opened()
    with pytest.raises(Refused) as refused:
        met(yucatan, yucatan.who(Role.SECRETARY), **more)
    assert refused.value.reason is reason


def test_what_was_written_by_mistake_stays_and_counts_no_more(yucatan):
    yucatan.at("2023-09-10").opened()
    secretary = yucatan.who(Role.SECRETARY)
    done = met(yucatan, secretary)
    with pytest.raises(Refused):
        met(yucatan, secretary)
    actions.reopen(done, why="Era de otra comisión", by=secretary)
    assert yucatan.one("1").standing.state is State.LATE
    met(yucatan, secretary)
    assert yucatan.one("1").obligation.fulfilments.count() == 2


def test_a_questionnaire_that_changes_opens_three_days_from_its_issue(yucatan):
    yucatan.at("2024-01-10").opened()
    agreement = Agreement.objects.create(
        process=yucatan.process, key="C.G.001/2024", body="Consejo General", title="Cuestionarios",
        issued_on=date(2024, 1, 8),
    )  # fmt: skip
    for version in (1, 2):
        Questionnaire.objects.create(
            process=yucatan.process, slug="curricular", version=version, content=CURRICULAR.to_json(), digest="0" * 64,
            loaded_at=datetime(2024, 1, 1, tzinfo=UTC),
            **({"in_force_at": datetime(2024, 1, 9, 18, tzinfo=UTC), "agreement": agreement} if version > 1 else {}),
        )  # fmt: skip
    yucatan.opened()
    found = yucatan.one("M2", "aviso", "cuestionario/curricular-v2")
    assert [each.last_day for each in found.standing.all] == [date(2024, 1, 11), date(2024, 1, 12)]
    assert found.standing.last_day == date(2024, 1, 11)
    own = yucatan.one("M1", "aviso", "acuerdo/C.G.001/2024")
    assert own.standing.last_day == date(2024, 1, 13)
    assert ("M2", "aviso", "cuestionario/curricular-v1") not in yucatan.all()
    assert not {key for key in yucatan.all() if key[2] in {"acuerdo/C.G.021/2023", "acuerdo/C.G.028/2023"}}


def test_a_notice_of_five_days_may_be_excused_in_writing_and_one_of_three_may_not(yucatan):
    yucatan.at("2024-01-10")
    secretary = yucatan.who(Role.SECRETARY)
    about = {"name": "Interfaz 1.1", "because": "Cambió", "act": Act.ISSUE, "on": date(2024, 1, 9), "document": "Nota"}
    five, three = (actions.open_notice(yucatan.process, row=row, by=secretary, **about) for row in ("M1", "M2"))
    actions.excuse(five, motive="Ya se remite con la actividad 7", by=secretary)
    with pytest.raises(Refused) as refused:
        actions.excuse(three, motive="Porque sí", by=secretary)
    assert refused.value.reason is Reason.NOT_EXCUSABLE
    assert yucatan.one("M1", "aviso", five.occurrence).standing.state is State.EXCUSED
    with pytest.raises(Refused) as refused:
        actions.open_notice(yucatan.process, row="M1", by=secretary, **about)
    assert refused.value.reason is Reason.ALREADY_OPEN


def test_approval_fixes_a_plan_and_a_change_after_it_is_told_to_ine(yucatan):
    yucatan.at("2023-10-05").opened()
    secretary, plan = yucatan.who(Role.SECRETARY), Plan.objects.get(document="comision")
    approval = {"on": date(2023, 10, 5), "session": "Ordinaria", "by": secretary}
    with pytest.raises(Refused) as refused:
        plans.approve(plan, seen="otra cosa", **approval)
    assert refused.value.reason is OfPlan.PLAN_CHANGED
    plans.approve(plan, seen=plan.digest, **approval)
    with pytest.raises(Refused) as refused:
        plans.approve(plan, seen=plan.digest, **approval)
    assert refused.value.reason is OfPlan.ALREADY_APPROVED
    changed = Plan.objects.create(
        process=yucatan.process, document="comision", version=2, content=plan.content, digest="b" * 64,
        loaded_at=datetime(2023, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    assert in_plans.in_force(yucatan.process)[DocumentKind.COMMISSION].version == 1
    yucatan.at("2023-11-10")
    plans.approve(changed, on=date(2023, 11, 8), session="Extraordinaria", seen="b" * 64, by=secretary)
    yucatan.opened()
    assert yucatan.one("M1", "aviso", "plan/comision-v2").standing.last_day == date(2023, 11, 13)
    assert yucatan.one("7").plan.version == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.CONSOLE, Role.SECRETARY, Role.AIDE}])
def test_nobody_but_the_secretary_writes_an_approval_down(yucatan, role):
    plan = Plan.objects.get(document="comision")
    with pytest.raises(PermissionDenied):
        plans.approve(plan, on=date(2023, 10, 5), session="x", seen=plan.digest, by=yucatan.who(role))


def test_each_is_reminded_once_of_each_day_and_only_of_what_she_owes(yucatan):
    yucatan.at("2023-12-24").opened()
    group, area = yucatan.who(Role.WORKING_GROUP), yucatan.who(Role.AREA)
    for capacity in (group, area):
        capacity.user.email = f"{capacity.role}@ejemplo.mx"
        capacity.user.save()
    reminder_actions.remind(yucatan.process, by=Clerk())
    assert [message.to for message in Message.objects.all()] == [group.user.email]
    assert {each["place"] for each in Message.objects.get().values["due"]} == {"7. ", "8. "}
    assert reminder_actions.remind(yucatan.process, by=Clerk()) == []
    assert periodic.remind_all() == {"reminded": 0}
    yucatan.at("2023-12-28")
    assert len(reminder_actions.remind(yucatan.process, by=Clerk())) == 2
    assert Message.objects.count() == 2


def test_a_calendar_answers_at_its_address_alone_until_another_is_made_or_its_owner_is_that_no_more(yucatan, client):
    yucatan.at("2023-12-24").opened()
    secretary = yucatan.who(Role.SECRETARY)
    first = feed_actions.renew(Feed(capacity=secretary), by=secretary).token
    file = client.get(f"/obligaciones/agenda/{first}.ics")
    assert file["Content-Type"].startswith("text/calendar")
    assert b"DTSTART;VALUE=DATE:20231231" in file.content
    assert b"BEGIN:VEVENT" in file.content
    second = feed_actions.renew(Feed(capacity=secretary), by=secretary).token
    assert client.get(f"/obligaciones/agenda/{first}.ics").status_code == 404
    assert not Feed.objects.filter(token_digest__contains=second[:8]).exists()
    assert feeds.found(second) is not None
    Capacity.objects.filter(pk=secretary.pk).update(until=datetime(2023, 12, 1, tzinfo=UTC))
    assert client.get(f"/obligaciones/agenda/{second}.ics").status_code == 404


def test_the_page_tells_what_is_late_in_words_and_the_double_capacity_of_whoever_acted(yucatan):
    yucatan.at("2023-09-10").opened()
    secretary = yucatan.who(Role.SECRETARY)
    done = met(yucatan, secretary)
    Capacity.objects.create(user=secretary.user, role=Role.INSTANCE, scope=yucatan.process.slug)
    browser = entered(yucatan.who(Role.PRESIDENCY).user)
    page = browser.get("/obligaciones/").content.decode()
    assert "Vencidas (" in page
    assert "Rojo" in page
    told = browser.get(f"/obligaciones/{done.obligation_id}/").content.decode()
    assert "También es: Instancia Interna Responsable" in told
    assert "Qué acuerdo creó la Comisión" in told
    assert "C.G.021/2023" in told


def test_every_inconsistency_is_on_the_plans_page(yucatan):
    page = entered(yucatan.at("2023-10-01").who(Role.COMMISSIONER).user).get("/plan/").content.decode()
    for one in Plan.objects.get(document="comision").file.inconsistency:
        assert one.title in page.replace("&#x27;", "'")
        assert f"<strong>{one.key}. " not in page
