# SPDX-License-Identifier: EUPL-1.2
"""The public dates of the process: a page, the same as JSON, and a calendar to subscribe to (iCalendar, RFC 5545).

Every date is a whole local day, so it has no hour that a zone could move. Nothing in the calendar is of the moment at
which it was made: ``DTSTAMP`` is the day of the agreement that fixes the date, and ``SEQUENCE`` how often it moved.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from conoceles.publication.languages import N_, _, bare, current, told
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import DateInfo

from .catalogue import Catalogue
from .rendering import data, html, inputs, spoken_folder
from .words import clean, day

FOLDER, FILE = "calendario/", "calendario.ics"
_ELECTION_DAY, _PUBLICATION = "jornada", "publicacion"
_KINDS = {
    "registro": N_("Aprobación de los registros"),
    "captura": N_("Las candidaturas capturan su información"),
    _PUBLICATION: N_("Se publica la información validada"),
    "campana": N_("Campaña"),
    "cierre-de-boletas": N_("Se cierran las boletas: lo que cambie después no se imprime"),
    "veda": N_("Periodo de reflexión"),
    _ELECTION_DAY: N_("Jornada electoral"),
}
#: Where no agreement says when a date was fixed: an entry must bear an instant, and this one says nothing.
_UNKNOWN = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class _Event:
    """A date of the calendar, and what it is called."""

    told: DateInfo
    title: str

    @property
    def days(self) -> str:
        first, last = day(self.told.first_day), day(self.told.last_day)
        if last and last != first:
            return _("Del {first} al {last}").format(first=first, last=last)
        return first if last or self.told.key == _ELECTION_DAY else _("Desde el {day}").format(day=first)

    @property
    def basis(self) -> str:
        """The agreement that fixes it, or that it may still change."""
        if self.told.agreement:
            return _("Por el acuerdo {agreement}.").format(agreement=told(clean(self.told.agreement)))
        return "" if self.told.sure else _("Fecha por confirmar.")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of the calendar, and its files."""
    digest = inputs(catalogue)
    path = f"{FOLDER}index"
    yield Page(f"{path}.html", digest, lambda: html("calendar", catalogue, path, _content(catalogue)))
    yield Page(f"{path}.json", digest, lambda: data("calendario", catalogue, _record(catalogue)))
    yield Page(FILE, digest, lambda: _calendar(catalogue))


def _events(catalogue: Catalogue) -> list[_Event]:
    """Everything that is dated, by day."""
    header = catalogue.header
    dates = [DateInfo(_ELECTION_DAY, "", header.process.election_day, header.process.election_day, sure=True)]
    dates += header.dates
    names = {key: office.plural for key, office in catalogue.offices.items()}
    for one in header.unopened:  # of an office that is not listed yet, this is all that is told
        if not one.listed and one.first_day:
            names[one.office] = one.plural
            dates.append(DateInfo(_PUBLICATION, one.office, one.first_day, agreement=one.agreement, sure=True))
    of_some = {one.key for one in dates if one.office}
    named = [_Event(one, _title(one, names, others=one.key in of_some)) for one in dates]
    return sorted(named, key=lambda event: (event.told.first_day, event.told.last_day))


def _title(one: DateInfo, names: dict[str, str], *, others: bool) -> str:
    """What happens, and for which office; where some offices have a date of their own (*others*), for the rest."""
    if not one.office and not others:
        return _(_KINDS[one.key])
    whom = names[one.office] if one.office else _("los demás cargos")
    return _("{what}: {offices}").format(what=_(_KINDS[one.key]), offices=whom)


def _content(catalogue: Catalogue) -> dict[str, Any]:
    site = catalogue.process.site
    return {
        "title": _("Calendario del proceso"),
        "description": _("Las fechas públicas del proceso electoral, para leerlas o llevarlas a su calendario."),
        "data": "index.json",
        "file": FILE,
        "subscribe": f"{site}{spoken_folder()}{FILE}" if site else "",
        "events": [{"days": one.days, "title": one.title, "basis": one.basis} for one in _events(catalogue)],
    }


def _record(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "fechas": [
            {
                "clave": one.told.key,
                "eleccion": one.told.office or None,
                "nombre": one.title,
                "desde": one.told.first_day,
                "hasta": one.told.last_day or None,
                "acuerdo": one.told.agreement or None,
                "acordada_el": one.told.issued_on or None,
                "cierta": one.told.sure,
            }
            for one in _events(catalogue)
        ]
    }


def _calendar(catalogue: Catalogue) -> bytes:
    process, language = catalogue.process, current()
    made = Calendar()
    made.add("prodid", f"-//Conóceles//{process.slug}//{(language.code if language else 'es').upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", bare(process.name))
    for one in _events(catalogue):
        made.add_component(_entry(one, catalogue))
    return bytes(made.to_ical())


def _entry(one: _Event, catalogue: Catalogue) -> Entry:
    process, info = catalogue.process, one.told
    first = date.fromisoformat(info.first_day)
    last = date.fromisoformat(info.last_day) if info.last_day else first
    entry = Entry()
    # The same in every language: it is one date.
    entry.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"conoceles:{process.slug}/{info.key}/{info.office}")))
    entry.add("dtstamp", _since(info, ZoneInfo(process.timezone)))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the first day after (RFC 5545, 3.6.1)
    entry.add("sequence", info.moved)
    entry.add("summary", bare(one.title))
    described = [bare(one.basis), bare(process.authority), bare(process.notice)]
    entry.add("description", "\n".join(filter(None, described)))
    entry.add("status", "CONFIRMED" if info.sure else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if process.site:
        entry.add("url", f"{process.site}{spoken_folder()}{FOLDER}")
    return entry


def _since(info: DateInfo, zone: ZoneInfo) -> datetime:
    if not info.issued_on:
        return _UNKNOWN
    return datetime.combine(date.fromisoformat(info.issued_on), time(), zone).astimezone(UTC)
