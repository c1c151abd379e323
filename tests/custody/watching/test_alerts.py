# SPDX-License-Identifier: EUPL-1.2
"""An alert is opened once, told once, answered by a person and closed when it is over; all of it is on record."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.custody.models import Alert, ReadingReport, Verification
from conoceles.custody.watching import clockwork, facts, periodic, queries, rules
from conoceles.custody.watching.rules import Kind
from conoceles.kernel import clock
from conoceles.outbox.models import Message
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from tests.people import entered, person
from tests.record.acts import acts, enrol, someone
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """``later(minutes=3)``: from now on it is that much later, for the clock and for the counter behind it."""
    began, counter = clock.now(), clockwork.time.clock_gettime

    def move(**spans):
        span = timedelta(**spans)
        monkeypatch.setattr(clock, "now", lambda: began + span)
        monkeypatch.setattr(clockwork.time, "clock_gettime", lambda which: counter(which) + span.total_seconds())

    return move


@pytest.fixture
def unit():
    user = person("unidad", Role.UNIT, "prueba")
    User.objects.filter(pk=user.pk).update(email="unidad@instituto.example")
    world()
    return user


def low(monkeypatch, megabytes):
    monkeypatch.setattr(settings, "ALERTS", settings.ALERTS | {"disco-mb": megabytes})


def acted():
    return list(Entry.objects.filter(action__startswith="alert-").values_list("action", flat=True))


def test_it_opens_once_is_told_by_mail_and_on_the_desk_and_closes_when_it_is_over(unit, monkeypatch, later):
    low(monkeypatch, 10**9)
    later(minutes=0)
    assert periodic.look() == {"opened": 1, "closed": 0}
    later(minutes=1)
    assert periodic.look() == {"opened": 0, "closed": 0}
    alert = Alert.objects.get()
    assert (alert.kind, alert.told) == (Kind.DISK, 1)
    (mail,) = Message.objects.all()
    assert mail.to == "unidad@instituto.example"
    assert mail.values["what"] == "Queda poco espacio en el disco"
    browser = entered(unit)
    assert "Queda poco espacio en el disco" in browser.get("/").content.decode()
    low(monkeypatch, 1)
    later(minutes=5)
    assert periodic.look() == {"opened": 0, "closed": 0}  # it may come back: it is over once it has been for a while
    later(minutes=12)
    assert periodic.look() == {"opened": 0, "closed": 1}
    assert acted() == ["alert-opened", "alert-closed"]
    assert "Queda poco espacio en el disco" not in browser.get("/").content.decode()
    page = browser.get("/vigilancia/").content.decode()
    assert page.index("Alertas que terminaron") < page.index("<p>Queda poco espacio en el disco")


def test_whoever_answers_says_what_she_found_and_a_second_one_keeps_what_she_wrote(unit, monkeypatch):
    low(monkeypatch, 10**9)
    periodic.look()
    alert = Alert.objects.get()
    browser = entered(unit)
    address = f"/vigilancia/{alert.pk}/"
    assert address in browser.get("/vigilancia/").content.decode()
    empty = browser.post(address, {"note": "  "})
    assert (empty.status_code, "Escriba qué encontró" in empty.content.decode()) == (422, True)
    long = browser.post(address, {"note": "x" * 501})
    assert (long.status_code, "x" * 501 in long.content.decode()) == (422, True)
    assert browser.post(address, {"note": "Se amplió el disco."}).status_code == 302
    alert.refresh_from_db()
    assert (alert.note, alert.answered_by.user, alert.closed_at) == ("Se amplió el disco.", unit, None)
    second = browser.post(address, {"note": "Yo también lo vi."})
    assert second.status_code == 422
    assert "Otra persona ya respondió" in second.content.decode()
    assert "Yo también lo vi." in second.content.decode()
    assert "Se amplió el disco." in browser.get("/vigilancia/").content.decode()
    assert acted() == ["alert-opened", "alert-answered"]


def test_nobody_answers_for_what_is_about_herself(unit):
    now = clock.now()
    hers, another = person("unidad-dos", Role.UNIT, "prueba"), entered(unit)
    alert = Alert.objects.create(
        kind=Kind.READINGS, whom=hers.capacities.get().pseudonym, figures={}, opened_at=now, seen_at=now
    )
    said = entered(hers).post(address := f"/vigilancia/{alert.pk}/", {"note": "No fue nada."})
    assert (said.status_code, "la responde otra persona" in said.content.decode()) == (422, True)
    assert "No fue nada." in said.content.decode()
    alert.refresh_from_db()
    assert alert.answered_at is None
    assert another.post(address, {"note": "Se le preguntó por qué."}).status_code == 302


def test_without_anybody_to_write_to_it_says_so_and_the_desk_tells(monkeypatch):
    world()
    unit = person("unidad", Role.UNIT, "prueba")
    low(monkeypatch, 10**9)
    periodic.look()
    assert (Message.objects.count(), Alert.objects.get().told) == (0, 0)
    assert "No se avisó por correo" in entered(unit).get("/vigilancia/").content.decode()


def opened(actor, about, when, action="opened-for-own-reading"):
    number = (Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    Entry.objects.create(
        number=number, at=when, actor=actor, role="candidatura", action=action, about=about, leaf=f"{number:064x}"
    )


@pytest.fixture
def noon(monkeypatch):
    at = datetime(2027, 4, 5, 12, tzinfo=ZoneInfo("America/Merida"))
    monkeypatch.setattr(clock, "now", lambda: at)
    return at


def test_whoever_reads_more_than_usual_is_told_of_by_pseudonym_and_never_by_name(noon, unit, monkeypatch):
    monkeypatch.setattr(settings, "ALERTS", settings.ALERTS | {"lecturas-hora": 3, "lecturas-noche": 2})
    curious, usual, owl = (str(person(name).pk) for name in ("curiosa", "usual", "desvelada"))
    for minute in range(4):
        opened(curious, "vault.DataKey:1", noon - timedelta(minutes=50 - minute))
    for hour in range(4, 8):
        opened(usual, "vault.DataKey:2", noon - timedelta(minutes=61 * (hour - 3)))
    for minute in range(3):
        opened(owl, "vault.DataKey:3", noon - timedelta(hours=8, minutes=minute))
    periodic.look()
    found = {(each.kind, each.whom) for each in Alert.objects.filter(kind__startswith="lecturas")}
    assert found == {(Kind.READINGS, curious), (Kind.READINGS_AT_NIGHT, owl)}
    page = entered(unit).get("/vigilancia/").content.decode()
    assert f"<code>{curious}</code>" in page
    assert "Curiosa" not in page
    assert "curiosa" not in "".join(str(each.values) for each in Message.objects.all())


def test_counting_everybody_once_alarms_nobody_and_counting_the_same_again_and_again_does(noon):
    who = str(person("instancia").pk)
    for subject in range(30):
        opened(who, f"vault.DataKey:{subject}", noon - timedelta(hours=2), "opened-for-counting")
    assert facts.facts(noon).countings == {}
    for _ in range(12):
        opened(who, "vault.DataKey:7", noon - timedelta(hours=1), "opened-for-counting")
    assert facts.facts(noon).countings == {who: 13}


def test_each_day_the_unit_is_told_how_often_and_not_of_whom(noon, unit):
    opened("a1b2", "vault.DataKey:1", noon - timedelta(days=1))
    opened("a1b2", "vault.DataKey:2", noon - timedelta(days=1))
    opened("a1b2", "vault.DataKey:2", noon)
    assert periodic.report_readings() == {"reported": 1}
    assert periodic.report_readings() is None
    made = ReadingReport.objects.get()
    assert made.counts == {"own-reading": {"times": 2, "of": 2, "by": 1, "most": 2}}
    (mail,) = Message.objects.all()
    assert "2 veces para leer, corregir o enviar lo propio: de 2 candidaturas, por 1 persona" in str(mail.values)
    assert "a1b2" not in str(mail.values)
    assert "2 veces para leer" in entered(unit).get("/vigilancia/").content.decode()


def test_before_its_hour_or_where_it_is_not_wanted_there_is_no_report(noon, monkeypatch):
    for hour in (13, 24):
        monkeypatch.setattr(settings, "ALERTS", settings.ALERTS | {"informe-hora": hour})
        assert periodic.report_readings() is None


def test_a_record_that_nobody_signs_is_told(later):
    acts(2)
    later(minutes=60)
    assert facts.unsigned_since() is not None
    assert Kind.CHECKPOINT not in {each.kind for each in rules.found(facts.facts(clock.now()), rules.limits(""))}
    later(minutes=80)
    assert Kind.CHECKPOINT in {each.kind for each in rules.found(facts.facts(clock.now()), rules.limits(""))}


class TestAClockThatJumps:
    """Against a counter that nobody can set."""

    def look(self, monkeypatch, hour, counter):
        monkeypatch.setattr(clockwork.time, "clock_gettime", lambda _: float(counter))
        return round(clockwork.stepped(datetime.fromtimestamp(hour, tz=ZoneInfo("UTC"))))

    def test_is_told_by_how_much_for_an_hour(self, monkeypatch):
        assert self.look(monkeypatch, 1_000_000, 100) == 0
        assert self.look(monkeypatch, 1_000_060, 160) == 0
        assert self.look(monkeypatch, 1_000_420, 220) == 300
        assert self.look(monkeypatch, 1_000_480, 280) == 300
        assert self.look(monkeypatch, 999_540, 340) == -1000
        assert self.look(monkeypatch, 1_003_200, 4000) == 0

    def test_a_pause_is_no_jump(self, monkeypatch):
        assert self.look(monkeypatch, 1_000_000, 100) == 0
        assert self.look(monkeypatch, 1_090_000, 90_100) == 0


def test_set_back_the_record_stays_monotonic_and_somebody_is_told(unit, later):
    later(minutes=0)
    enrol(someone(), by=Clerk())
    later(minutes=-30)
    enrol(someone(), by=Clerk())
    times = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert times == sorted(times)
    periodic.look()
    (alert,) = Alert.objects.filter(kind=Kind.CLOCK)
    assert -1810 < alert.figures["seconds"] < -1790
    assert "segundos hacia atrás" in entered(unit).get("/vigilancia/").content.decode()
    later(minutes=45)  # it was put right: what is of the wrong hour closes as any other
    periodic.look()
    assert not Alert.objects.filter(kind=Kind.CLOCK, closed_at=None).exists()


def test_whom_it_concerns_reads_on_her_desk_what_is_degraded_and_what_she_can_do():
    here = world()
    area, commission = person("area", Role.AREA, "prueba"), person("auditora", Role.AUDITOR, "prueba")
    now = clock.now()
    Alert.objects.create(kind=Kind.MAIL, opened_at=now, seen_at=now)
    Alert.objects.create(kind=Kind.KEYS, opened_at=now, seen_at=now)
    candidacy = here.as_candidacy(here.candidacy("Ana Uc"))
    assert "puede imprimirse" in entered(area).get("/").content.decode()
    assert "puede imprimirse" not in entered(commission).get("/").content.decode()
    hers = entered(candidacy.user).get("/").content.decode()
    assert "no se pueden leer ni guardar respuestas de identidad" in hers
    assert "El correo no está saliendo" not in hers


def test_a_page_that_nobody_feeds_says_that_it_may_not_be_so(unit):
    assert queries.blind(clock.now())
    page = entered(unit).get("/vigilancia/").content.decode()
    assert "Todavía nadie ha mirado el sistema" in page
    assert "en orden" not in page, "nobody looked, and it says that something is well"
    assert page.count("sin mirar") >= len(queries._PARTS) - 3


def test_where_no_backup_is_taken_none_is_said_to_be_well(unit, settings, tmp_path):
    periodic.look()
    told = {each.name: each for each in queries.parts(set(), {}, unseen=False)}
    assert {told[name].state for name in ("Respaldos", "Simulacros")} == {"atención"}
    assert "Esta instalación no toma respaldos" in entered(unit).get("/vigilancia/").content.decode()
    settings.BACKUPS = str(tmp_path)
    told = {each.name: each.words for each in queries.parts(set(), {}, unseen=False)}
    assert (told["Respaldos"], told["Simulacros"]) == ("Al día", "Pasaron")
    assert Verification.objects.count() == 0
