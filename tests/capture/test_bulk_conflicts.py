# SPDX-License-Identifier: EUPL-1.2
"""What somebody else did between downloading a spreadsheet and writing what it says."""

import pytest

from .books import ANA, answers, desk, put, said, two_candidacies
from .screens import COMPLETE, EVERYTHING, LONG, asks, herself

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return two_candidacies()


@pytest.fixture
def party(here):
    return desk(here)


class TestWhatSomebodyElseTyped:
    def test_in_the_meantime_is_a_conflict_that_shows_both_and_overwrites_nothing(self, here, party):
        herself(here, here.ana).writes("contacto", COMPLETE["contacto"])
        book = put(party.book(), ANA, pagina="https://partido.example", propuesta=LONG)
        herself(here, here.ana).writes("contacto", {"r-pagina": "https://ella.example"})
        sent = party.uploads(book)
        read = party.reads(sent)
        assert "Otra persona la cambió: 1 sección" in read
        assert "Dice https://ella.example Diría https://partido.example" in read
        assert "marque que se dejan fuera" in said(party.accepts(sent))
        party.accepts(sent, skip="1")
        assert answers(here.ana) == {"pagina": "https://ella.example", "propuesta": LONG}

    def test_after_the_difference_was_shown_is_not_overwritten_either(self, here, party):
        herself(here, here.ana).writes("contacto", COMPLETE["contacto"])
        sent = party.uploads(put(party.book(), ANA, pagina="https://partido.example"))
        herself(here, here.ana).writes("contacto", {"r-pagina": "https://ella.example"})
        party.accepts(sent)
        assert answers(here.ana) == {"pagina": "https://ella.example"}
        assert "Nada se sobrescribió" in party.reads(sent)

    def test_in_another_section_is_no_conflict(self, here, party):
        book = put(party.book(), ANA, pagina="https://partido.example")
        herself(here, here.ana).writes("propuesta", COMPLETE["propuesta"])
        party.accepts(party.uploads(book))
        assert answers(here.ana) == {"pagina": "https://partido.example", "propuesta": LONG}

    def test_a_candidacy_that_stands_no_more_by_then_is_told_and_left(self, here, party):
        sent = party.uploads(put(party.book(), ANA, pagina="https://partido.example"))
        here.ana.status = "renuncia"
        here.ana.save()
        party.accepts(sent)
        assert answers(here.ana) == {}
        assert "No se pudo escribir" in party.reads(sent)

    def test_a_questionnaire_that_changed_in_the_meantime_is_told(self, here, party):
        sent = party.uploads(put(party.book(), ANA, pagina="https://partido.example"))
        asks(here, EVERYTHING)
        party.accepts(sent)
        assert answers(here.ana) == {}
        assert "El cuestionario cambió" in party.reads(sent)
