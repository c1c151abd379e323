# SPDX-License-Identifier: EUPL-1.2
"""What supervision keeps, by noun."""

from .declared import Declared
from .documents import Document, Draft, LeftDraft, Observation, Routes, RouteStep, Version
from .dossiers import Dossier
from .feeds import Feed
from .follow_ups import Evidence, FollowUp
from .members import Member
from .obligations import Excuse, Fulfilment, Obligation, Reminder, Start
from .office import Activity, Folio, Incoming
from .plans import Plan
from .publicity import Posting, Publication, PublicVersion
from .remissions import Outage, Package, Remission, Reply, Request, Sending
from .returned import EditedCopy, SignedCopy
from .sessions import AgendaItem, Attendance, Guest, Passage, Session, SessionAct, SessionNotice
from .votes import Dissent, FormerResolution, Instruction, InstructionReport, Resolution, Vote

__all__ = [
    "Activity",
    "AgendaItem",
    "Attendance",
    "Declared",
    "Dissent",
    "Document",
    "Dossier",
    "Draft",
    "EditedCopy",
    "Evidence",
    "Excuse",
    "Feed",
    "Folio",
    "FollowUp",
    "FormerResolution",
    "Fulfilment",
    "Guest",
    "Incoming",
    "Instruction",
    "InstructionReport",
    "LeftDraft",
    "Member",
    "Obligation",
    "Observation",
    "Outage",
    "Package",
    "Passage",
    "Plan",
    "Posting",
    "PublicVersion",
    "Publication",
    "Reminder",
    "Remission",
    "Reply",
    "Request",
    "Resolution",
    "RouteStep",
    "Routes",
    "Sending",
    "Session",
    "SessionAct",
    "SessionNotice",
    "SignedCopy",
    "Start",
    "Version",
    "Vote",
]
