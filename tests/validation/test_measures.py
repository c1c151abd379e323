# SPDX-License-Identifier: EUPL-1.2
"""How long what was sent spends in each state, counted from plain instants, with denominators and a cut-off."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from openpyxl import load_workbook

from conoceles.accounts.rules import Role
from conoceles.capture.models import Revision
from conoceles.kernel import clock
from conoceles.publication.models import Release
from conoceles.validation.actions import decide
from conoceles.validation.measures.queries import Figures, Period
from conoceles.validation.measures.rules import Past, State, Stretch, rank, stretches, told
from conoceles.validation.models import Assignment, Review
from tests.people import entered, person
from tests.validation.test_queue import sends
from tests.world import world

START = datetime(2024, 3, 1, 12, tzinfo=UTC)
FAR = START + timedelta(days=999)


def at(day):
    return START + timedelta(days=day)


def spans(past, cutoff=FAR):
    """Each state with the day on which it began and ended."""
    return [
        (each.state, (each.began - START).days, each.ended and (each.ended - START).days)
        for each in stretches(past, cutoff=cutoff)
    ]


WHOLE = Past(
    sent_at=at(0), asks_party=True, accepted_at=at(1), taken_at=at(3), approved_first_at=at(4), decided_at=at(6),
    approved=True, public_at=at(9),
)  # fmt: skip


def test_each_state_ends_where_the_next_begins():
    assert spans(WHOLE) == [
        (State.PARTY, 0, 1), (State.TO_TAKE, 1, 3), (State.READING, 3, 4), (State.SECOND, 4, 6),
        (State.TO_PUBLISH, 6, 9),
    ]  # fmt: skip


def test_what_happened_after_the_cutoff_was_not_known_then():
    assert spans(WHOLE, at(3.5)) == [(State.PARTY, 0, 1), (State.TO_TAKE, 1, 3), (State.READING, 3, None)]
    assert spans(WHOLE, at(-1)) == []


@pytest.mark.parametrize(
    ("past", "found"),
    [
        (Past(at(0), asks_party=True), [(State.PARTY, 0, None)]),
        (Past(at(0), asks_party=True, decided_at=at(2)), [(State.PARTY, 0, 2), (State.RETURNED, 2, None)]),
        (Past(at(0), replaced_at=at(1)), [(State.TO_TAKE, 0, 1)]),
        (
            Past(at(0), taken_at=at(-5), decided_at=at(2), replaced_at=at(7)),  # it came back to whoever had it
            [(State.READING, 0, 2), (State.RETURNED, 2, 7)],
        ),
        (
            Past(at(0), taken_at=at(5), decided_at=at(2), approved=True),
            [(State.TO_TAKE, 0, 2), (State.TO_PUBLISH, 2, None)],
        ),
        (Past(at(0), decided_at=at(2), approved=True, outlived_at=at(4), public_at=at(5)), [(State.TO_TAKE, 0, 2)]),
        (Past(at(0), decided_at=at(2), approved=True, left_at=at(3)), [(State.TO_TAKE, 0, 2)]),
        (Past(at(0), left_at=at(1)), []),
    ],
)
def test_what_did_not_happen_is_not_told(past, found):
    assert [each for each in spans(past) if each[1] != each[2]] == found


def test_figures_are_of_what_ended_in_the_period_and_say_of_how_many():
    those = [Stretch(State.READING, at(0), at(day)) for day in range(1, 11)]
    those += [Stretch(State.READING, at(-3), None), Stretch(State.READING, at(2), None)]
    found = told(those)
    assert (found.ended, found.open, found.all, found.oldest) == (10, 2, 12, at(-3))
    assert (found.median, found.ninth_tenth) == (timedelta(5), timedelta(9))
    assert told(those, since=at(8)).ended == 3
    assert told([]).median is rank([], 50) is None


@pytest.fixture
def here():
    return world(second_approver=False)


def _day(revision, sent, decided=0):
    Revision.objects.filter(pk=revision.pk).update(sent_at=at(sent))
    Review.objects.filter(revision=revision).update(decided_at=at(decided))


@pytest.mark.django_db
def test_the_page_and_the_workbook_say_the_same_and_the_rows_give_the_figures_again(here):
    una = here.as_reviewer("una")
    ana, beto, carla = here.candidacy(), here.candidacy("Beto Ek"), here.candidacy("=Carla", party=1)
    first, other, last = sends(here, ana), sends(here, beto), sends(here, carla)
    decide(first, outcome="aprobada", seen=first.digest, by=una)
    decide(other, outcome="devuelta", seen=other.digest, observations=[("contacto", "Falta")], by=una)
    _day(first, 0, 4)
    _day(other, 0, 2)
    _day(last, 1)
    Assignment.objects.create(candidacy=carla, reading="primera", reader=una, since=at(2), by=una)
    for number, day in ((1, 4.5), (2, 5)):  # the first showed nothing of that office yet
        Release.objects.create(
            process=here.process, number=number, frozen_at=at(day), frozen_by=una, digest="x", shown_at=at(day + 2),
            shown_by=una, manifest="x", offices=[here.presidency.office.key][: number - 1],
        )  # fmt: skip
    Release.objects.create(process=here.process, number=3, frozen_at=at(6), frozen_by=una, digest="x")
    figures = Figures(Period(here.process, FAR))
    by_state = {
        state: told(each for row in figures.rows for each in row.stretches if each.state is state) for state in State
    }
    assert (by_state[State.TO_TAKE].ended, by_state[State.TO_TAKE].median) == (3, timedelta(2))
    assert (by_state[State.READING].ended, by_state[State.READING].oldest) == (0, at(2))
    assert by_state[State.TO_PUBLISH].median == timedelta(3)
    assert by_state[State.RETURNED].oldest == at(2)
    assert figures.load(clock.now()) == [("una", 1, 2, at(1))]
    early = Figures(Period(here.process, at(3), since=at(1.5)))
    assert ([each.revision for each in early.decided()], len(early.rows)) == ([other.pk], 3)
    assert [row.revision for row in Figures(Period(here.process, FAR, postulant="faisan")).rows] == [last.pk]

    browser = entered(una.user)
    page = browser.get("/revision/medidas/").content.decode()
    assert "Carga de trabajo" in page
    assert "Carla" not in page
    book = load_workbook(io.BytesIO(browser.get("/revision/medidas/medidas.xlsx").content))
    rows = list(book["Renglones"].iter_rows(min_row=2, values_only=True))
    waited = sorted(
        datetime.fromisoformat(ended) - datetime.fromisoformat(began)
        for *_, state, began, ended in rows if state == State.TO_TAKE.value and ended
    )  # fmt: skip
    shown = {row[0]: row[1:] for row in book["Tiempos"].iter_rows(min_row=2, values_only=True)}
    assert shown[State.TO_TAKE.value][:2] == ("3 de 3", round(waited[1] / timedelta(days=1), 1))


@pytest.mark.django_db
def test_whoever_supervises_sees_no_load_and_no_rows_of_anybody(here):
    sends(here, here.candidacy())
    here.as_reviewer("una")
    browser = entered(person("secretaria", Role.SECRETARY, "prueba"))
    page = browser.get("/revision/medidas/").content.decode()
    assert "Espera que alguien la tome" in page
    assert "Carga de trabajo" not in page
    assert ">una<" not in page
    book = load_workbook(io.BytesIO(browser.get("/revision/medidas/medidas.xlsx").content))
    assert not {"Renglones", "Carga de trabajo"} & set(book.sheetnames)


@pytest.mark.django_db
def test_days_that_make_no_sense_are_told_and_kept(here):
    browser = entered(here.as_reviewer().user)
    answer = browser.get("/revision/medidas/", {"desde": "05/03/2024", "hasta": "04/03/2024"})
    assert answer.status_code == 422
    assert "Es anterior al primer día" in answer.content.decode()
    assert 'value="05/03/2024"' in answer.content.decode()


@pytest.mark.django_db
def test_it_asks_the_same_of_the_database_for_one_as_for_many(
    here, django_assert_num_queries, django_assert_max_num_queries
):
    sends(here, here.candidacy())
    browser = entered(here.as_reviewer("una").user)
    with django_assert_max_num_queries(60) as once:
        browser.get("/revision/medidas/")
    for number in range(6):
        sends(here, here.candidacy(f"Persona {number}"))
    with django_assert_num_queries(len(once)):
        browser.get("/revision/medidas/")


@pytest.mark.django_db
def test_of_two_who_approve_each_decided_and_of_what_still_waits_nobody(here):
    here.process.parameters["second_approver"] = {"value": True}
    here.process.save()
    ana, beto = sends(here, here.candidacy()), sends(here, here.candidacy("Beto Ek"))
    for reviewer, revision in (("una", ana), ("dos", ana), ("una", beto)):
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer(reviewer))
    load = Figures(Period(here.process, clock.now())).load(clock.now())
    assert {name: decided for name, _, decided, _ in load} == {"una": 1, "dos": 1}
