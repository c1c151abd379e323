# SPDX-License-Identifier: EUPL-1.2
"""``calendar.toml``: when things open and close."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .words import Key, Long, Slug, Sourced


class Opening(StrEnum):
    """What a window of the calendar opens."""

    REGISTRATION = "registro"
    ACCOUNTS = "cuentas"
    CAPTURE = "captura"
    VALIDATION = "validacion"
    CORRECTION = "correccion"
    PREVIEW = "vista-previa"
    PUBLICATION = "publicacion"
    BALLOTS_CLOSED = "cierre-de-boletas"  # from its first day on, what changes in the register is not printed
    CAMPAIGN = "campana"
    REFLECTION = "veda"
    DAYS_OFF = "inhabil"  # besides Saturdays and Sundays, where a process counts working days


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Sourced):
    """``[[window]]``: whole local days, both included; without ``last_day`` it does not close.

    ``agreement`` is the one that fixes these days, where the process names it.
    """

    key: Opening
    name: Long
    office: Slug = ""
    first_day: date
    last_day: date | None = None
    agreement: Key = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """The whole of ``calendar.toml``."""

    window: tuple[Window, ...]
