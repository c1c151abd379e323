# SPDX-License-Identifier: EUPL-1.2
"""Of an office nothing that was captured is public before the day that an agreement fixes."""

import gzip
import json
import uuid
import zipfile
from datetime import UTC, date, datetime, timedelta

import brotli
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Formula
from conoceles.capture.actions import send
from conoceles.config.settings import RELEASE_PARTS
from conoceles.elections.actions import change_window
from conoceles.elections.models import CalendarWindow, Office, Position, Postulant, Territory
from conoceles.elections.rules import Caution, Days
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk, shelf
from conoceles.publication.gates.queries import gates
from conoceles.publication.gates.rules import Gate, Why
from conoceles.publication.models import FirstRelease, Release
from conoceles.publication.preview import Preview
from conoceles.publication.publishing import publish
from conoceles.publication.rules import Reason
from conoceles.validation.actions import decide
from tests.people import person
from tests.pictures import kept
from tests.world import world

from .editions import answer, current, published, verify

#: Midnight in Mérida, when the government opens: the first of March, which in Greenwich is 06:00.
OPENS = datetime(2024, 3, 1, 6, tzinfo=UTC)
MICRO = timedelta(microseconds=1)
SECRET = "zq7xvk"


@pytest.fixture
def now(monkeypatch):
    """The instant it is, which a test may move."""
    at = [OPENS]
    monkeypatch.setattr(clock, "now", lambda: at[0])

    def moved(instant):
        at[0] = instant

    return moved


@pytest.fixture
def here(own_database, now):
    """Town councils, which no agreement opens yet, and a government that opens on the first of March."""
    made = world()
    CalendarWindow.objects.filter(key="publicacion").update(first_day=date(2024, 3, 31), agreement=None)
    made.government = Office.objects.create(
        process=made.process, key="gubernatura", name="Gubernatura", plural="Gubernatura", slug="gubernatura",
        territory_kind="entidad", order=0,
    )  # fmt: skip
    made.governor = Position.objects.create(
        office=made.government, key="gubernatura", name="Gubernatura", feminine="Gobernadora", masculine="Gobernador",
        order=1, heads=True, alternates=False, titular_owes=["curricular"],
    )  # fmt: skip
    made.agreement = made.process.agreements.get()
    made.window = CalendarWindow.objects.create(
        process=made.process, key="publicacion", name="Publicación", office=made.government, source="prueba",
        first_day=date(2024, 3, 1), confidence="A", agreement=made.agreement,
    )  # fmt: skip
    return made


def governor(here, name="Gloria May", **more):
    formula = Formula.objects.create(
        id=uuid.uuid4(), process=here.process, position=here.governor, territory=Territory.objects.get(kind="entidad"),
        postulant=here.parties[0], number=f"G{here.count}", order=here.count,
    )  # fmt: skip
    return here.candidacy(name, formula=formula, **more)


def all_that_is_shown(here):
    """Every byte that anyone can fetch, as it lies and as it is read."""
    for path in current(here).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield path.name.encode() + content
            if path.suffix == ".br":
                yield brotli.decompress(content)
            if path.suffix == ".gz":
                yield gzip.decompress(content)
            if path.suffix == ".zip":
                with zipfile.ZipFile(path) as archive:
                    yield from map(archive.read, archive.namelist())


def says(here, words):
    return any(words.encode() in content for content in all_that_is_shown(here))


def gate(**more):
    usual = {"first_day": date(2024, 3, 1), "opens": OPENS, "agreement": "C.G.1", "issued_on": None}
    return Gate("x", "X", **usual | more)


@pytest.mark.parametrize(
    ("one", "at", "why"),
    [
        (gate(), OPENS - MICRO, Why.NOT_YET),
        (gate(), OPENS, None),
        (gate(), OPENS + MICRO, None),
        (gate(agreement=""), OPENS + MICRO, Why.NO_AGREEMENT),
        (gate(first_day=None, opens=None), OPENS, Why.NO_DAY),
        (gate(issued_on=date(2024, 3, 2)), OPENS, Why.AGREEMENT_TO_COME),
        (gate(first_day=None, opens=None, agreement="", opened=1), OPENS, None),
        (gate(opened=1), OPENS - MICRO, None),
    ],
)
def test_an_office_opens_at_the_first_instant_of_its_day_if_an_agreement_fixes_it(one, at, why):
    assert one.closed(at) is why


def test_the_day_begins_where_the_process_takes_place(here):
    assert {each.office: each.opens for each in gates(here.process)} == {
        "gubernatura": OPENS, "ayuntamiento": datetime(2024, 3, 31, 6, tzinfo=UTC),
    }  # fmt: skip


@pytest.mark.parametrize("listed", [None, True])
def test_nothing_of_an_office_that_is_not_open_is_in_any_file(here, monkeypatch, listed):
    monkeypatch.setattr(settings, "RELEASE_PARTS", RELEASE_PARTS)
    here.process.parameters["register_before_opening"] = {"value": listed}
    here.process.save()
    mayor = here.candidacy("Mara Tun Poot")
    photo = kept(here, mayor, SECRET.encode())
    answer(here, mayor, f"Capturó {SECRET}.", foto=photo, pagina=f"https://{SECRET}.example")
    free = Postulant.objects.create(
        process=here.process, kind="independiente", key="mara", name="Mara Tun, independiente", order=9
    )
    Formula.objects.filter(pk=mayor.formula_id).update(postulant=free)
    answer(here, governor(here, replaces=mayor), "Fue rectora.")
    published(here)
    assert verify(current(here)) == []
    assert says(here, "Fue rectora.")
    assert not says(here, SECRET)
    assert not says(here, photo)
    assert says(here, "Mara Tun") is bool(listed)
    told = json.loads((current(here) / "index.json").read_text())["por_publicarse"]
    assert told == [{"clave": "ayuntamiento", "nombre": "Ayuntamientos", "desde": None, "acuerdo": None}]
    assert "su fecha todavía no se acuerda" in (current(here) / "index.html").read_text()
    # She who captures it sees it as it will be, whatever the calendar says.
    assert f"Capturó {SECRET}".encode() in Preview(mayor).html()


def test_the_day_comes_by_agreement_and_what_was_opened_stays_open(here, now):
    answer(here, governor(here), "Fue rectora.")
    answer(here, here.candidacy("Mara Tun Poot"), "Fue regidora.")
    first = published(here)
    assert [each.office for each in first.closed] == ["ayuntamiento"]
    assert not says(here, "Fue regidora.")
    window = CalendarWindow.objects.get(key="publicacion", office=None)
    seen = Days(date(2024, 3, 31), None)
    days = Days(date(2024, 3, 2), None)
    instance = here.as_reviewer()
    change_window(window, days=days, agreement=here.agreement, seen=seen, accepted=(), by=instance)
    now(OPENS + timedelta(days=1) - MICRO)
    assert published(here).baked is not None  # since when it will be is public too
    assert not says(here, "Fue regidora.")
    now(OPENS + timedelta(days=1))
    assert published(here).closed == ()
    assert says(here, "Fue regidora.")
    opened = FirstRelease.objects.values_list("office__key", "release__number", "agreement__key", "first_day")
    assert list(opened) == [
        ("gubernatura", 1, "C.G.001", date(2024, 3, 1)), ("ayuntamiento", 3, "C.G.001", date(2024, 3, 2)),
    ]  # fmt: skip
    later = Days(date(2024, 5, 1), None)
    change_window(window, days=later, agreement=here.agreement, seen=days, accepted=(Caution.CLOSES,), by=instance)
    here.window.delete()
    answer(here, here.candidacy("Nora Ek"), "Fue jueza.")
    published(here)
    assert says(here, "Fue regidora.")
    assert says(here, "Fue jueza.")
    assert says(here, "Fue rectora.")


def test_no_option_opens_what_is_closed_and_the_terminal_says_what_is_missing(here, now, capsys):
    answer(here, here.candidacy("Mara Tun Poot"), f"Capturó {SECRET}.")
    for options in ({}, {"force": True}):
        with pytest.raises(CommandError) as error:
            call_command("publish", process="prueba", **options)
        assert "Ayuntamientos: falta el acuerdo que determina su fecha de inicio." in str(error.value)
        assert "31 de marzo de 2024, sin acuerdo" in str(error.value)
    assert not Release.objects.exists()
    answer(here, governor(here), "Fue rectora.")
    call_command("publish", process="prueba")
    assert "Sin abrir, Ayuntamientos: falta el acuerdo" in capsys.readouterr().out


def test_an_agreement_that_moves_the_day_while_it_is_baked_is_respected(here, monkeypatch):
    answer(here, governor(here), "Fue rectora.")
    settle_on_disk = disk.settle_on_disk

    def moved(folder):
        settle_on_disk(folder)
        CalendarWindow.objects.filter(pk=here.window.pk).update(first_day=date(2024, 3, 2))

    monkeypatch.setattr(disk, "settle_on_disk", moved)
    for resume in (False, True):
        with pytest.raises(Refused) as refused:
            published(here, resume=resume)
        assert refused.value.reason is Reason.CLOSED_MEANWHILE
    assert not shelf.of("prueba").current.exists()
    assert not FirstRelease.objects.exists()


def test_who_approved_before_an_office_opened_does_not_open_it_alone(here, now):
    """Her approval is older than the release that is shown, which did not show that office."""
    here.process.parameters["two_persons"] = {"value": True}
    here.process.save()
    first, second = (person(name, Role.INSTANCE, "prueba").capacities.get() for name in ("una", "otra"))
    mayor = here.candidacy("Mara Tun Poot")
    revision = send(mayor, here.questionnaire, answers={"camino": "Fue regidora."}, by=here.as_candidacy(mayor))
    decide(revision, outcome="aprobada", seen=revision.digest, by=first)
    answer(here, governor(here), "Fue rectora.")
    now(OPENS + timedelta(hours=1))
    publish(here.process, by=first)  # nothing of hers becomes public
    CalendarWindow.objects.filter(office=None).update(agreement=here.agreement, first_day=date(2024, 3, 1))
    with pytest.raises(Refused) as refused:
        publish(here.process, by=first)
    assert refused.value.reason is Reason.SAME_PERSON
    assert publish(here.process, by=second).release.number == 2
