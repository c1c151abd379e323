# SPDX-License-Identifier: EUPL-1.2
"""A file put together: read, set and hashed. It writes nothing; ``actions.keep`` does."""

from dataclasses import dataclass
from datetime import datetime

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Postulant
from conoceles.files.papers import made
from conoceles.look import papers
from conoceles.supervision.models import Dossier

from . import gathering, setting
from .setting import Told


@dataclass(frozen=True)
class Made:
    """One file, ready to be kept: of whom, of when, and its documents by what follows the dot."""

    kind: str
    subject: Candidacy | Postulant
    at: datetime
    facts: int
    files: dict[str, bytes]


def make(kind: str, subject: Candidacy | Postulant, *, at: datetime, told: Told) -> Made:
    """The file of *subject* with what happened until *at*. *told* hears how far it is."""
    of = gathering.of_candidacy if isinstance(subject, Candidacy) else gathering.of_postulant
    facts = of(subject, until=at)  # type: ignore[arg-type]
    if kind == Dossier.Kind.FILE:
        files = {"pdf": papers.pdf(setting.file_of(subject, facts, at=at, told=told))}
    else:
        paper = setting.laid_before(subject, facts, at=at)
        files = {name: made(paper, name) for name in ("pdf", "docx")}
    return Made(kind, subject, at, len(facts), files)
