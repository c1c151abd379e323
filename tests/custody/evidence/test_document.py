# SPDX-License-Identifier: EUPL-1.2
"""The documento de seguridad says the seven contents from what there is, and what was issued does not change."""

import pytest

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.custody.evidence import actions, papers, queries, reading
from conoceles.custody.evidence.phrases import PHRASES
from conoceles.custody.evidence.rules import Reason
from conoceles.custody.management.commands import security_document
from conoceles.custody.models import SecurityDocument
from conoceles.files.papers import made
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.papers import digest
from conoceles.record.models import Entry
from tests.look.test_papers import read
from tests.people import entered, person
from tests.world import world


def test_the_page_of_the_repository_says_what_the_program_says():
    assert security_document.PAGE.read_text() == papers.page(), "ejecute: python manage.py security_document"


def test_it_has_its_seven_contents_and_names_nobody():
    page = papers.page()
    assert [line[:5] for line in page.splitlines() if line.startswith("## ")] == [f"## {n}." for n in range(1, 8)]
    for threat in reading.threats().values():
        assert threat.name in page
    assert "confianza U" in page


@pytest.fixture
def here(db):
    made = world()
    made.unit = person("unidad", Role.UNIT, "prueba").capacities.get()
    return made


def test_that_of_an_institute_says_who_answers_and_dates_its_plan(here):
    User.objects.filter(username="unidad").update(name="Rosa Canul Pech")
    said = read(made(papers.paper(here.process, at=clock.now()), "pdf"))
    assert "Rosa Canul Pech" in said
    assert "Proyecto" in said
    assert "Último respaldo" in said


def test_what_was_issued_stays_as_it_was_whatever_changes(here):
    first = actions.issue(here.process, why="Es el primero", by=here.unit)
    person("area", Role.AREA, "prueba")
    second = actions.issue(here.process, why="Llegó el área", by=here.unit)
    assert (first.number, second.number) == (1, 2)
    assert first.digest != second.digest
    kept = SecurityDocument.objects.get(number=1)
    assert (
        digest(queries.paper_of(kept))
        == kept.digest
        == Entry.objects.get(
            about=f"elections.Process:{here.process.pk}", action="security-document-issued", digest=first.digest
        ).digest
    )
    with pytest.raises(Refused) as refused:
        actions.issue(here.process, why="  ", by=here.unit)
    assert refused.value.reason in PHRASES
    assert set(PHRASES) == set(Reason)


def test_on_the_screen_it_is_read_issued_and_taken_by_the_unit_alone(here):
    unit = entered(here.unit.user)
    assert "Lo que falta" in unit.get("/documento-de-seguridad/").content.decode()
    empty = unit.post("/documento-de-seguridad/", {"why": ""})
    assert empty.status_code == 422
    assert unit.post("/documento-de-seguridad/", {"why": "Oficio 3/2024"}).status_code == 302
    for path in ("proyecto.pdf", "proyecto.docx", "1/documento.pdf", "1/documento.docx"):
        answer = unit.get(f"/documento-de-seguridad/{path}")
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
    assert "Oficio 3/2024" in unit.get("/documento-de-seguridad/").content.decode()
    other = entered(person("area", Role.AREA, "prueba"))
    assert other.get("/documento-de-seguridad/").status_code == 404
    assert other.get("/documento-de-seguridad/1/documento.pdf").status_code == 404
