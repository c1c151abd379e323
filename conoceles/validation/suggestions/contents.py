# SPDX-License-Identifier: EUPL-1.2
"""What of a revision is compared with others: its long texts, its photograph and its contacts, all of them public."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Definition, Kind, listed
from conoceles.kernel import contacts
from conoceles.validation.models import Saying

from .rules import likeness
from .rules.links import place
from .rules.tokens import Words

Sort = Saying.Sort
_SORTS = {
    Kind.LONG_TEXT: Sort.TEXT,
    Kind.PHOTO: Sort.PHOTO,
    Kind.PHONE: Sort.PHONE,
    Kind.EMAIL: Sort.MAIL,
    Kind.URL: Sort.WEB,
}


@dataclass(frozen=True)
class Content:
    """One thing that is said: in which question, as it was written, and by what it is told again."""

    question: str
    sort: Sort
    value: str
    digest: str
    runs: bytes = field(repr=False, default=b"")


def of(definition: Definition, answers: dict[str, Any] | None) -> list[Content]:
    """Each thing that *answers* say and that is compared; nothing of what is sealed, nor of what is not public."""
    if answers is None or definition.sealed:
        return []
    return [
        found
        for question in definition.questions
        if question.public and question.kind in _SORTS
        for value in listed(answers.get(question.key))
        for found in _one(question.key, _SORTS[question.kind], value)
    ]


def _one(question: str, sort: Sort, value: str) -> Iterator[Content]:
    said = {
        Sort.TEXT: likeness.same,
        Sort.PHOTO: str,
        Sort.PHONE: contacts.digits,
        Sort.MAIL: lambda mail: mail.strip().lower(),
        Sort.WEB: place,
    }[sort](value)
    if said:
        runs = likeness.packed(likeness.hashes(Words.of(value).each)) if sort is Sort.TEXT else b""
        yield Content(question, sort, value, likeness.digest(sort, said), runs)


def of_revision(revision: Revision) -> list[Content]:
    """Those of *revision*."""
    return of(revision.questionnaire.definition, revision.answers)


def threshold(process: Process) -> int:
    """Of a hundred runs of the shorter of two texts, how many in the other make them alike, in that process."""
    value = process.parameters.get("similar_share", {}).get("value")
    return min(max(int(value), 1), 100) if value is not None else likeness.ALIKE


def method(process: Process) -> str:
    """How the revisions of *process* are looked at: another, and all of them are looked at again."""
    return f"1/{threshold(process)}"
