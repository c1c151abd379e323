# SPDX-License-Identifier: EUPL-1.2
"""An agreement changes the calendar; the files of the process do not undo it unawares."""

import tomllib
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.elections import actions, queries
from conoceles.elections.models import Agreement, CalendarWindow, Process, WindowChange
from conoceles.elections.rules import Caution, Days, cautions
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.people import application, entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 10)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """Late on the tenth of March in Mérida, when it is the eleventh in Greenwich."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 3, 11, 4, tzinfo=UTC))


@pytest.fixture
def window():
    days = {"first_day": date(2024, 3, 1), "last_day": date(2024, 3, 20)}
    world().process.windows.filter(key="captura").update(
        name="Captura de la información", source="Plan de trabajo", **days
    )
    return CalendarWindow.objects.get(key="captura")


def fixed(window):
    """*window*, whose days an agreement fixes already."""
    window.agreement = Agreement.objects.get(key="C.G.001")
    window.save()


def browser(role=Role.INSTANCE, scope="prueba", username="unidad"):
    user = person(username, role, scope)
    application(user)
    browse = entered(user)
    session = browse.session
    session.save()
    return browse


def path(window, name="change"):
    return reverse(f"elections:{name}", args=[window.pk])


def sent(window, **changed):
    return {
        "first_day": "01/03/2024", "last_day": "25/03/2024", "agreement": "", "key": "C.G.050/2024",
        "body": "Consejo General", "title": "Acuerdo que amplía la captura", "issued_on": "09/03/2024",
        "seen_first": window.first_day.isoformat(), "seen_last": window.last_day.isoformat(), "step": "save",
    } | changed  # fmt: skip


class TestAnAgreement:
    def test_changes_the_days_and_what_they_were_stays(self, window):
        browse = browser()
        checked = browse.post(path(window), sent(window, step="check"))
        assert checked.status_code == 200
        window.refresh_from_db()
        assert (window.last_day, Agreement.objects.filter(key="C.G.050/2024").count()) == (date(2024, 3, 20), 0)
        assert browse.post(path(window), sent(window)).status_code == 302
        window.refresh_from_db()
        assert (window.last_day, window.source) == (date(2024, 3, 25), "C.G.050/2024, Consejo General")
        change = WindowChange.objects.get()
        assert (change.last_before, change.last_day, change.source_before) == (
            date(2024, 3, 20), date(2024, 3, 25), "Plan de trabajo",
        )  # fmt: skip
        entry = Entry.objects.last()
        assert (entry.action, entry.about) == ("calendar-changed", f"elections.CalendarWindow:{window.pk}")
        assert entry.digest == change.digest
        history = browse.get(path(window, "window")).content.decode()
        assert "del 1 de marzo de 2024 al 20 de marzo de 2024" in history
        assert "C.G.050/2024" in history
        assert "Persona Unidad" in history

    def test_already_in_the_process_is_chosen_from_the_list(self, window):
        chosen = Agreement.objects.get(key="C.G.001")
        answer = browser().post(path(window), sent(window, agreement=chosen.pk, key="", title="", issued_on=""))
        assert answer.status_code == 302
        assert WindowChange.objects.get().agreement == chosen

    @pytest.mark.parametrize(
        ("typed", "field", "said"),
        [
            ({"last_day": "28/02/2024"}, "last_day", "anterior al primero"),
            ({"last_day": "25/03/2042"}, None, "a más de dos años de la jornada"),
            ({"last_day": "31/02/2024"}, "last_day", "No es una fecha"),
            ({"first_day": ""}, "first_day", "Falta este día"),
            # no instant comes after that day, and no page that looks at the window would be answered
            ({"last_day": "31/12/9999"}, "last_day", "Revise el año"),
            ({"first_day": "01/03/0024"}, "first_day", "Revise el año"),
            ({"key": ""}, "key", "Falta este dato del acuerdo"),
            ({"title": ""}, "title", "Falta este dato del acuerdo"),
            ({"issued_on": "11/03/2024"}, "issued_on", "todavía no llega"),
            ({"key": "C.G.001"}, "key", "ya está en el proceso"),
            ({"last_day": "20/03/2024"}, None, "ya tiene esos días"),
        ],
    )
    def test_is_refused_with_where_and_how_to_mend_it_and_nothing_typed_is_lost(self, window, typed, field, said):
        fixed(window)
        page = browser().post(path(window), sent(window, **typed))
        assert page.status_code == 422
        errors = page.context["form"].errors.get(field or "__all__")
        assert said in " ".join(errors)
        assert "Acuerdo que amplía la captura" in page.content.decode() or typed.get("title") == ""
        assert not WindowChange.objects.exists()

    def test_of_another_process_is_not_offered_nor_taken(self, window):
        foreign = world("otra").process.agreements.get()
        page = browser().post(path(window), sent(window, agreement=foreign.pk, key=""))
        assert page.status_code == 422
        assert "agreement" in page.context["form"].errors

    def test_that_confirms_the_days_fixes_them(self, window):
        days = sent(window, last_day="20/03/2024")
        assert browser().post(path(window), days).status_code == 302
        window.refresh_from_db()
        assert (window.last_day, window.agreement.key) == (date(2024, 3, 20), "C.G.050/2024")

    def test_that_closes_what_is_open_is_read_first(self, window):
        browse = browser()
        closing = sent(window, last_day="09/03/2024")
        page = browse.post(path(window), closing)
        assert page.status_code == 422
        assert {code for code, _ in page.context["warnings"]} == {Caution.CLOSES, Caution.PAST}
        assert not WindowChange.objects.exists()
        assert browse.post(path(window), closing | {"accepted": [Caution.CLOSES]}).status_code == 422
        assert browse.post(path(window), closing | {"accepted": [Caution.CLOSES, Caution.PAST]}).status_code == 302

    def test_is_refused_when_somebody_changed_it_meanwhile_and_a_second_click_is_harmless(self, window):
        browse = browser()
        assert [browse.post(path(window), sent(window)).status_code for _ in range(2)] == [302, 302]
        late = browser(username="otra").post(path(window), sent(window, last_day="30/03/2024", key="C.G.051/2024"))
        assert late.status_code == 409
        said = late.content.decode()
        assert "del 1 de marzo de 2024 al 25 de marzo de 2024" in said
        assert 'value="30/03/2024"' in said
        assert WindowChange.objects.count() == 1

    def test_is_applied_by_the_internal_instance_of_that_process_alone(self, window):
        area = browser(Role.AREA, username="coordinacion")
        assert area.get(path(window, "window")).status_code == 200
        assert "Cambiar los días" not in area.get(path(window, "window")).content.decode()
        assert area.post(path(window), sent(window)).status_code == 404
        assert browser(scope="otra", username="lejana").post(path(window), sent(window)).status_code == 404
        by = person("coordinadora", Role.AREA, "prueba").capacities.get()
        with pytest.raises(PermissionDenied):
            actions.change_window(
                window, days=Days(TODAY, None), agreement=Agreement.objects.get(key="C.G.001"),
                seen=queries.days(window), accepted=[], by=by,
            )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((1, 20), (1, 25), []),
        ((1, 20), (1, 10), []),
        ((1, 20), (1, 9), [Caution.CLOSES, Caution.PAST]),
        ((1, 20), (11, 20), [Caution.CLOSES]),
        ((1, 9), (1, 10), [Caution.REOPENS]),
        ((1, 9), (1, None), [Caution.REOPENS]),
        ((11, 20), (10, 20), []),
        ((11, 20), (9, 20), [Caution.PAST]),
    ],
)
def test_what_must_be_read_depends_on_today(before, after, told):
    first, second = (Days(date(2024, 3, a), b and date(2024, 3, b)) for a, b in (before, after))
    assert cautions(first, second, today=TODAY) == told


class TestLoadingTheFilesAgain:
    @pytest.fixture
    def changed(self, written, monkeypatch):
        monkeypatch.setattr(clock, "now", lambda: datetime(2026, 9, 1, 18, tzinfo=UTC))
        written.load()
        window = CalendarWindow.objects.get(key="captura", office=None)
        agreement = Agreement(
            process=Process.objects.get(), key="IES-50/2026", body="Consejo General", title="Amplía la captura",
            issued_on=date(2026, 8, 31),
        )  # fmt: skip
        by = person("unidad", Role.INSTANCE, "demo").capacities.get()
        days = Days(window.first_day, date(2027, 6, 3))
        actions.change_window(window, days=days, agreement=agreement, seen=queries.days(window), accepted=[], by=by)
        return written

    def test_keeps_what_the_agreement_set_and_says_so(self, changed):
        told = changed.load()
        window = CalendarWindow.objects.get(key="captura", office=None)
        assert (window.last_day, window.source) == (date(2027, 6, 3), "IES-50/2026, Consejo General")
        assert (
            "! ventana «Captura de la información»: sigue del 01/01/2026 al 03/06/2027, como la dejó el acuerdo "
            "IES-50/2026; los archivos dicen del 01/01/2026 al 02/06/2027."
        ) in told
        assert "salvo lo que un acuerdo fijó" in told
        assert "ya está como dicen sus archivos" not in told

    def test_lets_go_once_the_files_say_the_same_and_then_they_rule_again(self, changed):
        calendar = changed.path / "calendar.toml"
        assert tomllib.loads(calendar.read_text())["window"][0]["last_day"] == date(2027, 6, 2)
        changed.change("calendar.toml", "last_day = 2027-06-02", "last_day = 2027-06-03")
        assert "los archivos ya dicen los días que fijó el acuerdo IES-50/2026" in changed.load()
        window = CalendarWindow.objects.get(key="captura", office=None)
        assert (window.held_by, window.last_day) == (None, date(2027, 6, 3))
        assert window.agreement.key == "IES-50/2026"  # still what fixes them
        assert window.source.startswith("Inventado")
        changed.change("calendar.toml", "last_day = 2027-06-03", "last_day = 2027-06-01")
        changed.load()
        window.refresh_from_db()
        assert (window.last_day, window.agreement) == (date(2027, 6, 1), None)  # no agreement fixes these

    def test_neither_the_window_nor_its_agreement_goes_when_the_files_forget_them(self, changed):
        text = (changed.path / "calendar.toml").read_text()
        first = text.index("[[window]]")
        (changed.path / "calendar.toml").write_text(text[:first] + text[text.index("[[window]]", first + 1) :])
        told = changed.load()
        assert "«Captura de la información» ya no está en los archivos y se conserva: cambio del calendario (1)" in told
        assert Agreement.objects.filter(key="IES-50/2026").exists()
        assert CalendarWindow.objects.filter(key="captura").exists()

    def test_a_rehearsal_lets_nothing_go(self, changed):
        changed.change("calendar.toml", "last_day = 2027-06-02", "last_day = 2027-06-03")
        changed.load(dry_run=True)
        assert CalendarWindow.objects.get(key="captura", office=None).held_by is not None


def test_days_that_an_action_is_told_to_expect_are_the_ones_there(window):
    by = person("unidad", Role.INSTANCE, "prueba").capacities.get()
    with pytest.raises(Refused):
        actions.change_window(
            window, days=Days(TODAY, None), agreement=Agreement.objects.get(key="C.G.001"),
            seen=Days(TODAY, TODAY), accepted=list(Caution), by=by,
        )  # fmt: skip
