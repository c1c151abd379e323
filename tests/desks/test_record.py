# SPDX-License-Identifier: EUPL-1.2
"""The bitácora, as whoever audits reads it and takes it away."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.rules import Role
from conoceles.kernel import digests
from conoceles.record import actions, queries, rules
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint, Entry
from tests.people import application, entered, person
from tests.record.forging import unlocked

pytestmark = pytest.mark.django_db
CANARY = "Nombre Que Nadie Debe Ver"
PSEUDONYM = "7d2f3f4e-0f5c-4a53-8f0e-0d3b7f1b2a10"
#: Half past eleven at night in Mérida, which in UTC is already the next day.
NIGHT = datetime(2024, 3, 5, 5, 30, tzinfo=UTC)


def written(count=1, **more):
    """So many entries, a minute from one another, as if each had been an act."""
    last = Entry.objects.last()
    number = last.number if last else 0
    for _ in range(count):
        number += 1
        entry = Entry(
            **{
                "number": number, "at": NIGHT + timedelta(minutes=number), "actor": PSEUDONYM, "role": "candidatura",
                "scope": PSEUDONYM, "action": "answers-sent", "about": f"candidacies.Candidacy:{PSEUDONYM}",
            } | more
        )  # fmt: skip
        entry.leaf = digests.leaf(rules.line(entry.content()))
        entry.save(force_insert=True)
    return number


@pytest.fixture
def auditor():
    made = person("auditora", Role.AUDITOR, "prueba")
    application(made)
    return made


@pytest.fixture
def browser(auditor):
    return entered(auditor)


def numbers(page):
    return [entry.number for entry, *_ in page.context["rows"]]


def listed(browser, **asked):
    page = browser.get("/bitacora/", asked)
    assert page.status_code == 200
    return numbers(page)


class TestTheList:
    def test_begins_with_the_newest_and_says_acts_in_words_and_people_by_pseudonym(self, browser, auditor):
        someone = person("ana", Role.PARTY, "prueba/ceiba")
        someone.name = CANARY
        someone.save()
        written(actor=str(someone.pk), action="signed-in", role="persona")
        written(actor=str(auditor.pk), action="signed-in", role="persona")
        page = browser.get("/bitacora/")
        assert numbers(page) == [2, 1]
        assert "Entró" in page.text
        assert str(someone.pk) in page.text
        assert CANARY not in page.text
        assert "<strong>usted</strong>" in page.text
        assert "4 de marzo de 2024, 23:31:00" in page.text

    def test_is_narrowed_by_each_thing_that_can_be_asked(self, browser):
        other = "11111111-2222-4333-8444-555555555555"
        written()
        written(action="letter-read", role="area-responsable")
        written(about=f"credentials.Letter:{17}", role="area-responsable")
        written(actor=other)
        assert listed(browser, act="letter-read") == [2]
        assert listed(browser, capacity="area-responsable") == [3, 2]
        assert listed(browser, about="17") == [3]
        assert listed(browser, about="credentials.Letter:17") == [3]
        assert listed(browser, about=PSEUDONYM.upper()) == [4, 2, 1]
        assert listed(browser, who=other) == [4]
        assert listed(browser, capacity="area-responsable", act="letter-read") == [2]
        assert listed(browser, about="1") == []

    def test_days_are_those_of_here_and_both_are_included(self, browser):
        for at in (
            NIGHT,
            NIGHT + timedelta(minutes=29, seconds=59, microseconds=999999),
            NIGHT + timedelta(minutes=30),
        ):
            written(at=at)
        assert listed(browser, since="04/03/2024", until="04/03/2024") == [2, 1]
        assert listed(browser, since="05/03/2024") == [3]
        assert listed(browser, until="2024-03-04") == [2, 1]
        assert listed(browser, since="06/03/2024") == []
        assert listed(browser, until="03/03/2024") == []

    def test_is_walked_to_its_end_and_back_without_missing_or_repeating_any(self, browser):
        last = written(120)
        seen, page = [], browser.get("/bitacora/", {"act": "answers-sent"})
        while True:
            seen += numbers(page)
            if page.context["page"].older is None:
                break
            written(3)  # what comes meanwhile moves nothing
            page = browser.get("/bitacora/", {"act": "answers-sent", "antes": page.context["page"].older})
        assert seen == list(range(last, 0, -1))
        back = browser.get("/bitacora/", {"act": "answers-sent", "despues": page.context["page"].newer})
        assert numbers(back) == list(range(70, 20, -1))
        assert f"act=answers-sent&amp;antes={numbers(back)[-1]}" in back.text

    def test_costs_the_same_for_many_as_for_few(self, browser):
        def asked(**what):
            with CaptureQueriesContext(connection) as queries:
                browser.get("/bitacora/", what)
            return len(queries)

        written(3)
        asked()
        few = asked(), asked(act="answers-sent", since="01/01/2024", until="01/01/2025", about=PSEUDONYM)
        written(200)
        assert (asked(), asked(act="answers-sent", since="01/01/2024", until="01/01/2025", about=PSEUDONYM)) == few

    def test_says_kindly_when_there_is_nothing(self, browser):
        assert "Todavía no hay ningún asiento" in browser.get("/bitacora/").text
        written()
        assert "Ningún asiento es así" in browser.get("/bitacora/", {"act": "letter-read"}).text

    @pytest.mark.parametrize(
        "asked",
        [
            {"since": "ayer"}, {"since": "31/02/2024"}, {"since": "05/03/2024", "until": "04/03/2024"},
            {"since": "01/01/0001"}, {"until": "31/12/9999"}, {"act": "no-hay"}, {"about": "x" * 5000},
            {"about": "\x00"},
        ],
    )  # fmt: skip
    def test_says_that_it_cannot_be_asked_so(self, browser, asked):
        written()
        assert browser.get("/bitacora/", asked).status_code == 422

    @pytest.mark.parametrize(
        "asked",
        [
            {"about": "' OR 1=1 --"}, {"about": "9" * 18}, {"antes": "abc"}, {"antes": "9" * 40}, {"antes": "-1"},
            {"antes": "0"}, {"despues": "٣"}, {"despues": "999999999999999"}, {"antes": "1", "despues": "1"},
        ],
    )  # fmt: skip
    def test_answers_nonsense_without_breaking(self, browser, asked):
        written()
        assert browser.get("/bitacora/", asked).status_code == 200

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, browser):
        page = browser.get("/bitacora/", {"since": "ayer", "about": "17"})
        assert "Desde el día: escriba día, mes y año" in page.text
        assert 'value="ayer"' in page.text
        assert 'value="17"' in page.text


class TestAnEntry:
    def test_is_proved_against_the_last_checkpoint(self, browser):
        written(9)
        point = actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
        page = browser.get("/bitacora/4/")
        assert "Comprobado" in page.text
        assert point.root in page.text
        assert Entry.objects.get(number=4).leaf in page.text

    def test_after_the_last_checkpoint_says_that_it_waits(self, browser):
        written(2)
        assert "posterior al último punto de control" in browser.get("/bitacora/2/").text
        assert browser.get("/bitacora/2/prueba/").status_code == 404

    @pytest.mark.parametrize("what", ["entry", "neighbour", "peaks"])
    def test_that_somebody_touched_says_so(self, browser, what):
        written(9)
        actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
        written(4)
        actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
        if what == "entry":
            unlocked(lambda: Entry.objects.filter(number=4).update(action="letter-read"))
        elif what == "neighbour":
            unlocked(lambda: Entry.objects.filter(number=3).update(leaf="0" * 64))
        else:
            unlocked(lambda: Checkpoint.objects.filter(size=9).update(peaks="zz" * 32))
        page = browser.get("/bitacora/4/")
        assert page.status_code == 200
        assert "No coincide." in page.text

    @pytest.mark.parametrize("number", ["0", "99", "9" * 30])
    def test_that_is_not_there_is_not_found(self, browser, number):
        assert browser.get(f"/bitacora/{number}/").status_code == 404
        assert browser.get(f"/bitacora/{number}/prueba/").status_code == 404
        assert browser.get(f"/bitacora/puntos/{number}.txt").status_code == 404

    def test_costs_as_much_in_a_long_record_as_in_a_short_one(self, browser):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                browser.get("/bitacora/4/")
            return len(queries)

        written(5)
        actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
        asked()
        short = asked()
        for _ in range(12):
            written(11)
            actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
        assert asked() == short


class TestWhatIsTakenAway:
    @pytest.fixture
    def signed(self):
        written(9)
        first = actions.sign(Checkpoint(occasion="cada hora"), by=Clerk())
        written(9, at=datetime.now(UTC))
        return first, actions.sign(Checkpoint(occasion="publicación 1"), by=Clerk())

    def test_checkpoints_are_listed_and_their_notes_are_those_signed(self, browser, signed):
        page = browser.get("/bitacora/puntos/")
        assert [point.size for point in page.context["page"].rows] == [signed[1].size, signed[0].size]
        assert "publicación 1" in page.text
        note = browser.get(f"/bitacora/puntos/{signed[0].size}.txt")
        assert note.content.decode() == signed[0].note
        assert note["Content-Disposition"] == f'attachment; filename="punto-{signed[0].size}.txt"'
        assert note["Content-Security-Policy"] == "default-src 'none'; sandbox"

    @pytest.mark.usefixtures("signed")
    def test_a_part_is_byte_by_byte_what_was_written(self, browser):
        answer = browser.get("/bitacora/parte/", {"first": 3, "last": 5})
        lines = [rules.line(entry.content()) for entry in Entry.objects.filter(number__range=(3, 5))]
        assert b"".join(answer.streaming_content) == b"".join(line + b"\n" for line in lines)
        assert answer["Content-Disposition"] == 'attachment; filename="bitacora-3-5.jsonl"'

    @pytest.mark.parametrize(
        "asked", [{}, {"first": 5, "last": 3}, {"first": 0, "last": 3}, {"first": "a", "last": "9" * 40}]
    )
    def test_a_part_that_cannot_be_is_told_where_it_was_asked_for(self, browser, asked):
        page = browser.get("/bitacora/parte/", asked)
        assert page.status_code == 422
        assert "Hay algo que corregir" in page.text

    def test_a_part_asks_for_identity_again(self, auditor):
        late = entered(auditor, ago=3600)
        assert late.get("/bitacora/parte/", {"first": 1, "last": 2})["Location"].startswith("/cuenta/confirmar/")

    def test_what_was_taken_away_is_verified_by_the_program_that_was_taken_with_it(self, browser, signed, tmp_path):
        size = signed[1].size
        for address, name in (
            ("/bitacora/verificador/", "verificar_bitacora.py"),
            ("/bitacora/llave/", "bitacora.pem"),
            (f"/bitacora/puntos/{size}.txt", "punto.txt"),
            ("/bitacora/7/prueba/", "asiento-7.tlog-proof"),
        ):
            (tmp_path / name).write_bytes(browser.get(address).content)
        whole = browser.get("/bitacora/parte/", {"first": 1, "last": size})
        (tmp_path / "bitacora.jsonl").write_bytes(b"".join(whole.streaming_content))
        for taken in ("bitacora.jsonl", "asiento-7.tlog-proof"):
            done = subprocess.run(
                [sys.executable, "-I", "verificar_bitacora.py", taken, "--llave", "bitacora.pem", "punto.txt"],
                cwd=tmp_path, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, "")
            assert "COINCIDE." in done.stdout
        assert '"number":7' in done.stdout

    def test_there_is_no_key_to_give_before_one_was_made_and_none_is_made_by_asking(self, browser):
        assert browser.get("/bitacora/llave/").status_code == 404
        assert not queries.key_place().exists()

    def test_with_nothing_signed_the_page_says_so(self, browser):
        assert "Todavía no hay ninguno" in browser.get("/bitacora/puntos/").text


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.CONSOLE, Role.AUDITOR, Role.INSTANCE, Role.AIDE}]
)
def test_nobody_else_reads_it(role):
    made = person("otra", role, "prueba")
    application(made)
    browser = entered(made)
    for address in ("", "1/", "1/prueba/", "puntos/", "puntos/1.txt", "parte/", "llave/", "verificador/"):
        assert browser.get(f"/bitacora/{address}").status_code == 403
