# SPDX-License-Identifier: EUPL-1.2
"""What whoever sends writes down: that a package was sent, what INE answered, that the commission was told.

Each of them is also a step of the route of every document that the package carries, taken here once.
"""

from dataclasses import dataclass
from datetime import date, datetime

from conoceles.accounts.models import Capacity
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.naming import named
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.lawful import Act
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.models import Outage, Package, Remission, Reply, RouteStep, Sending
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.plan.described import Due

from . import queries
from .filing import file
from .holding import locked
from .permissions import may_note_reply, may_send, may_work
from .rules import Reason, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How it was sent: the day, its hour where it is known, the folio, and the receipt as a file."""

    on: date
    folio: str
    means: str = Sending.Means.SIVOPLE
    at: datetime | None = None
    receipt: bytes = b""
    outage: Outage | None = None
    note: str = ""


@action("remission-sent", allowed=may_send)
def send(package: Package, *, sent: Sent, by: Capacity) -> Sending:
    """Write down that *package* was sent: the clocks of all that it carries are met by that day.

    Raises Refused: WITHDRAWN, SENT, PACKAGE_OLD, DAY_TO_COME, NOT_OF_PROCESS, SAME_FOLIO, NO_RECEIPT, FILE_TOO_LARGE,
    WRONG_KIND; and as ``documents.step_actions.take``.
    """
    remission = locked(package.remission)
    seen = queries.bare(remission)
    if seen.state not in {State.TO_SEND, State.RETURNED}:
        raise Refused(Reason.SENT)
    if seen.package is None or seen.package.pk != package.pk:
        raise Refused(Reason.PACKAGE_OLD, number=package.number)
    if sent.on > today(remission.process):
        raise Refused(Reason.DAY_TO_COME)
    if sent.outage is not None and sent.outage.process_id != remission.process_id:
        raise Refused(Reason.NOT_OF_PROCESS)
    if queries.with_folio(remission.process, sent.folio, sent.means):
        raise Refused(Reason.SAME_FOLIO, folio=sent.folio)
    if sent.means != Sending.Means.SIVOPLE and not sent.receipt:
        raise Refused(Reason.NO_RECEIPT)
    sending = Sending(
        package=package, means=sent.means, on=sent.on, at=sent.at, folio=sent.folio, outage=sent.outage,
        note=sent.note, written_at=clock.now(), by=by,
    )  # fmt: skip
    file(sending, sent.receipt, remission.process)
    sending.save()
    sending.steps.set(_taken(package, Verb.REMIT, sent.on, by, at=sent.at, folio=sent.folio))
    _meet(remission, seen, sending, by)
    return sending


def _meet(remission: Remission, seen: queries.Seen, sending: Sending, by: Capacity) -> None:
    """What INE asked, and its terms to send it again, are met by what is sent; the rest, the route itself meets."""
    asked = [remission.request.obligation] if remission.request else []
    asked += [each.obligation for each in seen.answered if each.obligation]
    for obligation in asked:
        if obligation.fulfilments.filter(set_aside="").exists():
            continue
        met = obligations.meet(
            obligation,
            on=sending.on,
            at=sending.at,
            document=f"{remission}: {remission.title} ({sending.folio})"[:300],
            about=named(sending),
            document_digest=sending.package.file_digest,
            by=by,
        )
        sending.fulfilments.add(met)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What INE answered: that it is valid, or that it comes back with what it observed and a term, if it gave one."""

    outcome: str
    on: date
    at: datetime | None = None
    reference: str = ""
    observations: str = ""
    term: Due | None = None
    content: bytes = b""


@action("remission-answered", allowed=may_note_reply)
def reply(sending: Sending, *, answered: Answered, by: Capacity) -> Reply:
    """Write down what INE answered to *sending*; a return with a term opens an obligation with its clock.

    Raises Refused: SET_ASIDE, REPLIED, DAY_TO_COME, BEFORE_SENT, NO_OBSERVATIONS, TERM_OF_VALID, FILE_TOO_LARGE,
    WRONG_KIND; and as ``documents.step_actions``.
    """
    remission = locked(sending.package.remission)
    if Sending.objects.get(pk=sending.pk).set_aside:
        raise Refused(Reason.SET_ASIDE)
    written = sending.replies.count()
    if sending.replies.filter(set_aside="").exists():
        raise Refused(Reason.REPLIED)
    if answered.on > today(remission.process):
        raise Refused(Reason.DAY_TO_COME)
    if answered.on < sending.on:
        raise Refused(Reason.BEFORE_SENT, day=sending.on)
    returned = answered.outcome == Reply.Outcome.RETURNED
    observed = [line.strip() for line in answered.observations.splitlines() if line.strip()]
    if returned and not observed:
        raise Refused(Reason.NO_OBSERVATIONS)
    if not returned and answered.term is not None:
        raise Refused(Reason.TERM_OF_VALID)
    made = Reply(
        sending=sending, outcome=answered.outcome, on=answered.on, reference=answered.reference,
        observations="\n".join(observed), written_at=clock.now(), by=by,
    )  # fmt: skip
    file(made, answered.content, remission.process)
    if returned and answered.term is not None:
        made.obligation = obligations.open_request(
            remission.process,
            occurrence=f"devolucion/{sending.pk}{f'/{written + 1}' if written else ''}",
            name=f"Volver a enviar lo que el INE devolvió: {remission.title}"[:600],
            because=f"El INE devolvió el envío {sending.folio} y dio un término"[:300],
            due=answered.term,
            on=answered.on,
            at=answered.at,
            document=answered.reference or f"Devolución del envío {sending.folio}"[:300],
            by=by,
        )
    made.save()
    package, on = sending.package, answered.on
    made.steps.set(_taken(package, Verb.VALIDATE, on, by, folio=answered.reference, observed=observed))
    return made


@action("remission-commission-informed", allowed=may_work)
def inform(remission: Remission, *, on: date, by: Capacity) -> Remission:
    """Write down that the commission was told that INE validated it.

    Raises Refused: INFORMED, NOT_VALID, DAY_TO_COME, BEFORE_VALID; and as ``documents.step_actions.take``.
    """
    kept = locked(remission)
    seen = queries.bare(kept)
    if seen.state is State.INFORMED:
        raise Refused(Reason.INFORMED)
    if seen.state is not State.VALID or seen.reply is None or seen.package is None:
        raise Refused(Reason.NOT_VALID)
    if on > today(kept.process):
        raise Refused(Reason.DAY_TO_COME)
    if on < seen.reply.on:
        raise Refused(Reason.BEFORE_VALID, day=seen.reply.on)
    _taken(seen.package, Verb.INFORM, on, by)
    kept.informed_on = on
    kept.save(update_fields=["informed_on"])
    return kept


def _taken(
    package: Package,
    verb: Verb,
    on: date,
    by: Capacity,
    *,
    at: datetime | None = None,
    folio: str = "",
    observed: list[str] | None = None,
) -> list[RouteStep]:
    """The step of that *verb* in the route of each document, on the version that the package carries."""
    made = []
    for version in package.versions.select_related("document__routes", "document__modifies__routes"):
        document = version.document
        step = queries.remit_step(document, verb)
        if step is None or step.along:
            continue
        act = Act(on=on, seen=version.digest, at=at, folio=folio)
        if observed:
            made.append(step_actions.send_back(document, step=step.key, act=act, observations=observed, by=by))
        else:
            made.append(step_actions.take(document, step=step.key, act=act, by=by))
    return made
