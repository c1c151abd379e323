# SPDX-License-Identifier: EUPL-1.2
"""Rules of documents, in plain Python: why something is refused, and how far a document has come on its route."""

from enum import Enum, auto


class Reason(Enum):
    """Why something of a document is refused; each with its words in ``phrases``."""

    NO_ROUTES = auto()
    NO_ROUTE = auto()
    NO_OBLIGATION = auto()
    ALREADY_OPEN = auto()
    WHAT_IS_MODIFIED = auto()
    DRAFT_CHANGED = auto()
    NOTHING_NEW = auto()
    EMPTY_SECTIONS = auto()
    NO_VERSION = auto()
    NOT_FIXED = auto()
    ANOTHER_VERSION = auto()
    NO_ENGROSSMENT = auto()
    VERSION_CHANGED = auto()
    NOT_YET = auto()
    ALREADY_DONE = auto()
    NOT_ON_ROUTE = auto()
    NOT_BY_YOU = auto()
    ONLY_INSTANCE_SENDS = auto()
    DAY_TO_COME = auto()
    BEFORE_LAST = auto()
    NO_SESSION = auto()
    NO_VOTE = auto()
    NOT_CARRIED = auto()
    NO_AGREEMENT = auto()
    NO_ORDER = auto()
    NO_FOLIO = auto()
    NOT_RETURNED_HERE = auto()
    NO_OBSERVATIONS = auto()
    UNANSWERED = auto()
    ALREADY_ANSWERED = auto()
    NOT_LAST = auto()
    SET_ASIDE = auto()
    WITHDRAWN = auto()
    BEGUN = auto()
    NOT_A_PDF = auto()
    PDF_TOO_LARGE = auto()
    SAME_FILE = auto()
    FILE_GONE = auto()
    NOT_YOUR_UNIT = auto()
    NO_CUT = auto()
