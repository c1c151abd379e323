# SPDX-License-Identifier: EUPL-1.2
"""Who else says what a revision says: always against what stands today, in as many questions for one as for a hundred.

The revision itself need not have been looked at before: its own words are read here, and only the others are looked up.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.kernel.names import folded
from conoceles.validation.models import Saying, Use

from .contents import Content, threshold
from .keeping import compared
from .looking import Posted
from .rules import likeness

#: Of those that are alike, how many are compared; of those that say the same, how many are read.
_MOST_ALIKE = 400
_MOST_USES = 2000


class Relation(StrEnum):
    """Whose the other candidacy is, as far as the register says."""

    OTHER = "de otra persona"
    FORMULA = "de su misma fórmula"
    SAME_NAME = "de alguien con el mismo nombre"


@dataclass(frozen=True)
class Match:
    """The same (``same``), or something like it, in another candidacy; ``share`` is how much of it, of a hundred."""

    content: Content
    question: str
    revision: int
    candidacy: Candidacy
    relation: Relation
    share: int
    same: bool


def matches(revision: Revision, contents: list[Content]) -> list[Match]:
    """All of *contents* that other persons say: those that are the same first, and then those most alike."""
    process = revision.candidacy.process
    shares = _shares(process, contents)
    uses = _uses(revision.candidacy, {saying for found in shares.values() for saying in found})
    found = [
        Match(content, use.question, use.trace.revision_id, other, whose, *shares[content][use.saying_id])
        for content in contents
        for use, other, whose in uses
        if use.saying_id in shares[content]
    ]
    found.sort(key=lambda match: (not match.same, -match.share, match.candidacy.person.name, str(match.candidacy.pk)))
    seen: set[tuple] = set()
    return [m for m in found if (key := (m.content, m.candidacy.pk, m.question)) not in seen and not seen.add(key)]


def _shares(process: Process, contents: list[Content]) -> dict[Content, dict[int, tuple[int, bool]]]:
    """For each content, the pk of what says it or something like it: how much of it, and whether it is the same."""
    found: dict[Content, dict[int, tuple[int, bool]]] = {content: {} for content in contents}
    by_digest = defaultdict(list)
    for content in contents:
        by_digest[content.digest].append(content)
    for pk, digest in Saying.objects.filter(process=process, digest__in=list(by_digest)).values_list("pk", "digest"):
        for content in by_digest[digest]:
            found[content][pk] = (100, True)
    texts = [content for content in contents if content.runs]
    posted = Posted(process, (key for content in texts for key in likeness.keys(content.runs)))
    sharing = {content: set(posted.sharing(likeness.keys(content.runs))) for content in texts}
    near = _near(process, set().union(*sharing.values()))
    at_least = threshold(process)
    for content, pks in sharing.items():
        families = {family for pk, (_, family) in near.items() if pk in pks}
        own = likeness.unpacked(content.runs)
        for pk, (runs, family) in near.items():
            if (pk in pks or family in families) and pk not in found[content]:
                share = likeness.share(own, runs)
                if share >= at_least:
                    found[content][pk] = (share, False)
    return found


def _near(process: Process, pks: set[int]) -> dict[int, tuple[frozenset[int], int]]:
    """The runs and the family of each of *pks*, and of those of their families."""
    if not pks:
        return {}
    families = Saying.objects.filter(pk__in=pks).values("family")
    rows = Saying.objects.filter(Q(pk__in=pks) | Q(family__in=families), process=process).order_by("pk")
    return {
        pk: (likeness.unpacked(runs), family)
        for pk, runs, family in rows.values_list("pk", "runs", "family")[:_MOST_ALIKE]
    }


def _uses(candidacy: Candidacy, sayings: set[int]) -> list[tuple[Use, Candidacy, Relation]]:
    """Where other persons say any of *sayings* today."""
    if not sayings:
        return []
    uses = Use.objects.filter(saying__in=sayings).exclude(trace__revision__candidacy__person=candidacy.person_id)
    rows = list(
        uses.select_related(
            "trace__revision__candidacy__person",
            "trace__revision__candidacy__formula__postulant",
            "trace__revision__candidacy__formula__position",
            "trace__revision__candidacy__formula__territory",
        )
        .defer("trace__revision__answers", "trace__revision__sealed")
        .order_by("pk")[:_MOST_USES]
    )
    live = set(compared().filter(pk__in={row.trace.revision_id for row in rows}).values_list("pk", flat=True))
    return [
        (row, row.trace.revision.candidacy, relation(candidacy, row.trace.revision.candidacy))
        for row in rows
        if row.trace.revision_id in live
    ]


def relation(one: Candidacy, other: Candidacy) -> Relation:
    """Whose *other* is to *one*. The register may take for two whoever stands twice: the same name is told apart."""
    if folded(other.person.name) == folded(one.person.name):
        return Relation.SAME_NAME
    return Relation.FORMULA if other.formula_id == one.formula_id else Relation.OTHER
