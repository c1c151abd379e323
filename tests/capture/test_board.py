# SPDX-License-Identifier: EUPL-1.2
"""The board of a representation: all its candidacies, what each lacks, and until when."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from tests.people import application, entered, person
from tests.world import world

from .screens import COMPLETE, EVERYTHING, asks, herself, representation

pytestmark = pytest.mark.django_db
NAMES = ("Ana Pérez Uc", "Beto Ek", "Carla Chi")


@pytest.fixture
def here():
    made = world(party_captures_curricular=True)
    made.questionnaire = asks(made, EVERYTHING)
    return made


@pytest.fixture
def board(here):
    """The board of the party of the ceiba, as text, with what is asked of it."""
    user = person("rep-tablero", Role.PARTY, f"{here.process.slug}/ceiba")
    application(user)
    browser = entered(user)

    def read(**asked):
        said = browser.get(reverse("capture:home"), asked).content.decode()
        return " ".join(re.sub(r"<[^>]+>", " ", said[said.index("<h1") :]).split())

    read.browser = browser
    return read


class TestTheBoard:
    def test_says_how_each_candidacy_stands_what_it_lacks_and_leads_to_its_page(self, here, board):
        ana, beto, _ = (here.candidacy(name) for name in NAMES)
        her = herself(here, ana)
        her.completes()
        her.sends()
        herself(here, beto).writes("contacto", COMPLETE["contacto"])
        said = board()
        assert "3 candidaturas : Sin empezar: 1 , Le falta: 1 , Enviada: 1 ." in said
        assert "Ana Pérez Uc Enviada Presidencia municipal · Villa de Prueba 4 de 4 secciones listas." in said
        assert "Beto Ek Le falta" in said
        assert "1 de 4 secciones listas. Le falta: Formación, Historia, Propuesta." in said
        assert "Carla Chi Sin empezar" in said
        for each in (ana, beto):
            assert (
                reverse("capture:tasks", args=[each.pk]) in board.browser.get(reverse("capture:home")).content.decode()
            )

    def test_counts_n_of_n_by_office_and_section(self, here, board):
        ana, beto, _ = (here.candidacy(name) for name in NAMES)
        her = herself(here, ana)
        her.completes()
        her.sends()
        herself(here, beto).writes("contacto", COMPLETE["contacto"])
        said = board()
        assert "Ayuntamientos: 1 de 3 enviadas" in said
        assert "Contacto 2 de 3 Formación 1 de 3 Historia 1 de 3 Propuesta 1 de 3" in said

    def test_a_text_that_does_not_fit_the_rules_is_told_as_something_to_mend(self, here, board):
        ana = here.candidacy(NAMES[0])
        herself(here, ana).writes("propuesta", {"r-propuesta": "a" * 279})
        assert "Ana Pérez Uc Hay que corregir" in board()

    def test_is_looked_through_by_name_office_and_standing(self, here, board):
        for name in NAMES:
            here.candidacy(name)
        herself(here, Candidacy.objects.get(person__name=NAMES[1])).writes("contacto", COMPLETE["contacto"])
        assert "2 candidaturas así" in board(standing="empty")
        assert "Beto Ek Le falta" in board(standing="missing")
        assert "Ana Pérez" not in board(standing="missing")
        assert "1 candidatura así" in board(name="carla")
        assert "3 candidaturas así" in board(office="ayuntamiento")
        assert "Ninguna es así" in board(standing="sent")

    def test_each_one_has_her_own_last_day(self, here, board, monkeypatch):
        here.process.parameters |= {
            "capture_from": {"value": "aprobacion-del-registro"},
            "capture_days": {"value": 5},
        }
        here.process.save()
        here.candidacy(NAMES[0], registered_on=date(2024, 3, 1))
        here.candidacy(NAMES[1], registered_on=date(2024, 3, 4))
        CalendarWindow.objects.filter(process=here.process).update(last_day=date(2024, 3, 20))
        monkeypatch.setattr(clock, "now", lambda: datetime(2024, 3, 7, 12, tzinfo=ZoneInfo("America/Merida")))
        said = board()
        assert "Su último día fue el 6 de marzo de 2024: ya no puede enviar." in said
        assert "Su último día es el 9 de marzo de 2024: quedan 2 días." in said

    def test_has_nobody_else_s_nor_whoever_stands_no_more(self, here, board):
        here.candidacy("De La Otra", party=1)
        gone = here.candidacy("Ya No Está")
        gone.status = Candidacy.Status.RESIGNED
        gone.save()
        said = board()
        assert "De La Otra" not in said
        assert "Ya No Está" not in said
        assert "No hay candidaturas registradas." in said

    def test_whoever_owes_nothing_is_told_so_and_not_counted(self, here, board):
        here.presidency.alternate_owes = []
        here.presidency.save()
        here.candidacy("Suplente Que No Debe", seat="S")
        here.candidacy(NAMES[0])
        said = board()
        assert "1 más no tiene cuestionario que contestar" in said
        assert "Suplente Que No Debe" not in said
        assert "Suplente Que No Debe Sin cuestionario" in board(standing="not-owed")
        assert "Ayuntamientos: 0 de 1 enviadas" in said

    def test_where_the_process_does_not_lend_capture_no_page_of_it_is_offered(self, here, board):
        here.process.parameters["party_captures_curricular"] = {"value": False}
        here.process.save()
        ana = here.candidacy(NAMES[0])
        assert (
            reverse("capture:tasks", args=[ana.pk]) not in board.browser.get(reverse("capture:home")).content.decode()
        )
        assert "cada candidatura escribe lo suyo" in board()


def test_asks_the_database_the_same_for_two_as_for_two_hundred_and_shows_fifty(here, board):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            said = board()
        return len(queries), said

    for number in range(2):
        herself(here, here.candidacy(f"Persona {number}")).writes("contacto", COMPLETE["contacto"])
    board()
    few, _ = asked()
    for number in range(2, 200):
        here.candidacy(f"Persona {number}")
    many, said = asked()
    assert many == few
    assert "200 candidaturas" in said
    assert "Hoja 1 de 4" in said


def test_another_representation_sees_only_its_own(here):
    mine, theirs = here.candidacy("Mía"), here.candidacy("Ajena", party=1)
    rival = representation(here, theirs, key="faisan")
    said = rival.browser.get(reverse("capture:home")).content.decode()
    assert "Ajena" in said
    assert mine.person.name not in said
