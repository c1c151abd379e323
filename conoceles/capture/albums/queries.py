# SPDX-License-Identifier: EUPL-1.2
"""What an album is looked at by: the question that asks for a photograph, and whose a file is, by its name."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from uuid import UUID

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.scanning import named as by_code
from conoceles.capture.models import Album, ChosenPhoto, Shot
from conoceles.capture.queries.boards import in_the_open
from conoceles.capture.queries.reached import reached
from conoceles.capture.rules import papers
from conoceles.capture.rules.progress import chosen
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.questionnaire import Question
from conoceles.kernel.names import slug


def asked(process: Process) -> tuple[Questionnaire, Question] | None:
    """The question that is answered with a photograph; None where the process asks for none."""
    for questionnaire in in_the_open(process):
        for question in filter(chosen, questionnaire.definition.questions):
            return questionnaire, question
    return None


def file_name(candidacy: Candidacy) -> str:
    """What the file of *candidacy* is called, without what follows the dot: its key, in letters that any file takes."""
    return slug(candidacy.key)


@dataclass
class Names:
    """The names of files, of a whole process: by its key, or by the code of one of its printed forms."""

    process: Process
    _keys: dict[str, UUID] = field(init=False)
    _twice: set[str] = field(init=False)

    def __post_init__(self) -> None:
        pairs = [(slug(key), pk) for key, pk in Candidacy.objects.filter(process=self.process).values_list("key", "pk")]
        times = Counter(name for name, _ in pairs)
        self._twice = {name for name, count in times.items() if count > 1}
        self._keys = dict(pairs)

    def whose(self, name: str) -> UUID | None:
        """Whose photograph a file of that name is; None where nobody's, or of two whose keys read alike."""
        stem = slug(PurePosixPath(name).stem)
        if stem in self._keys and stem not in self._twice:
            return self._keys[stem]
        code = papers.in_name(name)
        found = by_code(self.process, code) if code else None
        return found.pk if found else None


def own(by: Capacity) -> dict[UUID, Candidacy]:
    """The candidacies for which *by* captures, each with what it owes."""
    return {each.pk: each for each in reached(by, Act.CAPTURE_ON_BEHALF)}


def versions(candidacies: set[UUID], questionnaire: Questionnaire, question: Question) -> dict[UUID, tuple[int, bool]]:
    """Of each that ever chose one: the version, and whether there is a photograph."""
    rows = ChosenPhoto.objects.filter(candidacy__in=candidacies, slug=questionnaire.slug, question=question.key)
    return {
        pk: (version, photo is not None) for pk, version, photo in rows.values_list("candidacy", "version", "photo")
    }


def figures(album: Album) -> list[tuple[Shot.State, int]]:
    """How many of each, in the order of the states."""
    times = Counter(album.shots.values_list("state", flat=True))
    return [(state, times[state]) for state in Shot.State if times[state]]
