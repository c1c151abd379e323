# SPDX-License-Identifier: EUPL-1.2
"""The commission: who makes it up, by which agreement and since when, and the plan that it approved."""

from dataclasses import dataclass

from .documents import Document, Posting
from .duties import Doubt, Duty
from .sessions import Session


@dataclass(frozen=True, slots=True)
class Act:
    """An agreement by its key, and its day; both may be empty."""

    key: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a seat: ``until`` is the last day, included; empty, still. ``represents``: a postulant, by its key.

    Why somebody left is not told: it may be of her health or of her life.
    """

    seat: str
    name: str
    position: str
    represents: str
    agreement: Act
    since: str
    until: str = ""
    ended_by: Act = Act()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was approved: which, what version, on what day, and by which agreement if by one."""

    title: str
    version: int
    approved_on: str
    agreement: Act


@dataclass(frozen=True, slots=True)
class Commission:
    """All of it, as it stood on ``day``, the local day of the read."""

    name: str
    day: str
    members: tuple[Member, ...]
    plans: tuple[Plan, ...]
    duties: tuple[Duty, ...]
    doubts: tuple[Doubt, ...]
    sessions: tuple[Session, ...]
    documents: tuple[Document, ...]
    postings: tuple[Posting, ...]
