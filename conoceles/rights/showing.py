# SPDX-License-Identifier: EUPL-1.2
"""Requests as pages show them, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.look.dates import day, moment
from conoceles.supervision.obligations.showing import days_left

from . import proofs
from .models import Owed, Step
from .phrases import AWAITED, DEEDS, EFFECTS, IDENTIFIED, NAMES, OUTCOMES, OWED, STAGES, WAYS
from .queries import Standing
from .rules import Deed, Effect, Identified, Outcome, Right, Stage, Way
from .telling import has_account

#: What is this near is told apart.
_SOON = 7


@dataclass(frozen=True)
class Light:
    """The traffic light: a colour, and the words that say the same."""

    tag: str
    words: str


@dataclass(frozen=True)
class Shown:
    """A request in words; ``limit`` says until when, and how long is left."""

    standing: Standing
    name: str
    way: str
    stage: str
    light: Light
    limit: str

    @property
    def folio(self) -> str:
        """What people call it by."""
        return self.standing.request.folio


def shown(one: Standing) -> Shown:
    """*one* in words."""
    request = one.request
    return Shown(one, NAMES[Right(request.right)], WAYS[Way(request.way)], STAGES[one.stage], light(one), _limit(one))


def light(one: Standing) -> Light:
    """Red, what is late or came late; amber, what ends within a week; green, the rest; grey, what has no term."""
    if one.late:
        return Light("tag-grave", "Rojo: vencida")
    if one.answered_late:
        return Light("tag-grave", "Rojo: contestada fuera de plazo")
    if one.effected_late:
        return Light("tag-grave", "Rojo: cumplida fuera de plazo")
    if one.stage.over:
        return Light("tag-done", "Verde: en plazo")
    if one.limit is None:
        return Light("tag-absent", "Gris: sin plazo")
    left = (one.limit.last_day - _today(one)).days
    return Light("tag-waiting", "Ámbar: por vencer") if left <= _SOON else Light("tag-done", "Verde: en plazo")


def _today(one: Standing) -> date:
    assert one.limit is not None
    return one.now.astimezone(one.limit.closes.tzinfo).date()


def _limit(one: Standing) -> str:
    if one.limit is None:
        return ""
    what = {Stage.PREVENTED: "La persona puede completarla", Stage.OWED: "Debe cumplirse"}.get(
        one.stage, "Debe contestarse y notificarse"
    )
    return f"{what} a más tardar el {day(one.limit.last_day)} ({days_left(one.limit.last_day, _today(one))})"


def told(step: Step, one: Standing) -> dict[str, Any]:
    """A step of *one* as a line: what, when, how long after it was written down, and what was said in it."""
    details = []
    if step.means:
        details.append(("Cómo", IDENTIFIED[Identified(step.means)]))
    if step.outcome:
        details.append(("Respuesta", OUTCOMES[Outcome(step.outcome)]))
    details += [
        ("Qué se vio", step.shown),
        ("Acredita que la representa", step.power),
        ("Fundamento", step.ground),
        ("Motivo" if step.deed == Deed.ANSWERED else "Texto", step.text),
        ("Medio", step.way),
        ("Se anotó", _gap(step, one)),
        ("La persona la abrió", moment(step.read_at) if step.read_at else ""),
    ]
    return {
        "step": step,
        "what": DEEDS[Deed(step.deed)],
        "details": [(name, value) for name, value in details if value],
    }


def _gap(step: Step, one: Standing) -> str:
    days = (localtime(step.written_at).date() - localtime(step.at).date()).days
    if not days:
        return ""
    said = f"{days} día{'s' * (days > 1)} después"
    counts = step.deed == Deed.NOTIFIED and one.clocks.told != step.at
    return f"{said}. Para el plazo cuenta el día en que se anotó" if counts else said


def effect(owed: Owed) -> dict[str, Any]:
    """What is owed: whether it is true and by what, or what is missing, and where it is done."""
    kind = Effect(owed.effect)
    missing = "" if owed.done_at else AWAITED if proofs.step_taken(owed) else OWED[kind]
    where = ""
    if owed.done_at and owed.release:
        where = f"Publicación {owed.release.number}, {moment(owed.done_at)}"
    elif owed.done_at:
        where = moment(owed.done_at)
    return {
        "owed": owed,
        "what": EFFECTS[kind],
        "missing": missing,
        "where": where,
        "noted": kind is Effect.OTHER,
        "copied": kind is Effect.COPY and not has_account(owed.request),
    }


def done_at(owed: Owed, by: Capacity) -> str:
    """The address where *by* does what is owed, empty where another person does it."""
    candidacy = owed.request.candidacy_id
    match Effect(owed.effect):
        case Effect.OFF:
            return reverse("afterwards:profile", args=[candidacy])
        case Effect.PROFILE:
            return reverse("queue:queue")
        case Effect.SHREDDED if permits(by, Act.END_TREATMENT, Place(process=owed.request.process.slug)):
            return reverse("ending:cancel")
        case Effect.COPY if not has_account(owed.request):
            return reverse("rights:copy-handed", args=[owed.request_id])
    return ""
