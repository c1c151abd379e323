# SPDX-License-Identifier: EUPL-1.2
"""What watching does by itself: it looks each minute, verifies several times a day, and reports readings each day."""

import subprocess
import sys
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from conoceles.custody.models import Alert, ReadingReport
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk

from . import actions, facts, queries, rules


def look() -> dict[str, int]:
    """Open an alert of what is wrong and was not, close those of what has been right for a while."""
    now = clock.now()
    wrong = {(each.kind.value, each.whom): each for each in rules.found(facts.facts(now), settings.ALERTS)}
    opened, closed = 0, 0
    calm = timedelta(minutes=settings.ALERTS["sosiego-minutos"])
    for alert in Alert.objects.filter(closed_at=None):
        if wrong.pop((alert.kind, alert.whom), None):
            Alert.objects.filter(pk=alert.pk).update(seen_at=now)
        elif not timedelta(0) <= now - alert.seen_at <= calm:  # also where the clock went back: it is told by its own
            actions.close(alert, by=Clerk())
            closed += 1
    for each in wrong.values():
        actions.open_alert(Alert(kind=each.kind, whom=each.whom, figures=dict(each.figures)), by=Clerk())
        opened += 1
    return {"opened": opened, "closed": closed}


def verify() -> dict[str, int]:
    """Begin to look at the record and at what is published, whole: in another process, since it may take minutes."""
    command = ["nice", sys.executable, str(settings.BASE / "manage.py"), "watch", "--verify"]
    subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    return {"begun": 1}


def report_readings() -> dict[str, Any] | None:
    """The readings of yesterday, once, from the hour that the installation chose on."""
    now = timezone.localtime(clock.now())
    yesterday = now.date() - timedelta(days=1)
    if now.hour < settings.ALERTS["informe-hora"] or ReadingReport.objects.filter(day=yesterday).exists():
        return None
    made = ReadingReport(day=yesterday, counts=queries.readings_of(yesterday))
    actions.report(made, by=Clerk())
    return {"reported": 1}
