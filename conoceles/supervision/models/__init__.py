# SPDX-License-Identifier: EUPL-1.2
"""What supervision keeps, by noun."""

from .documents import Document, Draft, Observation, Routes, RouteStep, SignedCopy, Version
from .dossiers import Dossier
from .feeds import Feed
from .obligations import Excuse, Fulfilment, Obligation, Reminder, Start
from .office import Activity, Folio, Incoming
from .plans import Plan

__all__ = [
    "Activity",
    "Document",
    "Dossier",
    "Draft",
    "Excuse",
    "Feed",
    "Folio",
    "Fulfilment",
    "Incoming",
    "Obligation",
    "Observation",
    "Plan",
    "Reminder",
    "RouteStep",
    "Routes",
    "SignedCopy",
    "Start",
    "Version",
]
