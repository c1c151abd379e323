# SPDX-License-Identifier: EUPL-1.2
"""Remissions, looked up: where each is, what it meets and until when, and what must go to INE and in none goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.described import Step
from conoceles.supervision.documents.rules.words import Outcome, Verb
from conoceles.supervision.models import Document, Package, Remission, Reply, RouteStep, Sending
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.rules import Owed

from .rules import Facts, Reason, State, state


@dataclass(frozen=True)
class Seen:
    """A remission with its packages and sendings, the first first, and what it meets."""

    remission: Remission
    packages: Sequence[Package]
    sendings: Sequence[Sending]
    state: State
    meets: tuple[owed.Seen, ...] = ()

    @property
    def package(self) -> Package | None:
        """The last one."""
        return self.packages[-1] if self.packages else None

    @property
    def sending(self) -> Sending | None:
        """The last one."""
        return self.sendings[-1] if self.sendings else None

    @property
    def reply(self) -> Reply | None:
        """What INE answered to the last sending."""
        return getattr(self.sending, "reply", None) if self.sending else None

    @property
    def until(self) -> date | None:
        """The first day on which something of what it meets ends."""
        days = [one.standing.last_day for one in self.meets if one.standing.last_day and not one.standing.settled]
        return min(days, default=None)


def remissions(process: Process, ledger: owed.Ledger | None = None) -> list[Seen]:
    """All of *process*, the newest first."""
    return _seen(Remission.objects.filter(process=process), ledger or owed.ledger(process))


def one(remission: Remission) -> Seen:
    """How far *remission* has come."""
    return _seen(Remission.objects.filter(pk=remission.pk), owed.ledger(remission.process))[0]


def _seen(found: QuerySet[Remission], ledger: owed.Ledger) -> list[Seen]:
    sent = Sending.objects.select_related("reply__obligation", "by__user", "outage").order_by("pk")
    packages = Package.objects.select_related("by__user").prefetch_related(Prefetch("sendings", sent, "sent"))
    rows = found.select_related("process", "letter__folio", "extract", "request__obligation", "by__user")
    rows = rows.prefetch_related(
        Prefetch("packages", packages, "made"),
        Prefetch("documents", Document.objects.select_related("routes", "modifies__routes")),
        "documents__obligations",
    )
    by_key = {seen.obligation.pk: seen for seen in ledger.all()}
    return [_one(each, by_key) for each in rows]


def _one(remission: Remission, by_key: dict[int, owed.Seen]) -> Seen:
    sendings = sorted((each for package in remission.made for each in package.sent), key=lambda each: each.pk)
    replies = [each.reply for each in sendings if hasattr(each, "reply")]
    facts = Facts(
        letter=remission.letter_id is not None,
        packages=len(remission.made),
        replies=[each.reply.outcome if hasattr(each, "reply") else "" for each in sendings],
        informed=remission.informed_on is not None,
        withdrawn=bool(remission.withdrawn),
    )
    keys = [each.pk for document in remission.documents.all() for each in document.obligations.all()]
    keys += [remission.request.obligation_id] if remission.request else []
    keys += [each.obligation_id for each in replies if each.obligation_id]
    met = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    to_ine = tuple(each for each in met if each.obligation.owed != Owed.ACTIVITY)
    return Seen(remission, remission.made, sendings, state(facts), to_ine)


def remit_step(document: Document, verb: Verb = Verb.REMIT) -> Step | None:
    """The step of the route of *document* with which it goes to INE, or comes back from it."""
    return next((step for step in document.way.step if step.verb is verb), None)


def ready(process: Process) -> list[Document]:
    """The documents whose next step is to go to INE, and that no remission carries."""
    carried = set(_standing(process).values_list("documents", flat=True))
    return [
        stands.document
        for stands in documents.documents(process)
        if any(step.verb is Verb.REMIT for step in stands.next) and stands.document.pk not in carried
    ]


def _standing(process: Process) -> QuerySet[Remission]:
    return Remission.objects.filter(process=process, withdrawn="")


def carrying(document: Document) -> Remission | None:
    """The remission that carries *document*, if one does."""
    return _standing(document.process).filter(documents=document).first()


def without_package(process: Process) -> QuerySet[RouteStep]:
    """What was marked as sent in its own route, without a package of ours."""
    ours = Sending.objects.filter(package__remission__process=process).values("steps")
    found = RouteStep.objects.filter(document__process=process, set_aside="", outcome=Outcome.DONE)
    return found.exclude(pk__in=ours).exclude(folio="").select_related("document__routes", "version")


def marked(process: Process) -> list[RouteStep]:
    """Those of ``without_package`` that went to INE."""
    return [each for each in without_package(process) if _goes(each)]


def _goes(taken: RouteStep) -> bool:
    found = taken.document.way.found(taken.step)
    return found is not None and found.verb is Verb.REMIT


def missing(ledger: owed.Ledger, carried: Iterable[Seen]) -> list[owed.Seen]:
    """What is owed to INE, is not settled, and no remission carries: the first to end first."""
    there = {seen.obligation.pk for one in carried if one.state is not State.WITHDRAWN for seen in one.meets}
    return [
        seen
        for seen in ledger.all()
        if seen.obligation.owed != Owed.ACTIVITY and not seen.standing.settled and seen.obligation.pk not in there
    ]


def last_extract(process: Process) -> Extract | None:
    """The last extract of the register that was sent to INE: from it the next one tells what changed."""
    sent = Remission.objects.filter(process=process, withdrawn="", packages__sendings__isnull=False)
    return Extract.objects.filter(pk__in=sent.values("extract")).order_by("-number").first()


def unanswered(process: Process) -> QuerySet[Sending]:
    """What was sent and INE has not answered, the first first."""
    found = Sending.objects.filter(package__remission__process=process, package__remission__withdrawn="", reply=None)
    return found.select_related("package__remission").order_by("on", "pk")


def content_of(name: str, digest: str) -> bytes:
    """A private file as it was kept. Raises Refused: FILE_GONE."""
    content = unaltered(name, digest)
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content
