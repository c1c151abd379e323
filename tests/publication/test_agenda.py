# SPDX-License-Identifier: EUPL-1.2
"""The calendar that people subscribe to: whole days, the same bytes for the same facts, and only what is public."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Agreement, CalendarWindow
from conoceles.publication.freezing.dates import dates
from conoceles.publication.parts.site import agenda
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import Unopened
from tests.world import world

from .site_pages import Read
from .snapshots import HEADER, profile, written


def made(folder, header=HEADER):
    catalogue = catalogue_of(written(folder, [profile()], header))
    return {page.path: page.make() for page in agenda.pages(catalogue)}


@pytest.fixture
def files(tmp_path):
    return made(tmp_path / "frozen")


def events(content):
    return {str(event["summary"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_the_calendar_has_every_public_date_as_whole_days(files):
    found = events(files["calendario.ics"])
    assert {title: (event.start, event.end) for title, event in found.items()} == {
        "Las candidaturas capturan su información": (date(2027, 2, 20), date(2027, 6, 3)),
        "Se publica la información validada: Gubernatura": (date(2027, 3, 1), date(2027, 3, 2)),
        "Se publica la información validada: los demás cargos": (date(2027, 4, 1), date(2027, 4, 2)),
        "Periodo de reflexión": (date(2027, 6, 3), date(2027, 6, 7)),
        "Jornada electoral": (date(2027, 6, 6), date(2027, 6, 7)),
    }
    assert b"DTSTART;VALUE=DATE:20270606\r\n" in files["calendario.ics"]
    assert all(len(line) <= 75 for line in files["calendario.ics"].split(b"\r\n"))  # RFC 5545, 3.1
    opening = found["Se publica la información validada: Gubernatura"]
    assert opening["dtstamp"].dt == datetime(2027, 2, 25, 6, tzinfo=UTC)  # midnight in Mérida
    assert (opening["sequence"], opening["status"]) == (1, "CONFIRMED")
    assert found["Las candidaturas capturan su información"]["status"] == "TENTATIVE"


def test_the_same_facts_are_the_same_bytes_and_a_date_that_moves_is_the_same_entry(files, tmp_path):
    assert made(tmp_path / "again") == files
    later = replace(HEADER.dates[0], first_day="2027-02-22", moved=1)
    moved = made(tmp_path / "moved", replace(HEADER, dates=(later, *HEADER.dates[1:])))
    title = "Las candidaturas capturan su información"
    before, after = events(files["calendario.ics"])[title], events(moved["calendario.ics"])[title]
    assert (before["uid"], before["sequence"]) == (after["uid"], 0)
    assert (after["sequence"], after.start) == (1, date(2027, 2, 22))
    everything = list(events(files["calendario.ics"]).values())
    assert len({event["uid"] for event in everything}) == len(everything)


def test_page_and_json_say_the_same_dates(files):
    told = json.loads(files["calendario/index.json"])["fechas"]
    page = Read(files["calendario/index.html"])
    assert len(page.all("dd")) == len(told) == 5
    assert "Del 20 de febrero de 2027 al 2 de junio de 2027" in page.said("dt")
    assert any("Por el acuerdo C.G. 2/2027." in said for said in page.said("dd"))
    assert [each["clave"] for each in told if not each["cierta"]] == ["captura"]


def test_of_an_office_that_is_not_listed_only_its_agreed_day_is_told(tmp_path):
    hidden = Unopened("sindicatura", "Sindicaturas", "2027-04-10", "C.G. 3/2027", listed=False)
    unknown = Unopened("comisaria", "Comisarías", "", "", listed=False)
    files = made(tmp_path / "hidden", replace(HEADER, unopened=(hidden, unknown)))
    found = events(files["calendario.ics"])
    assert found["Se publica la información validada: Sindicaturas"].start == date(2027, 4, 10)
    assert "Comisar" not in files["calendario.ics"].decode()


@pytest.mark.django_db
def test_only_the_windows_that_are_listed_as_public_are_frozen():
    process = world().process
    CalendarWindow.objects.filter(process=process).delete()
    agreed = Agreement.objects.create(process=process, key="C.G. 9/2027", issued_on=date(2020, 1, 1))
    for key in Opening:
        CalendarWindow.objects.create(
            process=process, key=key.value, name=key.value, first_day=date(2027, 3, 1), last_day=date(2027, 3, 9),
            source="prueba", confidence="A",
        )  # fmt: skip
    assert {each.key for each in dates(process, hidden=())} == {
        "registro", "captura", "campana", "cierre-de-boletas", "veda"
    }  # fmt: skip
    publication = CalendarWindow.objects.filter(process=process, key="publicacion")
    publication.update(agreement=agreed)
    (told,) = [each for each in dates(process, hidden=()) if each.key == "publicacion"]
    assert (told.first_day, told.last_day, told.agreement) == ("2027-03-01", "", "C.G. 9/2027")
    publication.update(office=process.offices.get())
    assert "publicacion" not in {each.key for each in dates(process, hidden=(process.offices.get().key,))}
