# SPDX-License-Identifier: EUPL-1.2
"""The tables of capture, by noun."""

from .albums import Album, Shot
from .assistances import Assistance
from .consents import Approved, Consent, Disclosure
from .corrections import CorrectionRequest
from .drafts import Draft, Stash
from .endorsements import Endorsement
from .notices import NoticeDelivery
from .openings import Opening, Reminder
from .photos import ChosenPhoto, Photo
from .revisions import Revision, Source
from .scans import Scan, ScanBatch
from .workbooks import Change, Workbook

__all__ = [
    "Album",
    "Approved",
    "Assistance",
    "Change",
    "ChosenPhoto",
    "Consent",
    "CorrectionRequest",
    "Disclosure",
    "Draft",
    "Endorsement",
    "NoticeDelivery",
    "Opening",
    "Photo",
    "Reminder",
    "Revision",
    "Scan",
    "ScanBatch",
    "Shot",
    "Source",
    "Stash",
    "Workbook",
]
