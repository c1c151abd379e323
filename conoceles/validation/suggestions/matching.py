# SPDX-License-Identifier: EUPL-1.2
"""Who else says what a revision says: always against what stands today, in as many questions for one as for a hundred.

The revision itself need not have been looked at before: its own words are read here, and only the others are looked up.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, zip_longest
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, Q, When

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel.names import folded
from conoceles.validation.models import Saying, Use

from .contents import Content, threshold
from .keeping import compared
from .looking import Posted
from .rules import likeness

#: Of those that are alike, how many are compared; of those that say the same, how many are read.
_MOST_ALIKE = 200
_MOST_USES = 2000


class Relation(StrEnum):
    """Whose the other candidacy is, as far as the register says."""

    OTHER = "de otra persona"
    FORMULA = "de su misma fórmula"
    SAME_NAME = "de alguien con el mismo nombre"


class Elsewhere(NamedTuple):
    """Where something is said: by whom, in which formula, nominated by whom."""

    saying: int
    question: str
    revision: int
    candidacy: UUID
    name: str
    formula: UUID
    postulant: int
    party_of_origin: int | None


@dataclass(frozen=True)
class Match:
    """The same (``same``), or something like it, in another candidacy; ``share`` is how much of it, of a hundred."""

    content: Content
    use: Elsewhere
    share: int
    same: bool


def matches(candidacy: Candidacy, contents: list[Content]) -> list[Match]:
    """All of *contents* that persons other than hers say: the same first, and then what is most alike."""
    shares = _shares(candidacy.process, contents)
    uses = _uses(candidacy, {saying for found in shares.values() for saying in found})
    found = {
        (content, use.candidacy, use.question): Match(content, use, *shares[content][use.saying])
        for content in contents
        for use in reversed(uses)
        if use.saying in shares[content]
    }
    return sorted(found.values(), key=lambda match: (not match.same, -match.share, match.use.name, match.use.candidacy))


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
    ranked = {content: posted.sharing(likeness.keys(content.runs)) for content in texts}
    near = _near(process, _closest(ranked.values()))
    sharing = {content: set(pks) for content, pks in ranked.items()}
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


def _closest(ranked: Iterable[list[int]]) -> list[int]:
    """As many as are compared, those that share most first: of the first text, of the second, and so on in turn."""
    in_turn = (pk for rank in zip_longest(*ranked) for pk in rank if pk is not None)
    return list(islice(dict.fromkeys(in_turn), _MOST_ALIKE))


def _near(process: Process, pks: list[int]) -> dict[int, tuple[frozenset[int], int]]:
    """The runs and the family of each of *pks*, and of those of their families while there is room.

    A family may be a whole party's: were its texts counted first, none that is closer would be compared.
    """
    if not pks:
        return {}
    families = Saying.objects.filter(pk__in=pks).values("family")
    found = Saying.objects.filter(Q(pk__in=pks) | Q(family__in=families), process=process)
    rows = found.annotate(farther=Case(When(pk__in=pks, then=0), default=1)).order_by("farther", "pk")
    return {
        pk: (likeness.unpacked(runs), family)
        for pk, runs, family in rows.values_list("pk", "runs", "family")[:_MOST_ALIKE]
    }


def _uses(candidacy: Candidacy, sayings: set[int]) -> list[Elsewhere]:
    """Where other persons say any of *sayings* today."""
    if not sayings:
        return []
    whose = "trace__revision__candidacy__"
    found = Use.objects.filter(saying__in=sayings).exclude(**{f"{whose}person": candidacy.person_id})
    fields = ("saying", "question", "trace__revision", f"{whose}pk", f"{whose}person__name", f"{whose}formula")
    more = (f"{whose}formula__postulant", f"{whose}formula__party_of_origin")
    rows = [Elsewhere(*row) for row in found.order_by("pk").values_list(*fields, *more)[:_MOST_USES]]
    live = set(compared().filter(pk__in={row.revision for row in rows}).values_list("pk", flat=True))
    return [row for row in rows if row.revision in live]


def relation(candidacy: Candidacy, name: str, formula: UUID) -> Relation:
    """Whose another candidacy, of that name and formula, is to *candidacy*.

    The register may take for two whoever stands twice: the same name is told apart.
    """
    if folded(name) == folded(candidacy.person.name):
        return Relation.SAME_NAME
    return Relation.FORMULA if formula == candidacy.formula_id else Relation.OTHER
