# SPDX-License-Identifier: EUPL-1.2
"""What an observation must say, so that whoever receives it knows what to mend and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from conoceles.elections.described.grounds import About
from conoceles.elections.questionnaire import Definition, Kind, Question, Section
from conoceles.kernel.refusals import Refused
from conoceles.kernel.text import collapsed

from .reasons import Reason

#: Characters that each part of an observation may have.
LONGEST = 2000


class Told(NamedTuple):
    """An observation as somebody wrote it. Without ``question`` it is of the section as a whole."""

    section: str
    text: str = ""
    question: str = ""
    ground: str = ""
    quote: str = ""
    says: str = ""
    should_say: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of the closed list of a process."""

    key: str
    name: str
    about: About
    help: str = ""
    words: bool = False

    def suits(self, questions: Iterable[Question]) -> bool:
        """Whether it may be of one of *questions*: of a photograph, of a text, or of either."""
        return self.about is About.ANYTHING or any(
            (question.kind is Kind.PHOTO) == (self.about is About.PHOTO) for question in questions
        )

    @property
    def told(self) -> str:
        """Its name, and what it means; what asks the reviewer for words of her own is no word for the candidacy."""
        return f"{self.name}. {self.help}" if self.help and not self.words else f"{self.name}."


def grounds(written: Iterable[Mapping[str, Any]]) -> dict[str, Ground]:
    """The grounds as the process keeps them, by key."""
    return {
        each["key"]: Ground(each["key"], each["name"], About(each["about"]), each["help"], each["words"])
        for each in written
    }


def check_told(
    told: Told, *, definition: Definition, answers: Mapping[str, Any] | None, known: Mapping[str, Ground]
) -> None:
    """Refuse an observation that nobody could mend, or that quotes what nobody wrote.

    *answers* are None where they are kept sealed: nothing of them can be quoted. Where the process has no list of
    grounds, words alone say what is wrong. Raises Refused, with the ``field`` of :class:`Told` that is wrong.
    """
    section = next((each for each in definition.sections if each.key == told.section), None)
    if section is None:
        sections = [each.key for each in definition.sections]
        raise Refused(Reason.UNKNOWN_SECTION, field="section", section=told.section, known=sections)
    questions = [each for each in section.questions if told.question in {"", each.key}]
    if not questions:
        raise Refused(Reason.UNKNOWN_QUESTION, field="question", question=told.question, section=section.name)
    _check_ground(told, section, questions, known)
    for field in ("text", "quote", "says", "should_say"):
        if len(getattr(told, field)) > LONGEST:
            raise Refused(Reason.TOO_LONG, field=field, longest=LONGEST)
    _check_quoted(told, questions, answers)


def _check_ground(told: Told, section: Section, questions: Sequence[Question], known: Mapping[str, Ground]) -> None:
    if not known and not told.ground:
        if not told.text.strip() and not told.should_say.strip():
            raise Refused(Reason.SAYS_NOTHING, field="text", section=section.name)
        return
    if not told.ground:
        raise Refused(Reason.WITHOUT_GROUND, field="ground", section=section.name)
    ground = known.get(told.ground)
    if ground is None:
        raise Refused(Reason.UNKNOWN_GROUND, field="ground", ground=told.ground, known=list(known))
    if not ground.suits(questions):
        raise Refused(Reason.GROUND_ELSEWHERE, field="ground", ground=ground.name, photo=ground.about is About.PHOTO)
    if ground.words and not told.text.strip():
        raise Refused(Reason.WITHOUT_WORDS, field="text", ground=ground.name)


def _check_quoted(told: Told, questions: Iterable[Question], answers: Mapping[str, Any] | None) -> None:
    written = [
        collapsed(words) for each in questions if each.kind is not Kind.PHOTO for words in each.shown(answers or {})
    ]
    for field in ("quote", "says"):
        quoted = collapsed(getattr(told, field))
        if quoted and not any(quoted in words for words in written):
            raise Refused(Reason.NOT_THERE, field=field)
    says, should_say = collapsed(told.says), collapsed(told.should_say)
    if bool(says) != bool(should_say):
        raise Refused(Reason.HALF_SAID, field="should_say" if says else "says")
    if says and says == should_say:
        raise Refused(Reason.SAYS_THE_SAME, field="should_say")
