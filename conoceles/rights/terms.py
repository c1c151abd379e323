# SPDX-License-Identifier: EUPL-1.2
"""How a process counts the days of a request, and which rights it receives."""

from zoneinfo import ZoneInfo

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Process
from conoceles.kernel.days import natural, working

from .rules import Right, Terms


def terms(process: Process) -> Terms:
    """As its settings say; a term that is undecided does not run."""

    def days(key: str) -> int | None:
        value = process.parameters.get(key, {}).get("value")
        return value if isinstance(value, int) else None

    off = process.windows.filter(key=Opening.DAYS_OFF).values_list("first_day", "last_day")
    all_count = process.parameters.get("arco_day_kind", {}).get("value") == "naturales"
    return Terms(
        answer=days("arco_answer_days"),
        effect=days("arco_effect_days"),
        prevent=days("arco_prevent_days"),
        complete=days("arco_complete_days"),
        extension=days("arco_extension_days"),
        noted=days("arco_noted_days"),
        zone=ZoneInfo(process.timezone),
        counts=natural if all_count else working(*off),
        anew=process.parameters.get("arco_prevented_term", {}).get("value") != "sigue",
    )


def offered(process: Process) -> list[Right]:
    """The rights that may be exercised: portability, where the process says that it is one."""
    portable = process.allows("arco_portability")
    return [right for right in Right if right is not Right.PORTABILITY or portable]
