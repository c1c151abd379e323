# SPDX-License-Identifier: EUPL-1.2
"""The texts of a process that several persons say, as groups: the same, or one like another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.elections.queries import in_force
from conoceles.elections.questionnaire import Kind, listed
from conoceles.validation.models import Saying, Use
from conoceles.validation.suggestions.keeping import stands
from conoceles.validation.suggestions.rules.tokens import shortened

#: Of a group, how many are listed beside the others.
_NAMED = 5


@dataclass(frozen=True)
class Group:
    """A text that several say: how many persons, in how many formulas, in how many versions; and the first of them."""

    family: int
    people: int
    texts: int
    excerpt: str
    uses: list[Use]
    labels: dict[str, str]

    @property
    def first(self) -> Use:
        """The one beside which the others are put."""
        return self.uses[0]

    @property
    def named(self) -> list[tuple[Use, str]]:
        """Those that are listed, each with the words of its question."""
        return [(use, self.labels.get(use.question, use.question)) for use in self.uses[:_NAMED]]

    @property
    def more(self) -> int:
        """Those that are not."""
        return max(len(self.uses) - _NAMED, 0)


def said() -> QuerySet[Use]:
    """Where texts are said today, as they were last looked at."""
    return Use.objects.filter(stands("trace__revision__candidacy"), saying__sort=Saying.Sort.TEXT)


def families(
    process: Process, *, pairs: bool = False, question: str = "", postulant: int | None = None
) -> QuerySet[Use, dict]:
    """Each group's ``family``, ``people`` and ``texts``, the largest first.

    With ``pairs``, those that only the two of one formula say; without, those of persons of several formulas.
    ``question`` and ``postulant`` keep the groups in which they are.
    """
    uses = said().filter(saying__process=process)
    candidacy = "trace__revision__candidacy"
    for wanted in ({"question": question}, {f"{candidacy}__formula__postulant": postulant}):
        if all(wanted.values()):
            uses = uses.filter(
                saying__family__in=said().filter(saying__process=process, **wanted).values("saying__family")
            )
    return (
        uses.values(family=F("saying__family"))
        .annotate(
            people=Count(f"{candidacy}__person", distinct=True),
            formulas=Count(f"{candidacy}__formula", distinct=True),
            texts=Count("saying", distinct=True),
        )
        .filter(people__gt=1, **{"formulas": 1} if pairs else {"formulas__gt": 1})
        .order_by("-people", "family")
    )


def members(*wanted: int) -> QuerySet[Use]:
    """Where the texts of those families are said, with whom."""
    return (
        said()
        .filter(saying__family__in=wanted)
        .select_related(
            "saying__process",
            "trace__revision__candidacy__person",
            "trace__revision__candidacy__formula__postulant",
            "trace__revision__candidacy__formula__position",
            "trace__revision__candidacy__formula__territory",
        )
        .defer("saying__runs", "trace__revision__answers", "trace__revision__sealed")
        .order_by("saying__family", "saying", "trace__revision__candidacy__person__name", "question", "pk")
    )


def groups(process: Process, page: Iterable[dict]) -> list[Group]:
    """The groups of one page of ``families``, in as many questions for one as for twenty."""
    rows = {row["family"]: row for row in page}
    uses: dict[int, list[Use]] = {family: [] for family in rows}
    for use in members(*rows):
        uses[use.saying.family].append(use)
    firsts = {found[0].trace.revision_id for found in uses.values() if found}
    answers = dict(Revision.objects.filter(pk__in=firsts).values_list("pk", "answers"))
    words = labels(process)
    return [
        Group(family, row["people"], row["texts"], _excerpt(answers, uses[family][0]), uses[family], words)
        for family, row in rows.items()
        if uses[family]
    ]


def excerpt(use: Use) -> str:
    """The beginning of what is said there."""
    revision = use.trace.revision_id
    return _excerpt(dict(Revision.objects.filter(pk=revision).values_list("pk", "answers")), use)


def shared(one: tuple[int, str], other: tuple[int, str]) -> int | None:
    """The family of a text that those revisions (pk) say in those questions (key); None where none is of both."""
    (first, asked), (second, there) = one, other
    theirs = said().filter(trace__revision=second, question=there).values("saying__family")
    mine = said().filter(trace__revision=first, question=asked, saying__family__in=theirs)
    return mine.values_list("saying__family", flat=True).first()


def labels(process: Process) -> dict[str, str]:
    """The words of each question that asks for a long text."""
    return {
        question.key: question.label
        for each in in_force(process).values()
        for question in each.definition.questions
        if question.kind is Kind.LONG_TEXT and question.public
    }


def _excerpt(answers: dict[int, dict | None], use: Use) -> str:
    return shortened("\n".join(listed((answers.get(use.trace.revision_id) or {}).get(use.question))))
