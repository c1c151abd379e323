# SPDX-License-Identifier: EUPL-1.2
"""The snapshot: everything a release may say, and nothing else.

Page builders and open data know these types alone: what is not a field here is not public.

A frozen snapshot is a private folder::

    header.json      one Header
    races.json       where each race lies in profiles.jsonl
    profiles.jsonl   one Profile a line, by race, in ballot order
    photos/<digest>  the sizes of the photographs that profiles refer to, and the emblems of the header
    beside/<name>.json  what later steps made public of their own, read in the same transaction

Days and instants are ISO 8601 strings, in the zone of the process.
"""

from .ballots import BallotPlace, OnBallot, as_printed, ballot, on_ballot
from .history import Past
from .opened import BESIDE, Race, Snapshot, note_line, profile_of
from .outlines import outline
from .profiles import (
    Mate,
    Move,
    Other,
    Paused,
    Picture,
    Printed,
    Profile,
    Sheet,
    SourceInfo,
    State,
    Withdrawn,
)
from .said import DrawInfo, SecurityInfo
from .shared import (
    AgeGroup,
    Crossing,
    DateInfo,
    EmblemInfo,
    FilterInfo,
    GroupInfo,
    Header,
    LanguageInfo,
    MapInfo,
    OfficeInfo,
    PositionInfo,
    PostulantInfo,
    ProcessInfo,
    QuestionnaireInfo,
    ShapeInfo,
    TerritoryInfo,
    Unopened,
    Voting,
)

__all__ = [
    "BESIDE",
    "AgeGroup",
    "BallotPlace",
    "Crossing",
    "DateInfo",
    "DrawInfo",
    "EmblemInfo",
    "FilterInfo",
    "GroupInfo",
    "Header",
    "LanguageInfo",
    "MapInfo",
    "Mate",
    "Move",
    "OfficeInfo",
    "OnBallot",
    "Other",
    "Past",
    "Paused",
    "Picture",
    "PositionInfo",
    "PostulantInfo",
    "Printed",
    "ProcessInfo",
    "Profile",
    "QuestionnaireInfo",
    "Race",
    "SecurityInfo",
    "ShapeInfo",
    "Sheet",
    "Snapshot",
    "SourceInfo",
    "State",
    "TerritoryInfo",
    "Unopened",
    "Voting",
    "Withdrawn",
    "as_printed",
    "ballot",
    "note_line",
    "on_ballot",
    "outline",
    "profile_of",
]
