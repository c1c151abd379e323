# SPDX-License-Identifier: EUPL-1.2
"""What is sealed together with what, and how long a sealed text is allowed to look."""

import uuid
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why the vault says no; each with its words in ``phrases``. No reason ever carries what was sealed."""

    LOCKED = auto()
    OTHER_KEY = auto()
    SPOILED = auto()
    SHREDDED = auto()
    BLOCKED = auto()
    TOO_LARGE = auto()
    STILL_WRAPS = auto()
    IN_FORCE = auto()
    NO_RECOVERY = auto()
    NOT_TWO_CUSTODIANS = auto()
    NOT_A_CUSTODY = auto()
    NOT_RECOVERABLE = auto()
    STILL_RECOVERS = auto()
    NOT_BLOCKED = auto()


class Purpose(StrEnum):
    """What sealed answers may be opened for: there is no other."""

    OWN_READING = "own-reading"  # the candidacy reads back, corrects or sends what it answered
    BADGES = "badges"  # to learn which badges its consent shows; nobody sees the answers
    COUNTING = "counting"  # to count the groups it consents to be counted in; nobody sees the answers
    ANNEX = "annex"  # the exact counts of a cut, by whoever says what for
    CEREMONY = "ceremony"  # what is blocked, with the pages of two custodians, by whom an agreement says


class Kind(StrEnum):
    """What the sealed thing is to whoever keeps it."""

    DRAFT = "borrador"
    STASH = "apartado"  # posted in a session that had ended, until its account claims it
    REVISION = "revision"
    ANNEX = "anexo"  # the exact counts of a cut: its subject is the cut


def of_process(slug: str) -> uuid.UUID:
    """The subject of what is of a whole process and of nobody alone; its key ends when that process does."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"conoceles/{slug}")


@dataclass(frozen=True, slots=True)
class Label:
    """Where sealed answers belong; they open under this label and no other.

    ``process`` and ``questionnaire`` are slugs, ``section`` a section's key or empty for the whole questionnaire,
    ``number`` that of the revision. Whoever moves sealed bytes to another place has nothing that opens.
    """

    process: str
    subject: uuid.UUID
    questionnaire: str
    version: int
    kind: Kind
    section: str = ""
    number: int = 0

    @property
    def associated(self) -> bytes:
        """The label as the bytes that are authenticated with the answers."""
        return digests.canonical(
            [self.process, str(self.subject), self.questionnaire, self.version, self.kind, self.section, self.number]
        )


#: Every sealed text has one of these sizes, in bytes: what a whole questionnaire of options takes fits the first.
BUCKETS = (8 * 1024, 32 * 1024, 128 * 1024)
_SIZE = 4


def padded(content: bytes) -> bytes:
    """*content* filled up to a size that says nothing about it. Raises Refused: TOO_LARGE."""
    bucket = next((size for size in BUCKETS if len(content) + _SIZE <= size), None)
    if bucket is None:
        raise Refused(Reason.TOO_LARGE, largest=BUCKETS[-1] // 1024)
    return (len(content).to_bytes(_SIZE) + content).ljust(bucket, b"\x00")


def unpadded(filled: bytes) -> bytes:
    """What :func:`padded` was given."""
    return filled[_SIZE : _SIZE + int.from_bytes(filled[:_SIZE])]
