# SPDX-License-Identifier: EUPL-1.2
"""Cuts, and whom the next one would count."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Approved, Consent
from conoceles.elections.models import Postulant, Process
from conoceles.elections.questionnaire import Definition
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import queries as published
from conoceles.publication import shelf
from conoceles.publication.gates.queries import gates
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.models import Counted, Cut
from conoceles.statistics.published.cuts import NAME, read

from . import rules

#: The key under which independent candidacies are counted together: each alone would be a table of one person.
INDEPENDENT = "independientes"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is counted: her place in the tables, and her approved sealed revision (its number), if any."""

    candidacy: uuid.UUID
    revision: int | None
    office: str
    postulant: str
    sex: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Office, postulant and sex: the finest cell there is."""
        return self.office, self.postulant, self.sex


def cuts(process: Process) -> QuerySet[Cut]:
    """Every cut of *process*, the last first."""
    return Cut.objects.filter(process=process).select_related(
        "process", "agreement", "prepared_by__user", "signed_by__user"
    )


def to_sign(process: Process) -> Cut | None:
    """The one that is prepared and waits to be signed, if any."""
    return cuts(process).filter(state=Cut.State.PREPARED).first()


def signed(process: Process) -> list[Cut]:
    """Those that were signed, the first one first: what the public has, or will have."""
    return list(cuts(process).filter(state=Cut.State.SIGNED).order_by("number"))


def skipped(process: Process) -> list[Cut]:
    """Those that were not made because too little had changed, the first one first."""
    return list(cuts(process).filter(state=Cut.State.SKIPPED).order_by("number"))


def latest(process: Process) -> Cut | None:
    """The last one that was signed, if any."""
    return cuts(process).filter(state=Cut.State.SIGNED).first()


def public(process: Process) -> frozenset[int]:
    """The numbers of the cuts that the release that is shown carries."""
    release = published.shown(process)
    if release is None:
        return frozenset()
    folder = shelf.of(process.slug).freezes / str(release.number)
    if folder.exists():
        return frozenset(each.cut.number for each in read(Snapshot(folder).beside(NAME)))
    # What it was frozen from is lost: whatever was signed before it was read is taken for public.
    rows = cuts(process).filter(state=Cut.State.SIGNED, signed_at__lte=release.frozen_at)
    return frozenset(rows.values_list("number", flat=True))


def in_flight(process: Process) -> Cut | None:
    """The one that is prepared, or signed and not public yet: there is one at a time."""
    open_ = cuts(process).filter(state__in=[Cut.State.PREPARED, Cut.State.SIGNED])
    return open_.exclude(number__in=public(process)).first()


def check_free(process: Process) -> None:
    """Whether another cut may be made. Raises Refused: ANOTHER_WAITS, AFTER_FINAL."""
    waiting = in_flight(process)
    if waiting is not None:
        raise Refused(rules.Reason.ANOTHER_WAITS, number=waiting.number)
    last = latest(process)
    if last is not None and last.occasion == Cut.Occasion.FINAL:
        raise Refused(rules.Reason.AFTER_FINAL, number=last.number)


def next_number(process: Process) -> int:
    """The number of the next cut: none comes twice, whatever became of it."""
    last = Cut.objects.filter(process=process).order_by("-number").first()
    return last.number + 1 if last else 1


def told_at(cut: Cut) -> datetime:
    """When the release that first told *cut* was read; now, where none did yet."""
    rows = cut.process.releases.filter(shown_at__isnull=False, withdrawing=False, frozen_at__gte=cut.signed_at)
    first = rows.order_by("frozen_at").values_list("frozen_at", flat=True).first()
    return first or clock.now()


def definitions(process: Process) -> list[Definition]:
    """The questionnaires that are kept sealed, each version that was ever in force."""
    rows = process.questionnaires.filter(in_force_at__isnull=False).order_by("slug", "version")
    return [found for row in rows if (found := row.definition).sealed]


def consenting(candidacies: Iterable[uuid.UUID] | None = None, *, process: Process) -> set[uuid.UUID]:
    """Who consents, now, to being counted; of *candidacies* alone, where they are given."""
    rows = Consent.objects.filter(candidacy__process=process, decision__in=rules.CONSENTED)
    if candidacies is not None:
        rows = rows.filter(candidacy__in=list(candidacies))
    given: dict[uuid.UUID, dict[str, bool]] = defaultdict(dict)
    for who, decision, yes in rows.order_by("number").values_list("candidacy_id", "decision", "given"):
        given[who][decision] = yes
    return {who for who, decisions in given.items() if rules.consents(decisions)}


def standing(process: Process) -> list[Member]:
    """Whoever stands for an office whose register is public, in a stable order, counted or not."""
    told = process.allows("register_before_opening")
    hidden = [] if told else [gate.office for gate in gates(process) if gate.closed(clock.now())]
    answered = dict(
        Approved.objects.filter(candidacy__process=process).values_list("candidacy_id", "revision_id").order_by()
    )
    rows = (
        Candidacy.objects.filter(process=process, status=Candidacy.Status.REGISTERED)
        .exclude(formula__position__office__key__in=hidden)
        .order_by("pk")
        .values_list(
            "pk", "formula__position__office__key", "formula__postulant__key", "formula__postulant__kind", "person__sex"
        )
    )
    return [Member(pk, answered.get(pk), office, _postulant(key, kind), sex) for pk, office, key, kind, sex in rows]


def _postulant(key: str, kind: str) -> str:
    return INDEPENDENT if kind == Postulant.Kind.INDEPENDENT else key


def counted(cut: Cut) -> list[Member]:
    """Whom *cut* counted, as they stood then."""
    rows = Counted.objects.filter(cut=cut).order_by("candidacy")
    return [
        Member(*row) for row in rows.values_list("candidacy_id", "revision_id", "office", "postulant", "sex").iterator()
    ]


def withdrew(cut: Cut) -> set[uuid.UUID]:
    """Of those whom *cut* counted, who consents to it no more."""
    members = set(Counted.objects.filter(cut=cut).values_list("candidacy_id", flat=True))
    return members - consenting(process=cut.process)


def changes(now: Collection[Member], before: Collection[Member]) -> int:
    """How many candidacies are counted now and were not, or no longer, or from other answers or in another place."""
    return len({one.candidacy for one in set(now) ^ set(before)})
