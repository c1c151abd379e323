# SPDX-License-Identifier: EUPL-1.2
"""The tables of a process, by noun."""

from .calendar import CalendarWindow, WindowChange
from .consents import ConsentText
from .councils import Council
from .offices import Office, Position
from .places import PlaceMap, Section, Territory
from .postulants import AllianceScope, Emblem, Membership, Postulant
from .process import Agreement, Process
from .questionnaires import Questionnaire

__all__ = [
    "Agreement",
    "AllianceScope",
    "CalendarWindow",
    "ConsentText",
    "Council",
    "Emblem",
    "Membership",
    "Office",
    "PlaceMap",
    "Position",
    "Postulant",
    "Process",
    "Questionnaire",
    "Section",
    "Territory",
    "WindowChange",
]
