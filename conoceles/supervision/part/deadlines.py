# SPDX-License-Identifier: EUPL-1.2
"""What the plan asks for: until when, how each thing stands, what the plan says in two ways; also as iCalendar.

Nothing in the calendar is of the moment at which it was made: an entry bears no hour, and it is rewritten when it was
met or its day moved.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from conoceles.publication.languages import N_, _, bare, current
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.words import day
from conoceles.supervision.published import Doubt, Duty

from .front import FOLDER as COMMISSION
from .front import LIGHTS, lights, missed
from .told import Told, own, spoken, which

FOLDER, FILE = f"{COMMISSION}plazos/", f"{COMMISSION}plazos.ics"
_SETTLED = ("cumplida", "dispensada")
_WAITING = "en-espera"
#: An entry must bear an instant, and this one says nothing.
_UNKNOWN = datetime.fromtimestamp(0, UTC)


def pages(told: Told) -> Iterator[Page]:
    """The page, the calendar, and the same as JSON; nothing while no plan is approved."""
    commission = told.commission
    if not commission.duties and not commission.doubts:
        return
    of = (commission.day, commission.duties, commission.doubts, commission.documents)
    yield told.page("deadlines", f"{FOLDER}index.html", _content(told), *of)
    yield Page(FILE, told.inputs(commission.duties), lambda: _calendar(told))
    if not spoken():
        yield told.record("plazos", f"{FOLDER}index.json", _record(told), *of)


def _content(told: Told) -> dict[str, Any]:
    commission, site = told.commission, told.catalogue.process.site
    late = missed(commission.duties)
    told_of = [one for *_named, found in late for one in found]
    rest = [one for one in commission.duties if one not in told_of]
    groups = (
        *late,
        ("por-venir", N_("En plazo"), [one for one in rest if not _settled(one) and one.state != _WAITING]),
        ("en-espera", N_("Sin plazo todavía"), [one for one in rest if one.state == _WAITING]),
        ("hechas", N_("Cumplidas y dispensadas"), [one for one in rest if _settled(one)]),
    )
    return {
        "title": _("Qué debe hacer la Comisión, y hasta cuándo"),
        "description": _("Cada plazo del plan de trabajo: cuándo vence, quién lo debe y si se cumplió."),
        "data": "index.json",
        "day": day(commission.day),
        "file": FILE,
        "subscribe": f"{site}{rendering.spoken_folder()}{FILE}" if site else "",
        "lights": lights(commission.duties),
        "groups": [
            {"key": key, "name": _(name), "rows": [_row(told, one) for one in found]}
            for key, name, found in groups
            if found
        ],
        "doubts": [_doubt(one) for one in commission.doubts],
    }


def _settled(duty: Duty) -> bool:
    return duty.state.startswith(_SETTLED)


def _row(told: Told, duty: Duty) -> dict[str, Any]:
    first, *others = duty.limits or (None,)
    titles = {one.key: one.title for one in told.commission.doubts}
    return {
        "row": duty.row if duty.row.isdecimal() else "",  # of those without a number, the key says nothing
        "name": own(duty.name) if duty.row else "",
        "owed": _(duty.owed_words),
        "which": which(duty.which) if duty.which else "",
        "by": own(", ".join(duty.owed_by)),
        "due": day(first.day) if first else "",
        "from": _counted_from(first.counted_from) if first else "",
        "others": [{"day": day(one.day), "from": _counted_from(one.counted_from)} for one in others if one],
        "tag": LIGHTS[duty.light][0],
        "colour": _(duty.light_words),
        "state": _(duty.state_words),
        "met": day(duty.met_on),
        "doubts": [{"key": key, "title": own(titles[key])} for key in duty.doubts if key in titles],
        "documents": told.documents(*duty.documents),
    }


def _counted_from(words: str) -> str:
    """An act of a document, which the house names; or else an event of the plan, in the plan's own words."""
    if not words:
        return ""
    said = _(words)
    return said if said != words else own(words)


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "key": doubt.key,
        "title": own(doubt.title),
        "says": [{"where": own(one.where), "text": own(one.text)} for one in doubt.says],
        "used": own(doubt.used),
    }


def _record(told: Told) -> dict[str, Any]:
    commission = told.commission
    return {
        "al": commission.day,
        "plazos": [
            {
                "renglon": one.row or None,
                "nombre": one.name,
                "que": one.owed,
                "de": one.which or None,
                "lo_debe": list(one.owed_by),
                "vence": one.limits[0].day if one.limits else None,
                "fechas": [{"dia": each.day, "desde": each.counted_from or None} for each in one.limits],
                "estado": one.state,
                "semaforo": one.light,
                "cumplida_el": one.met_on or None,
                "contradicciones": list(one.doubts),
                "documentos": list(one.documents),
            }
            for one in commission.duties
        ],
        "contradicciones": [
            {
                "clave": one.key,
                "titulo": one.title,
                "dice": [{"donde": each.where, "texto": each.text} for each in one.says],
                "se_usa": one.used or None,
                "renglones": list(one.rows),
            }
            for one in commission.doubts
        ],
    }


def _calendar(told: Told) -> bytes:
    process, language = told.catalogue.process, current()
    made = Calendar()
    made.add("prodid", f"-//Conóceles//{process.slug}/comision//{(language.code if language else 'es').upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", bare(_("Plazos de la Comisión: {process}").format(process=process.name)))
    for one in told.commission.duties:
        if one.limits:
            made.add_component(_event(told, one))
    return bytes(made.to_ical())


def _event(told: Told, duty: Duty) -> Event:
    process, event = told.catalogue.process, Event()
    last = date.fromisoformat(duty.limits[0].day)
    key = f"conoceles:{process.slug}/comision/{duty.row}/{duty.owed}/{duty.which or duty.name}"
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, key)))  # the same in every language: it is one date
    event.add("dtstamp", _UNKNOWN)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))  # the first day after (RFC 5545, 3.6.1)
    name = f"{bare(own(duty.name))} ({which(duty.which)})" if duty.which else bare(own(duty.name))
    event.add("summary", _("{what}: {name}").format(what=_(duty.owed_words), name=name))
    met = _("Cumplida el {day}.").format(day=day(duty.met_on)) if duty.met_on else ""
    event.add("description", "\n".join(filter(None, [", ".join(duty.owed_by), met, bare(process.notice)])))
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if process.site:
        event.add("url", f"{process.site}{rendering.spoken_folder()}{FOLDER}")
    return event
