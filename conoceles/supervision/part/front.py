# SPDX-License-Identifier: EUPL-1.2
"""The page of the commission: who makes it up, how its plan goes in four colours with their words, and where to go."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import N_, _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.words import day
from conoceles.supervision.published import Act, Commission, Duty, Member, Session

from .told import Told, moment, own, spoken

FOLDER = "comision/"
#: Each light, how it looks and what it means; a page says it in words too.
LIGHTS = {
    "vencida": ("tag-grave", N_("Rojo"), N_("vencidas, o cumplidas fuera de plazo")),
    "por-vencer": ("tag-waiting", N_("Ámbar"), N_("vencen en siete días, o vencidas por diseño")),
    "al-dia": ("tag-done", N_("Verde"), N_("en plazo o cumplidas")),
    "sin-plazo": ("tag-absent", N_("Gris"), N_("sin plazo todavía, o dispensadas")),
}


#: How a session that is to sit is told of (``sessions.labels``).
_CONVENED = ("convocada", "convocada por segunda vez")
#: The states of what is owed past its day, and that of what was met past every day that the plan gives.
_LATE = ("vencida", "vencida-por-diseno")
_MET_LATE = "cumplida-tarde"


def pages(told: Told) -> Iterator[Page]:
    """The page, and the same as JSON."""
    of = (told.commission,)
    yield told.page("commission", f"{FOLDER}index.html", _content(told), *of)
    if not spoken():
        yield told.record("comision", f"{FOLDER}index.json", _record(told), *of)


def lights(duties: tuple[Duty, ...]) -> list[dict[str, str]]:
    """The traffic light in words: each colour, what it means and how many."""
    counts = Counter(one.light for one in duties)
    return [
        {"tag": tag, "colour": _(colour), "count": str(counts[light]), "meaning": _(meaning)}
        for light, (tag, colour, meaning) in LIGHTS.items()
    ]


def _content(told: Told) -> dict[str, Any]:
    commission = told.commission
    return {
        "title": _("La Comisión que supervisa"),
        "description": _("Quién supervisa este sistema, qué debe hacer y hasta cuándo, qué ha resuelto y qué publica."),
        "data": "index.json",
        "name": own(commission.name),
        "day": day(commission.day),
        "lights": lights(commission.duties) if commission.duties else [],
        "seated": [_member(told, one) for one in commission.members if not _gone(told, one)],
        "earlier": [_member(told, one) for one in commission.members if _gone(told, one)],
        "plans": [
            {"title": _(one.title), "version": one.version, "day": day(one.approved_on), "act": _act(one.agreement)}
            for one in commission.plans
        ],
        "missed": [
            {"key": key, "name": _(name), "count": len(found)}
            for key, name, found in missed(commission.duties)
            if found
        ],
        "next": [brief(one) for one in to_come(commission)],
        "sessions": len(commission.sessions),
        "documents": len(commission.documents),
        "postings": len(commission.postings),
    }


def to_come(commission: Commission) -> list[Session]:
    """The sessions that were convened for that day or later and have not sat, the first first."""
    found = [each for each in commission.sessions if each.at[:10] >= commission.day and each.state in _CONVENED]
    return sorted(found, key=lambda one: one.at)


def named(session: Session) -> str:
    """«Sesión ordinaria 3»."""
    return _("Sesión {kind} {number}").format(kind=_(session.kind), number=session.number)


def brief(one: Session) -> dict[str, str]:
    """A session as lists tell of it: «Sesión ordinaria 3», where its page is, when and where."""
    return {"name": named(one), "page": f"{one.slug}.html", "at": moment(one.at), "place": own(one.place)}


def missed(duties: tuple[Duty, ...]) -> list[tuple[str, str, list[Duty]]]:
    """What was not done in time, as the page of deadlines gathers it: still owed, or met afterwards."""
    return [
        ("vencidas", N_("Vencidas"), [one for one in duties if one.state in _LATE]),
        ("tarde", N_("Cumplidas fuera de plazo"), [one for one in duties if one.state == _MET_LATE]),
    ]


def _gone(told: Told, member: Member) -> bool:
    return bool(member.until) and member.until < told.commission.day


def _member(told: Told, member: Member) -> dict[str, str]:
    known = told.catalogue.postulants.get(member.represents)
    return {
        "seat": _(member.seat),
        "name": own(member.name),
        "position": own(member.position),
        "represents": own(known.name) if known else "",
        "since": day(member.since),
        "until": day(member.until),
        "act": _act(member.agreement),
        "ended_by": _act(member.ended_by),
    }


def _act(act: Act) -> str:
    if not act.key:
        return ""
    if not act.on:
        return _("acuerdo {key}").format(key=own(act.key))
    return _("acuerdo {key}, del {day}").format(key=own(act.key), day=day(act.on))


def _record(told: Told) -> dict[str, Any]:
    commission = told.commission
    counts = Counter(one.light for one in commission.duties)
    return {
        "nombre": commission.name or None,
        "al": commission.day,
        "semaforo": {light: counts[light] for light in LIGHTS},
        "integracion": [
            {
                "lugar": one.seat,
                "nombre": one.name,
                "cargo": one.position or None,
                "representa": one.represents or None,
                "acuerdo": one.agreement.key or None,
                "acordado_el": one.agreement.on or None,
                "desde": one.since,
                "hasta": one.until or None,
                "termina_por": one.ended_by.key or None,
            }
            for one in commission.members
        ],
        "planes": [
            {
                "nombre": one.title,
                "version": one.version,
                "aprobado_el": one.approved_on,
                "acuerdo": one.agreement.key or None,
            }
            for one in commission.plans
        ],
    }
