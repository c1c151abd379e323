# SPDX-License-Identifier: EUPL-1.2
"""Processes and what is in force in them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from conoceles.accounts.rules import Reach
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry

from .models import Agreement, CalendarWindow, ConsentText, Council, Postulant, Process, Questionnaire
from .rules import Days, Reason


def process(slug: str) -> Process:
    """The process with that *slug*. Raises Refused: NO_PROCESS."""
    found = Process.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(Reason.NO_PROCESS, slug=slug, known=sorted(Process.objects.values_list("slug", flat=True)))
    return found


def agreement(process: Process, key: str) -> Agreement:
    """The agreement cited as *key*. Raises Refused: NO_AGREEMENT."""
    found = process.agreements.filter(key=key).first()
    if found is None:
        known = sorted(process.agreements.values_list("key", flat=True))
        raise Refused(Reason.NO_AGREEMENT, key=key, process=process.slug, known=known)
    return found


def last_version(process: Process, slug: str) -> Questionnaire | None:
    """The last loaded version of a questionnaire, in force or proposed, if there is any."""
    return process.questionnaires.filter(slug=slug).order_by("-version").first()


def latest(process: Process, slug: str) -> Questionnaire:
    """The last loaded version of a questionnaire, in force or proposed. Raises Refused: NO_QUESTIONNAIRE."""
    found = last_version(process, slug)
    if found is None:
        known = sorted(set(process.questionnaires.values_list("slug", flat=True)))
        raise Refused(Reason.NO_QUESTIONNAIRE, slug=slug, process=process.slug, known=known)
    return found


def in_force(process: Process) -> dict[str, Questionnaire]:
    """The version of each questionnaire that must be answered now, by slug."""
    rows = process.questionnaires.filter(in_force_at__isnull=False).order_by("version")
    return {row.slug: row for row in rows}


def deadlines_passed(now: datetime) -> list[str]:
    """Each day and process in which some window closed before *now*, since the record began; the first one first."""
    first = Entry.objects.order_by("number").first()
    if first is None:
        return []
    windows = CalendarWindow.objects.filter(last_day__isnull=False).select_related("process").order_by("last_day")
    closed = (each for each in windows if first.at < (each.window().closes or now) <= now)
    return list(dict.fromkeys(f"fin de plazo {each.last_day} de {each.process.slug}" for each in closed))


def calendar(process: Process) -> QuerySet[CalendarWindow]:
    """The windows of *process*, the first to open first."""
    return process.windows.select_related("office", "held_by", "process").order_by("first_day", "key", "office__order")


def days(window: CalendarWindow) -> Days:
    """The days of *window*, as plain values."""
    return Days(window.first_day, window.last_day)


def today(process: Process) -> date:
    """The day it is where *process* takes place."""
    return clock.now().astimezone(ZoneInfo(process.timezone)).date()


def scopes(slug: str, reach: Reach) -> list[tuple[str, str]]:
    """What somebody can be appointed to inside the process *slug*, by key and name: see ``accounts.queries.scopes``."""
    model = {Reach.PARTY: Postulant, Reach.BODY: Council}.get(reach)
    rows = model.objects.filter(process__slug=slug).values_list("key", "name") if model else []
    return list(rows)


def consent_texts(process: Process) -> dict[str, ConsentText]:
    """The last version of what is consented to, by decision: what is signed now."""
    return {text.decision: text for text in process.consent_texts.order_by("version")}
