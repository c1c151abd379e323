# SPDX-License-Identifier: EUPL-1.2
"""Requests with where each stands, and who is to be reminded."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.vault.models import DataKey

from . import rules
from .models import Owed, Request, Step
from .rules import FOLLOWS, Clocks, Deed, Done, Effect, Limit, Outcome, Reason, Right, Stage, Terms
from .terms import terms as terms_of


@dataclass(frozen=True)
class Standing:
    """A request, what was done with it, where it is and until when."""

    request: Request
    steps: list[Step]
    effects: list[Owed]
    stage: Stage
    clocks: Clocks
    now: datetime

    def step(self, deed: Deed) -> Step | None:
        """That deed, if it was done."""
        return next((each for each in self.steps if each.deed == deed), None)

    @property
    def limit(self) -> Limit | None:
        """Until when what is next may be done."""
        return rules.running(self.stage, self.clocks)

    @property
    def late(self) -> bool:
        """Whether what is next is late."""
        return self.limit is not None and self.limit.over(self.now)

    @property
    def answered_late(self) -> bool:
        """Whether its answer came when the term was over."""
        return rules.answered_late(self.clocks)

    @property
    def effected_late(self) -> bool:
        """Whether something of what was granted came true when the term was over."""
        limit = self.clocks.effect
        return limit is not None and any(each.done_at and limit.over(each.done_at) for each in self.effects)


def done(steps: list[Step]) -> list[Done]:
    """Steps, as plain values."""
    return [Done(Deed(each.deed), each.at, each.written_at) for each in steps]


def clocks_of(request: Request, steps: list[Step], terms: Terms) -> Clocks:
    """Until when each thing may be done, with the limits that each act set as they were set."""
    frozen = dict(request.limits)
    for each in steps:
        frozen |= each.limits
    return rules.clocks(request.received_at, done(steps), terms, frozen=frozen)


def set_by(request: Request, step: Step) -> dict[str, str | None]:
    """The last days that *step*, not kept yet, sets."""
    deeds = done([*request.steps.all(), step])
    return rules.set_by(Deed(step.deed), rules.clocks(request.received_at, deeds, terms_of(request.process)))


def whole() -> QuerySet[Request]:
    """Requests with all that a page says of them."""
    return Request.objects.select_related(
        "process", "by__user", "candidacy__person", "candidacy__process", "candidacy__formula__position__office",
        "candidacy__formula__territory", "candidacy__formula__postulant", "candidacy__formula__answered_by",
    ).prefetch_related("steps__by__user", "effects__release", "effects__settled_by__user")  # fmt: skip


def held(request: Request) -> Request:
    """*request* with all that is done with it, while whoever else does something with it waits."""
    Request.objects.select_for_update().get(pk=request.pk)
    return whole().get(pk=request.pk)


def standing(request: Request, now: datetime, terms: Terms | None = None) -> Standing:
    """Where *request* is at *now*."""
    steps, effects = list(request.steps.all()), list(request.effects.all())
    deeds = done(steps)
    answer = next((each for each in steps if each.deed == Deed.ANSWERED), None)
    at = rules.stage(
        deeds,
        outcome=Outcome(answer.outcome) if answer else None,
        owed=any(each.done_at is None for each in effects),
    )
    limits = clocks_of(request, steps, terms or terms_of(request.process))
    return Standing(request, steps, effects, at, limits, now)


def standings(process: Process, now: datetime) -> list[Standing]:
    """All of *process*: what is late first, then by what comes next; what is over last, the newest first."""
    terms = terms_of(process)
    found = [standing(each, now, terms) for each in whole().filter(process=process)]
    open_ones = [each for each in found if not each.stage.over]
    over = [each for each in found if each.stage.over]
    far = date.max
    open_ones.sort(key=lambda each: (each.limit.last_day if each.limit else far, each.request.received_at))
    return [*open_ones, *sorted(over, key=lambda each: each.request.received_at, reverse=True)]


def own(candidacy: Candidacy, now: datetime) -> list[Standing]:
    """Those of one person, the newest first."""
    found = [standing(each, now) for each in whole().filter(candidacy=candidacy)]
    return sorted(found, key=lambda each: each.request.received_at, reverse=True)


def may_follow(request: Request) -> list[Effect]:
    """The effects that an answer may have: none of what was never there to be destroyed."""
    sealed = DataKey.objects.filter(pk=request.candidacy_id).exists()
    return [each for each in FOLLOWS[Right(request.right)] if each is not Effect.SHREDDED or sealed]


def unsettled() -> QuerySet[Owed]:
    """What is owed to somebody who was told so, and leaves a trace when it is done."""
    return (
        Owed.objects.filter(done_at=None)
        .exclude(effect=Effect.OTHER)
        .select_related("request__process", "request__candidacy__formula__position__office")
        .order_by("pk")
    )


def content_of(path: str, digest: str) -> bytes:
    """A file as it was kept. Raises Refused: FILE_GONE."""
    content = unaltered(path, digest)
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content


def next_number(process: Process, year: int) -> int:
    """The folio that comes next in that year. To be asked while *process* is held."""
    last = Request.objects.filter(process=process, year=year).order_by("number").last()
    return last.number + 1 if last else 1


def counts(process: Process, now: datetime) -> tuple[dict[Right, str], dict[Stage, str], str]:
    """For whoever may only count: by right, by where they are, and all, each as a band that points at nobody."""
    found = standings(process, now)
    by_right, by_stage = Counter(each.request.right for each in found), Counter(each.stage for each in found)
    rights = {each: rules.band(by_right[each]) for each in Right}
    return rights, {each: rules.band(by_stage[each]) for each in Stage}, rules.band(len(found))
