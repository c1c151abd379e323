# SPDX-License-Identifier: EUPL-1.2
"""What the system says of a session in its convocation and in the draft of its minutes; people mend the prose."""

from zoneinfo import ZoneInfo

from conoceles.look.dates import moment
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import AgendaItem, Guest, Member, Resolution, Session

from . import queries
from .labels import DEEDS, KINDS, OPINIONS, OUTCOMES, SEATS, SENSES, counted, joined
from .rules.voting import tally
from .rules.words import Deed, Kind, Opinion, Outcome, Seat, Sense


def role(who: Member | Guest) -> str:
    """In what place somebody comes: «Presidencia de la Comisión»."""
    if isinstance(who, Guest):
        return who.position or "Persona invitada"
    if who.postulant is not None:
        return f"{SEATS[Seat(who.seat)]}: {who.postulant.name}"
    return SEATS[Seat(who.seat)]


def convocation(session: Session) -> dict[str, str]:
    """By section of the convocation, its text."""
    zone = ZoneInfo(session.process.timezone)
    where = f"Se convoca a sesión {KINDS[Kind(session.kind)]} el {moment(session.at, zone)}, en {session.place}."
    seen = f"Es pública y se transmite en {session.broadcast}." if session.broadcast else "Es pública."
    who = "\n".join(f"{each}, {role(each)}" for each in queries.summoned(session))
    return {"sesion": f"{where}\n\n{seen}\n\nSe convoca a:\n{who}", "orden": "\n".join(agenda(session))}


def agenda(session: Session) -> list[str]:
    """Its items, numbered as they were convened."""
    items = session.items.select_related("version__document")
    return [f"{each.number}. {each.text}{_on(each)}" for each in items]


def _on(item: AgendaItem) -> str:
    return f" (versión {item.version.number})" if item.version else ""


def minutes(session: Session) -> dict[str, str]:
    """By section of the minutes, what happened."""
    zone = ZoneInfo(session.process.timezone)
    where = f"Se celebró en {session.place}{f' y se transmitió en {session.broadcast}' if session.broadcast else ''}."
    acts = [f"{DEEDS[Deed(each.deed)]}: {moment(each.at, zone)}." for each in session.acts.all()]
    resolved = [resolution(each) for each in resolutions(session)]
    items = session.items.select_related("resolution", "version__document")
    course = [f"{each.number}. {each.text}{_on(each)}. {_outcome(each)}" for each in items]
    told = [instruction.text for instruction in session.instructions.all()]
    owed = [f"{each.number}. {each.text} Lo debe: {BODIES[Body(each.owed_by)]}." for each in session.instructions.all()]
    agreed = [*resolved, *(["Instrucciones:", *owed] if told else [])]
    return {
        "asistencia": "\n\n".join([where, *acts, *attendance(session)]),
        "desarrollo": "\n\n".join(course) or "No se desahogó ningún punto.",
        "acuerdos": "\n\n".join(agreed) or "No se votó ningún punto.",
    }


def attendance(session: Session) -> list[str]:
    """Of each call, who came and who did not, as it was written down that day."""
    lines = []
    deeds = {each.deed for each in session.acts.all()}
    for call in (1, 2):
        rows = queries.attended(session, call)
        if not rows:
            continue
        came = [f"{each.member or each.guest} ({role(each.member or each.guest)})" for each in rows if each.present]
        left = [
            f"{each.member or each.guest}{f': {each.excuse}' if each.excuse else ''}"
            for each in rows
            if not each.present
        ]
        here = queries.present(session, call)
        again = call == 1 and Deed.CALL_AGAIN in deeds
        enough = "hubo quórum" if Deed.OPEN in deeds and not again else "no hubo quórum"
        seats = sum(each.member is not None and each.member.votes for each in rows)
        lines.append(f"{'Segunda convocatoria. ' if call > 1 else ''}Con {len(here)} de {seats} con voto, {enough}.")
        lines += [f"Asistieron: {joined(came) or 'nadie'}.", *([f"No asistieron: {joined(left)}."] if left else [])]
        lines += _passed(session, call)
    return lines


def _passed(session: Session, call: int) -> list[str]:
    """Who came late and who left before the end, each with her hour."""
    zone = ZoneInfo(session.process.timezone)
    found = session.passages.filter(call=call).select_related("member__postulant", "guest")
    return [
        f"{'Se incorporó' if each.arrived else 'Se retiró'} {each.member or each.guest}, a las "
        f"{each.at.astimezone(zone):%H:%M}."
        for each in found
    ]


def resolutions(session: Session) -> list[Resolution]:
    """What it resolved, in the order of its agenda."""
    found = Resolution.objects.filter(item__session=session).select_related("item__session", "item__version")
    return list(found.order_by("item__number").prefetch_related("item__votes__member", "item__dissents__member"))


def resolution(one: Resolution) -> str:
    """What was resolved of an item, how each voted and what each added."""
    item, votes = one.item, list(one.item.votes.all())
    how = counted(tally(Sense(each.sense) for each in votes), one.result)
    said = [f"Punto {item.number}. {OUTCOMES[Outcome(one.outcome)]}{f', {how}' if how else ''}.", one.text]
    by_name = "; ".join(f"{each.member}: {SENSES[Sense(each.sense)].lower()}" for each in votes)
    said += [f"{by_name}." if by_name else ""]
    said += [f"Observaciones: {one.observations}" if one.observations else ""]
    said += [f"Modificaciones que se votaron: {one.amendments}" if one.amendments else ""]
    said += [f"{OPINIONS[Opinion(each.kind)]} de {each.member}." for each in item.dissents.all()]
    return " ".join(filter(None, said))


def _outcome(item: AgendaItem) -> str:
    found = getattr(item, "resolution", None)
    return f"{OUTCOMES[Outcome(found.outcome)]}." if found else "No consta qué se resolvió."
