# SPDX-License-Identifier: EUPL-1.2
"""Asking, receiving, and what is done with a request until it is answered."""

from dataclasses import dataclass
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import queries, rules
from .keeping import kept_file
from .models import Request, Step
from .permissions import may_ask, may_attend, may_complete, may_read_file, may_receive
from .rules import LONGEST, SHORT, Deed, Identified, Reason, Right, Way
from .telling import tell
from .terms import offered, terms


@dataclass(frozen=True)
class OnPaper:
    """What the desk writes of a request that came on paper."""

    right: Right
    text: str
    received_at: datetime
    representative: str = ""
    contact: str = ""
    scan: bytes | None = None


@action("right-asked", allowed=may_ask)
def ask(candidacy: Candidacy, *, right: Right, text: str, by: Capacity) -> Request:
    """Ask on her own screen, where she proved who she is a moment ago. Raises Refused: NOT_OFFERED."""
    now = clock.now()
    request = _filed(candidacy, Request(right=right, way=Way.SCREEN, text=text, received_at=now), by)
    _write(request, Step(deed=Deed.IDENTIFIED, at=now, means=Identified.SESSION), by)
    tell(request, None, by=by)
    return request


@action("right-request-received", allowed=may_receive)
def take_in(candidacy: Candidacy, *, paper: OnPaper, by: Capacity) -> Request:
    """Give what came on paper its folio, with the day and the hour of its stamp.

    Raises Refused: NOT_OFFERED, DAY_TO_COME; of the scan (``credentials.rules.acuse_kind``).
    """
    if paper.received_at > clock.now():
        raise Refused(Reason.DAY_TO_COME)
    request = Request(
        right=paper.right,
        way=Way.PAPER,
        text=paper.text,
        received_at=paper.received_at,
        representative=paper.representative.strip()[:SHORT],
        contact=paper.contact.strip()[:SHORT],
    )
    filed = _filed(candidacy, request, by)
    if paper.scan is not None:
        filed.scan, filed.scan_digest = kept_file(paper.scan)
        filed.save(update_fields=["scan", "scan_digest"])
    tell(filed, None, by=by)
    return filed


@action("right-request-identified", allowed=may_attend)
def identify(request: Request, *, means: Identified, shown: str, power: str = "", by: Capacity) -> Step:
    """Say what was shown by whoever presents it. No copy is kept, and no number.

    Raises Refused: ALREADY_IDENTIFIED, WITHOUT_SHOWN, WITHOUT_POWER.
    """
    kept = _open(request)
    if not shown.strip():
        raise Refused(Reason.WITHOUT_SHOWN)
    if kept.representative and not power.strip():
        raise Refused(Reason.WITHOUT_POWER)
    _once(kept, Deed.IDENTIFIED, Reason.ALREADY_IDENTIFIED)
    said = {"means": means, "shown": shown.strip()[:SHORT], "power": power.strip()[:SHORT]}
    return _write(kept, Step(deed=Deed.IDENTIFIED, at=clock.now(), **said), by)


@action("right-request-prevented", allowed=may_attend)
def prevent(request: Request, *, text: str, by: Capacity) -> Step:
    """Ask her, once, to complete what is not clear: no term to answer runs meanwhile.

    Raises Refused: ALREADY_PREVENTED, TOO_LATE_TO_PREVENT.
    """
    kept, now = _open(request), clock.now()
    _once(kept, Deed.PREVENTED, Reason.ALREADY_PREVENTED)
    limits = _clocks(kept)
    if any(limit is not None and limit.over(now) for limit in (limits.prevent, limits.answer)):
        raise Refused(Reason.TOO_LATE_TO_PREVENT)
    return _told(kept, _write(kept, Step(deed=Deed.PREVENTED, at=now, text=text.strip()[:LONGEST]), by), by)


@action("right-request-completed", allowed=may_complete)
def complete(request: Request, *, text: str, at: datetime | None = None, by: Capacity) -> Step:
    """What she was asked for: by herself now; by the desk, of what she handed in *at* that moment.

    Raises Refused: NOT_PREVENTED, TOO_LATE_TO_COMPLETE, DAY_TO_COME.
    """
    kept, now = _open(request), clock.now()
    prevented = _prevented(kept)
    at = rules.between(prevented.at, at or now, now)
    limit = _clocks(kept).complete
    if limit is not None and limit.over(at):
        raise Refused(Reason.TOO_LATE_TO_COMPLETE)
    return _write(kept, Step(deed=Deed.COMPLETED, at=at, text=text.strip()[:LONGEST]), by)


@action("right-request-lapsed", allowed=may_attend)
def lapse(request: Request, *, by: Capacity) -> Step:
    """Close what she did not complete once her term is over. Raises Refused: NOT_PREVENTED, STILL_TIME."""
    kept, now = _open(request), clock.now()
    _prevented(kept)
    limit = _clocks(kept).complete
    if limit is None or not limit.over(now):
        raise Refused(Reason.STILL_TIME)
    return _told(kept, _write(kept, Step(deed=Deed.LAPSED, at=now), by), by)


@action("right-request-extended", allowed=may_attend)
def extend(request: Request, *, text: str, by: Capacity) -> Step:
    """Take longer to answer, once, and say why, while there is still time.

    Raises Refused: ALREADY_EXTENDED, NO_EXTENSION, TOO_LATE_TO_EXTEND.
    """
    kept, now = _open(request), clock.now()
    _once(kept, Deed.EXTENDED, Reason.ALREADY_EXTENDED)
    if not terms(kept.process).extension:
        raise Refused(Reason.NO_EXTENSION)
    limit = _clocks(kept).answer
    if limit is None or limit.over(now):
        raise Refused(Reason.TOO_LATE_TO_EXTEND)
    return _told(kept, _write(kept, Step(deed=Deed.EXTENDED, at=now, text=text.strip()[:LONGEST]), by), by)


@action("right-request-read", allowed=may_attend)
def read(request: Request, *, by: Capacity) -> Request:  # noqa: ARG001
    """What she asks, in her words: whoever reads it is on record."""
    return request


@action("right-request-file-read", allowed=may_read_file)
def read_file(step: Step, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The file of a step, as it was kept. Raises Refused: FILE_GONE."""
    return queries.content_of(step.file, step.file_digest)


@action("right-request-scan-read", allowed=may_attend)
def read_scan(request: Request, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The paper on which it came. Raises Refused: FILE_GONE."""
    return queries.content_of(request.scan, request.scan_digest)


def _filed(candidacy: Candidacy, request: Request, by: Capacity) -> Request:
    if request.right not in offered(candidacy.process):
        raise Refused(Reason.NOT_OFFERED)
    process = Process.objects.select_for_update().get(pk=candidacy.process_id)
    counted = terms(process)
    request.process, request.candidacy, request.by, request.written_at = process, candidacy, by, clock.now()
    request.text = request.text.strip()[:LONGEST]
    request.year = request.received_at.astimezone(counted.zone).year
    request.limits = rules.set_by(None, rules.clocks(request.received_at, [], counted))
    request.number = queries.next_number(process, request.year)
    request.digest = request.act()
    request.save(force_insert=True)
    return request


def _open(request: Request) -> Request:
    """*request* as it is now, while whoever else does something with it waits. Raises Refused: ALREADY_ANSWERED."""
    kept = queries.held(request)
    if kept.steps.filter(deed__in=[Deed.ANSWERED, Deed.LAPSED]).exists():
        raise Refused(Reason.ALREADY_ANSWERED)
    return kept


def _once(request: Request, deed: Deed, reason: Reason) -> None:
    if request.steps.filter(deed=deed).exists():
        raise Refused(reason)


def _prevented(request: Request) -> Step:
    found = request.steps.filter(deed=Deed.PREVENTED).first()
    if found is None or request.steps.filter(deed=Deed.COMPLETED).exists():
        raise Refused(Reason.NOT_PREVENTED)
    return found


def _clocks(request: Request) -> rules.Clocks:
    return queries.clocks_of(request, list(request.steps.all()), terms(request.process))


def _write(request: Request, step: Step, by: Capacity) -> Step:
    step.request, step.by, step.written_at = request, by, clock.now()
    step.limits = queries.set_by(request, step)
    step.save(force_insert=True)
    return step


def _told(request: Request, step: Step, by: Capacity) -> Step:
    tell(queries.whole().get(pk=request.pk), Deed(step.deed), by=by)
    return step
