# SPDX-License-Identifier: EUPL-1.2
"""Once ballots are closed: who is on the printed one and who stands, as the register and its movements tell."""

from datetime import UTC, date, datetime

import pytest

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy, Formula
from conoceles.candidacies.movements import actions
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.elections.models import Agreement, CalendarWindow
from conoceles.kernel import clock
from conoceles.publication.snapshot import OnBallot, ballot, on_ballot

CLOSED = date(2024, 5, 1)
BEFORE, AFTER = date(2024, 4, 20), date(2024, 5, 10)
COMES = {"key": "N-1", "person": "nueva", "name": "Sol Moo", "sex": "mujer", "age": "33", "reelection": "no"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 5, 20, 18, tzinfo=UTC))


@pytest.fixture
def closed(here):
    """Ballots closed on the first of May, with everybody's names."""
    CalendarWindow.objects.create(
        process=here.process, key="cierre-de-boletas", name="Cierre", first_day=CLOSED, source="prueba", confidence="A"
    )
    here.process.parameters["ballot_names"] = {"value": "todos", "source": "prueba", "confidence": "A"}
    here.process.save()
    return here


def move(here, candidacy, kind, *, on=AFTER, taken=None, **change):
    agreement = Agreement(
        process=here.process,
        key=f"C.G. {candidacy.key} {kind} {on}",
        body="Consejo General",
        title="Movimiento",
        issued_on=taken or on,
    )
    found = Candidacy.objects.get(pk=candidacy.pk)
    order = Order(agreement, on, f"{candidacy.pk} {kind} {on}")
    return actions.move(found, change=Change(kind, **change), order=order, seen=None, by=console())


def found(freeze, name="freeze"):
    return {profile.name: profile for profile in freeze(name).everyone()}


def said(freeze, name="freeze"):
    return {who: on_ballot(profile) for who, profile in found(freeze, name).items()}


def test_before_the_day_nothing_is_said(here, freeze):
    first = here.candidacy("Ana Uc")
    move(here, first, Kind.RESIGNATION)
    assert said(freeze) == {"Ana Uc": None}
    CalendarWindow.objects.create(
        process=here.process, key="cierre-de-boletas", name="Cierre", first_day=date(2024, 5, 21), source="prueba",
        confidence="A",
    )  # fmt: skip
    profile = found(freeze, "eve")["Ana Uc"]
    assert (profile.printed, profile.vacant) == (None, False)
    assert freeze("header").header.offices[0].ballots_closed_on == ""
    CalendarWindow.objects.update(first_day=CLOSED)
    assert freeze("after").header.offices[0].ballots_closed_on == "2024-05-01"


def test_who_is_substituted_after_the_close_is_printed_and_who_came_stands(closed, freeze):
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.SUBSTITUTION, written=COMES)
    people = found(freeze)
    assert on_ballot(people["Ana Uc"]) is OnBallot.PRINTED_ONLY
    assert on_ballot(people["Sol Moo"]) is OnBallot.STANDS_ONLY
    assert people["Ana Uc"].replaced_by.name == "Sol Moo"
    assert not people["Ana Uc"].vacant
    assert people["Sol Moo"].printed_instead == "Ana Uc"
    [place] = ballot(people.values())
    assert (place.printed.name, place.stands.name) == ("Ana Uc", "Sol Moo")


def test_who_is_substituted_before_it_is_not(closed, freeze):
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.SUBSTITUTION, on=BEFORE, written=COMES)
    assert said(freeze) == {"Ana Uc": OnBallot.NEITHER, "Sol Moo": OnBallot.PRINTED}


def test_what_holds_from_before_and_was_agreed_after_came_too_late_for_the_printer(closed, freeze):
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.DEATH, on=BEFORE, taken=AFTER)
    person = found(freeze)["Ana Uc"]
    assert on_ballot(person) is OnBallot.PRINTED_ONLY
    assert person.vacant


def test_that_nobody_stands_is_said_of_the_place(closed, freeze):
    first = closed.candidacy("Ana Uc")
    closed.candidacy("Eva Uc", seat="S", formula=first.formula)
    move(closed, first, Kind.RESIGNATION)
    people = found(freeze)
    assert people["Ana Uc"].vacant
    assert not people["Eva Uc"].vacant
    assert [(p.seat, p.printed.name, p.stands and p.stands.name) for p in ballot(people.values())] == [
        ("P", "Ana Uc", None), ("S", "Eva Uc", "Eva Uc"),
    ]  # fmt: skip


def test_who_comes_back_by_a_ruling_is_printed_if_she_was_there_on_the_day(closed, freeze):
    before, after = closed.candidacy("Ana Uc"), closed.candidacy("Bety Uc")
    move(closed, before, Kind.CANCELLATION, on=BEFORE)
    move(closed, before, Kind.RESTORATION)
    move(closed, after, Kind.CANCELLATION, on=date(2024, 5, 5))
    move(closed, after, Kind.RESTORATION)
    people = found(freeze)
    assert on_ballot(people["Ana Uc"]) is OnBallot.STANDS_ONLY
    assert on_ballot(people["Bety Uc"]) is OnBallot.PRINTED
    assert people["Bety Uc"].printed_as is None
    assert [(one.kind, one.on) for one in people["Ana Uc"].moves] == [
        ("cancelacion", "2024-04-20"), ("restitucion", "2024-05-10"),
    ]  # fmt: skip
    assert people["Ana Uc"].moves[1].agreement == "C.G. C-1 restitucion 2024-05-10"


def test_who_gets_her_place_back_from_whoever_came_is_on_the_ballot_alone(closed, freeze):
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.SUBSTITUTION, on=date(2024, 5, 5), written=COMES)
    move(closed, first, Kind.RESTORATION)
    people = found(freeze)
    assert {who: on_ballot(one) for who, one in people.items()} == {
        "Ana Uc": OnBallot.PRINTED, "Sol Moo": OnBallot.NEITHER,
    }  # fmt: skip
    assert (people["Sol Moo"].vacant, people["Sol Moo"].printed_instead) == (False, "")
    [place] = ballot(people.values())
    assert place.printed.name == place.stands.name == "Ana Uc"


def test_who_trades_places_is_printed_where_she_was(closed, freeze):
    first, second = closed.candidacy("Ana Uc"), closed.candidacy("Bety Uc")
    move(closed, first, Kind.PLACE, formula=str(second.formula_id))
    people = found(freeze)
    assert people["Ana Uc"].number == second.formula.number
    assert people["Ana Uc"].printed_as.number == first.formula.number
    assert [(p.number, p.printed.name, p.stands.name) for p in ballot(people.values())] == [
        (first.formula.number, "Ana Uc", "Bety Uc"), (second.formula.number, "Bety Uc", "Ana Uc"),
    ]  # fmt: skip


def test_titular_and_alternate_who_trade_are_printed_as_they_were(closed, freeze):
    first = closed.candidacy("Ana Uc")
    closed.candidacy("Eva Uc", seat="S", formula=first.formula)
    move(closed, first, Kind.SEAT)
    assert [(p.seat, p.printed.name, p.stands.name) for p in ballot(found(freeze).values())] == [
        ("P", "Ana Uc", "Eva Uc"), ("S", "Eva Uc", "Ana Uc"),
    ]  # fmt: skip


@pytest.mark.parametrize(("kept", "printed"), [(True, "Ana Uc"), (False, None)])
def test_a_name_that_is_corrected_later_is_printed_as_it_was_where_the_process_keeps_it(closed, freeze, kept, printed):
    closed.process.parameters["correction_history"] = {"value": kept}
    closed.process.save()
    move(closed, closed.candidacy("Ana Uc"), Kind.NAME, written={"name": "Ana Uc Pech", "nickname": ""})
    person = found(freeze)["Ana Uc Pech"]
    assert on_ballot(person) is OnBallot.PRINTED
    assert (person.printed_as and person.printed_as.name) == printed
    assert [one.kind for one in person.moves] == ["cambio-de-nombre"]


def test_what_held_before_the_close_and_was_written_down_late_counts(closed, freeze):
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.NAME, written={"name": "Ana Uc Pech", "nickname": ""})
    move(closed, first, Kind.RESIGNATION, on=BEFORE)
    assert said(freeze) == {"Ana Uc Pech": OnBallot.NEITHER}


def test_a_register_without_movements_is_told_by_its_days_and_not_where_it_has_none(closed, freeze):
    known = closed.candidacy("Ana Uc", status="sustituida", status_on=AFTER)
    closed.candidacy("Bety Uc", formula=known.formula, replaces=known, registered_on=AFTER)
    closed.candidacy("Caro Uc", status="renuncia")
    early = closed.candidacy("Dora Uc", status="renuncia", status_on=BEFORE)
    closed.candidacy("Elda Uc", formula=early.formula, replaces=early, registered_on=None)
    assert said(freeze) == {
        "Ana Uc": OnBallot.PRINTED_ONLY, "Bety Uc": OnBallot.STANDS_ONLY, "Caro Uc": None, "Dora Uc": OnBallot.NEITHER,
        "Elda Uc": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("names", "printed"),
    [("encabeza", {"Ana Uc"}), ("encabeza-y-suplente", {"Ana Uc", "Eva Uc"}), (None, {"Ana Uc"}),
     ("todos", {"Ana Uc", "Eva Uc", "Regi Uc"})],
)  # fmt: skip
def test_of_names_that_a_ballot_may_not_bear_nothing_is_said(closed, freeze, names, printed):
    closed.process.parameters["ballot_names"]["value"] = names
    closed.process.save()
    first = closed.candidacy("Ana Uc")
    closed.candidacy("Eva Uc", seat="S", formula=first.formula)
    position = closed.presidency.office.positions.create(
        key="regiduria", name="Regiduría", feminine="Regidora", masculine="Regidor", order=2, heads=False,
        alternates=True,
    )  # fmt: skip
    closed.candidacy("Regi Uc", position=position)
    people = found(freeze)
    assert {name for name, one in people.items() if one.printed} == printed
    assert {one.printed for name, one in people.items() if name not in printed} <= {None}


def test_an_office_of_its_own_day_goes_by_that(closed, freeze):
    CalendarWindow.objects.create(
        process=closed.process, key="cierre-de-boletas", name="Cierre", office=closed.presidency.office,
        first_day=date(2024, 5, 15), source="prueba", confidence="A",
    )  # fmt: skip
    first = closed.candidacy("Ana Uc")
    move(closed, first, Kind.SUBSTITUTION, written=COMES)
    assert said(freeze) == {"Ana Uc": OnBallot.NEITHER, "Sol Moo": OnBallot.PRINTED}


def test_many_movements_cost_no_more_questions(closed, freeze, django_assert_max_num_queries):
    people = [closed.candidacy(f"Persona {number}") for number in range(4)]
    for each in people:
        move(closed, each, Kind.RESIGNATION)
    with django_assert_max_num_queries(40):
        freeze()
    assert Formula.objects.count() == 4
