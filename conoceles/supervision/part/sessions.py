# SPDX-License-Identifier: EUPL-1.2
"""The sessions: a list, and a page for each with its agenda, who came, the votes by name and the minutes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.words import day, paragraphs
from conoceles.supervision.published import Item, Session

from .front import FOLDER as COMMISSION
from .front import brief, named, to_come
from .told import Told, moment, own, spoken

FOLDER = f"{COMMISSION}sesiones/"


def pages(told: Told) -> Iterator[Page]:
    """The list and the sessions, each with the same as JSON; nothing while none was convened."""
    found = told.commission.sessions
    if not found:
        return
    yield told.page("sessions", f"{FOLDER}index.html", _list(told), found, to_come(told.commission))
    if not spoken():
        yield told.record("sesiones", f"{FOLDER}index.json", {"sesiones": [_brief(each) for each in found]}, found)
    for one in found:
        of = (one, [each for each in told.commission.documents if each.number in _numbers(one)])
        yield told.page("session", f"{FOLDER}{one.slug}.html", _page(told, one), *of)
        if not spoken():
            yield told.record("sesion", f"{FOLDER}{one.slug}.json", _record(one), *of)


def _numbers(session: Session) -> set[int]:
    own_ = {session.minutes.document} if session.minutes else set()
    return {*(item.document for item in session.agenda), *own_}


def _list(told: Told) -> dict[str, Any]:
    next_ = to_come(told.commission)
    return {
        "title": _("Sesiones de la Comisión"),
        "description": _("Cuándo sesiona la Comisión, qué trata, quién asistió y cómo votó cada integrante."),
        "data": "index.json",
        "next": [brief(one) for one in next_],
        "rows": [
            brief(one)
            | {
                "state": _(one.state),
                "resolved": [
                    {"text": own(each.text), "outcome": _(each.outcome)} for each in one.agenda if each.outcome
                ],
                "approved": day(one.minutes.approved_on) if one.minutes else "",
            }
            for one in reversed(told.commission.sessions)
            if one not in next_
        ],
    }


def _page(told: Told, one: Session) -> dict[str, Any]:
    minutes = one.minutes
    return {
        "title": named(one),
        "description": _("{session} de la Comisión: orden del día, asistencia, votos y acta.").format(
            session=named(one)
        ),
        "data": f"{one.slug}.json",
        "at": moment(one.at),
        "state": _(one.state),
        "place": own(one.place),
        "opened": moment(one.opened_at),
        "closed": moment(one.closed_at),
        "broadcast": one.broadcast if one.broadcast.startswith(("https://", "http://")) else "",
        "items": [_item(told, each) for each in one.agenda],
        "came": [_presence(each) for each in one.presences if each.came],
        "absent": [_presence(each) for each in one.presences if not each.came],
        "guests": one.guests,
        "minutes": {
            "approved": day(minutes.approved_on),
            "issued": day(minutes.issued_on),
            "documents": told.documents(minutes.document),
        }
        if minutes
        else None,
    }


def _presence(one: Any) -> dict[str, str]:
    return {"name": own(one.name), "seat": _(one.seat)}


def _item(told: Told, item: Item) -> dict[str, Any]:
    counts = Counter(each.sense for each in item.votes)
    return {
        "text": own(item.text),
        "outcome": _(item.outcome),
        "tally": [{"sense": _(sense), "count": count} for sense, count in counts.items()],
        "votes": [{"name": own(each.name), "sense": _(each.sense)} for each in item.votes],
        "agreed": [own(each) for each in paragraphs(item.agreed)],
        "amendments": [own(each) for each in paragraphs(item.amendments)],
        "dissents": [
            {"kind": _(each.kind), "name": own(each.name), "texts": [own(text) for text in paragraphs(each.text)]}
            for each in item.dissents
        ],
        "documents": told.documents(item.document),
    }


def _brief(one: Session) -> dict[str, Any]:
    return {
        "clase": one.kind,
        "numero": one.number,
        "fecha": one.at,
        "lugar": one.place or None,
        "transmision": one.broadcast or None,
        "estado": one.state,
        "instalada": one.opened_at or None,
        "clausurada": one.closed_at or None,
        "acta_aprobada_el": one.minutes.approved_on if one.minutes else None,
        "pagina": f"{FOLDER}{one.slug}.html",
    }


def _record(one: Session) -> dict[str, Any]:
    minutes = one.minutes
    return {
        **_brief(one),
        "asistencia": [{"nombre": each.name, "lugar": each.seat, "asistio": each.came} for each in one.presences],
        "personas_invitadas": one.guests,
        "orden_del_dia": [
            {
                "numero": each.number,
                "texto": each.text,
                "resultado": each.outcome or None,
                "acordado": each.agreed or None,
                "modificaciones": each.amendments or None,
                "votos": [{"nombre": vote.name, "sentido": vote.sense} for vote in each.votes],
                "votos_escritos": [
                    {"clase": own_.kind, "nombre": own_.name, "texto": own_.text or None} for own_ in each.dissents
                ],
                "documento": each.document or None,
            }
            for each in one.agenda
        ],
        "acta": {
            "aprobada_el": minutes.approved_on,
            "emitida_el": minutes.issued_on or None,
            "documento": minutes.document or None,
        }
        if minutes
        else None,
    }
