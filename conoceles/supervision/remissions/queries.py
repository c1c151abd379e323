# SPDX-License-Identifier: EUPL-1.2
"""Remissions, looked up: where each is, what it meets and until when, and which carries a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from conoceles.candidacies.models import Extract, Movement
from conoceles.elections.models import Agreement, Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import queries as in_documents
from conoceles.supervision.documents.described import Step
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.models import Document, Package, Remission, Reply, Request, Sending
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.rules import Owed

from .rules import Facts, Reason, State, state


@dataclass(frozen=True)
class Seen:
    """A remission with its packages and sendings, the first first, and what it meets.

    ``aside``: the sendings that were written down by mistake, with what was answered to them.
    """

    remission: Remission
    packages: Sequence[Package]
    sendings: Sequence[Sending]
    state: State
    meets: tuple[owed.Seen, ...] = ()
    aside: Sequence[Sending] = ()

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
        return self.sending.reply if self.sending else None

    @property
    def answered(self) -> list[Reply]:
        """What INE answered to each sending."""
        return [each.reply for each in self.sendings if each.reply]

    @property
    def until(self) -> date | None:
        """The first day on which something of what it meets ends."""
        days = [one.standing.last_day for one in self.meets if one.standing.last_day and not one.standing.settled]
        return min(days, default=None)


def one(remission: Remission) -> Seen:
    """How far *remission* has come."""
    return _seen(Remission.objects.filter(pk=remission.pk), owed.ledger(remission.process))[0]


def bare(remission: Remission) -> Seen:
    """The same, without what it meets: to write something down nobody has to reckon all that is owed."""
    return _seen(Remission.objects.filter(pk=remission.pk), None)[0]


def every(process: Process, ledger: owed.Ledger) -> list[Seen]:
    """All of them, the newest first."""
    return _seen(Remission.objects.filter(process=process), ledger)


def _seen(found: QuerySet[Remission], ledger: owed.Ledger | None) -> list[Seen]:
    replies = Reply.objects.select_related("obligation", "by__user").order_by("pk")
    sent = Sending.objects.select_related("by__user", "outage").prefetch_related(Prefetch("replies", replies))
    packages = Package.objects.select_related("by__user").prefetch_related(Prefetch("sendings", sent, "sent"))
    rows = found.select_related("process", "letter__folio", "extract", "request__obligation", "by__user")
    rows = rows.prefetch_related(
        Prefetch("packages", packages, "made"),
        Prefetch("documents", Document.objects.select_related("routes", "modifies__routes")),
        "documents__obligations",
    )
    by_key = {seen.obligation.pk: seen for seen in (ledger.all() if ledger else ())}
    return [_one(each, by_key) for each in rows]


def _one(remission: Remission, by_key: dict[int, owed.Seen]) -> Seen:
    written = sorted((each for package in remission.made for each in package.sent), key=lambda each: each.pk)
    sendings = [each for each in written if not each.set_aside]
    replies = [each.reply for each in sendings if each.reply]
    facts = Facts(
        letter=remission.letter_id is not None,
        packages=len(remission.made),
        replies=[each.reply.outcome if each.reply else "" for each in sendings],
        informed=remission.informed_on is not None,
        withdrawn=bool(remission.withdrawn),
    )
    keys = [each.pk for document in remission.documents.all() for each in document.obligations.all()]
    keys += [remission.request.obligation_id] if remission.request else []
    keys += [each.obligation_id for each in replies if each.obligation_id]
    met = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    to_ine = tuple(each for each in met if each.obligation.owed != Owed.ACTIVITY)
    aside = [each for each in written if each.set_aside]
    return Seen(remission, remission.made, sendings, state(facts), to_ine, aside)


def remit_step(document: Document, verb: Verb = Verb.REMIT) -> Step | None:
    """The step of the route of *document* with which it goes to INE, or comes back from it."""
    return next((step for step in document.way.step if step.verb is verb), None)


@dataclass(frozen=True)
class Ready:
    """A document whose route says that it goes to INE now, and that no remission carries.

    ``agreement``: of the Consejo General, where there is one; ``ordered``: whether it orders the remission.
    """

    document: Document
    until: date | None
    agreement: Agreement | None = None
    ordered: bool = False


def ready(process: Process, ledger: owed.Ledger) -> list[Ready]:
    """What may be remitted now, the first to end first."""
    carried = set(_standing(process).values_list("documents", flat=True))
    found = [
        stands
        for stands in in_documents.documents(process)
        if stands.document.pk not in carried and any(step.verb is Verb.REMIT for step in stands.next)
    ]
    days = _days([stands.document.pk for stands in found], ledger)
    rows = [_ready(stands, days.get(stands.document.pk)) for stands in found]
    return sorted(rows, key=lambda one: (one.until or date.max, one.document.pk))


def _ready(stands: in_documents.Stood, until: date | None) -> Ready:
    agreed = [each for each in stands.steps if each.agreement and each.step in stands.walk.done]
    last = agreed[-1] if agreed else None
    return Ready(stands.document, until, last.agreement if last else None, bool(last and last.orders_remission))


def _days(documents: Sequence[int], ledger: owed.Ledger) -> dict[int, date]:
    """By document, the first day on which something that it meets by going to INE ends."""
    ends = {
        one.obligation.pk: one.standing.last_day
        for one in ledger.all()
        if one.obligation.owed != Owed.ACTIVITY and one.standing.last_day and not one.standing.settled
    }
    found: dict[int, date] = {}
    links = Document.obligations.through.objects.filter(document__in=documents, obligation__in=ends)
    for document, obligation in links.values_list("document_id", "obligation_id"):
        found[document] = min(ends[obligation], found.get(document, date.max))
    return found


def annexable(process: Process) -> list[Document]:
    """What does not go to INE by its own route, and may go along with an answer: it was presented already."""
    return [
        stands.document
        for stands in in_documents.documents(process)
        if stands.steps and not stands.document.withdrawn and remit_step(stands.document) is None
    ]


def answering(request: Request) -> list[Remission]:
    """The remissions that answer *request*."""
    return list(request.remissions.filter(withdrawn="").order_by("number"))


def unanswered(process: Process) -> QuerySet[Request]:
    """What INE asked and nobody answers yet: no remission does, and it was not met otherwise."""
    found = Request.objects.filter(process=process).exclude(remissions__withdrawn="")
    return found.exclude(obligation__fulfilments__set_aside="")


def moved_since(process: Process) -> tuple[Extract | None, int]:
    """The last extract that was sent to INE, and how many movements of the register came after it."""
    last = last_extract(process)
    found = Movement.objects.filter(process=process)
    return last, (found.filter(at__gt=last.at) if last else found).count()


def _standing(process: Process) -> QuerySet[Remission]:
    return Remission.objects.filter(process=process, withdrawn="")


def carrying(document: Document) -> Remission | None:
    """The remission that carries *document*, if one does."""
    return _standing(document.process).filter(documents=document).first()


def last_extract(process: Process) -> Extract | None:
    """The last extract of the register that was sent to INE: from it the next one tells what changed."""
    sent = Sending.objects.filter(package__remission__in=_standing(process), set_aside="")
    return Extract.objects.filter(pk__in=sent.values("package__remission__extract")).order_by("-number").first()


def content_of(name: str, digest: str) -> bytes:
    """A private file as it was kept. Raises Refused: FILE_GONE."""
    content = unaltered(name, digest)
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content


def with_folio(process: Process, folio: str, means: str) -> bool:
    """Whether something was sent with that folio by the same means: a folio is of one sending."""
    sent = Sending.objects.filter(
        package__remission__process=process, means=means, folio__iexact=folio.strip(), set_aside=""
    )
    return bool(folio.strip()) and sent.exists()
