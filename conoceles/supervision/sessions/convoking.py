# SPDX-License-Identifier: EUPL-1.2
"""What is shown before a session is convened: what goes out, to whom, and with how much notice."""

from datetime import timedelta
from typing import Any

from conoceles.kernel import clock
from conoceles.supervision.models import Session

from . import queries, telling
from .labels import KINDS
from .rules.words import Kind


def page(session: Session) -> dict[str, Any]:
    """All of it, as the page says it."""
    dropped = queries.settled(session)
    gone = {each.pk for each in dropped}
    needed = queries.notice(session.process, Kind(session.kind))
    return {
        "session": session,
        "named": queries.named(session),
        "dropped": dropped,
        "items": [each for each in session.items.select_related("version__document") if each.pk not in gone],
        "people": [(str(who), telling.role(who)) for who in queries.summoned(session)],
        "left": _words(queries.hour(session) - clock.now()),
        "needed": int(needed.total_seconds() // 3600),
        "short": queries.hour(session) - clock.now() < needed,
        "kind": KINDS[Kind(session.kind)],
    }


def _words(left: timedelta) -> str:
    """«71 horas y 20 minutos»; nothing, once it passed."""
    minutes = int(left.total_seconds() // 60)
    if minutes <= 0:
        return ""
    hours, minutes = divmod(minutes, 60)
    parts = [
        f"{count} {one}{'s' if count != 1 else ''}" for count, one in ((hours, "hora"), (minutes, "minuto")) if count
    ]
    return " y ".join(parts)
