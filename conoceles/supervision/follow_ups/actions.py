# SPDX-License-Identifier: EUPL-1.2
"""Writing in a register: the row, what the system knew, the files that prove it, what it meets and what it opens."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES
from conoceles.elections.models import Postulant, Process
from conoceles.elections.queries import today
from conoceles.files.storage import private
from conoceles.files.uploading import DOCUMENT
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.record.naming import named
from conoceles.supervision.documents import improving
from conoceles.supervision.models import Document, Evidence, FollowUp, Obligation
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.rules.words import Act

from . import known, queries
from .attaching import Attachment, prototype
from .described import Register
from .permissions import may_add, may_set_aside, may_write, may_write_in
from .rules import Reason, suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is written: on which day, what in a line, each answer as it was asked, to whom, and what it meets.

    ``approved``: the document, agreed, by which a change goes live.
    """

    on: date
    what: str
    values: Sequence[dict[str, str]] = ()
    to: Sequence[Postulant] = ()
    meets: Obligation | None = None
    approved: Document | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that somebody sends, with the name that it came with."""

    content: bytes
    name: str
    about: str = ""


@action("follow-up-written", allowed=may_write)
def write(process: Process, register: Register, *, row: Row, proofs: Iterable[Sent] = (), by: Capacity) -> FollowUp:
    """Write a row, with what the system knows now. It is proved, meets and opens what its register says.

    Raises Refused: NOT_YOURS, DAY_TO_COME, NO_EVIDENCE, NOT_A_KIND, TOO_LARGE, NO_PREVIEW, NOT_MET_BY_IT, NOT_AGREED.
    """
    if not may_write_in(by, (process, register)):
        raise Refused(Reason.NOT_YOURS, roles=" o ".join(ROLES[role].name for role in register.written_by))
    if row.on > today(process):
        raise Refused(Reason.DAY_TO_COME)
    given = [_attachment(each) for each in proofs]
    if register.evidence and not given:
        raise Refused(Reason.NO_EVIDENCE)
    attached = prototype(process) if register.preview else []
    meetable = {one.obligation.pk for one in queries.meetable(process, register, by)}
    if row.meets is not None and row.meets.pk not in meetable:
        raise Refused(Reason.NOT_MET_BY_IT)
    awaited = queries.awaited(process, register)
    if awaited is not None and row.approved not in awaited.documents:
        raise Refused(Reason.NOT_AGREED, route=awaited.route.name, steps=improving.steps_of(awaited.route))
    made = _written(process, register, row, by)
    for each in given:
        _keep(made, Evidence.Kind.PROOF, each, None, by)
    for each in attached:
        _keep(made, Evidence.Kind.SYSTEM, each, None, by)
    _consequences(made, register, row, by)
    return made


@action("follow-up-evidence-kept", allowed=may_add)
def keep(follow_up: FollowUp, *, kind: str, sent: Sent, postulant: Postulant | None = None, by: Capacity) -> Evidence:
    """Keep one more file of a row: what proves it, or the acuse of somebody to whom it was delivered.

    Raises Refused: SET_ASIDE, NOT_A_KIND, TOO_LARGE, SAME_FILE, NOT_TO_THEM.
    """
    kept = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    acuse = kind == Evidence.Kind.ACUSE
    if acuse and (postulant is None or not kept.to.filter(pk=postulant.pk).exists()):
        raise Refused(Reason.NOT_TO_THEM)
    one = _attachment(sent)
    whose = postulant if acuse else None
    if kept.evidence.filter(file_digest=one.digest, postulant=whose).exists():
        raise Refused(Reason.SAME_FILE)
    return _keep(kept, kind, one, whose, by)


@action("follow-up-set-aside", allowed=may_set_aside)
def set_aside(follow_up: FollowUp, *, why: str, by: Capacity) -> FollowUp:
    """What was written down by mistake counts no more, and what it met is owed again. A notice it opened stays open.

    Raises Refused: SET_ASIDE.
    """
    kept = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    kept.set_aside = why
    kept.save(update_fields=["set_aside"])
    if kept.met is not None and not kept.met.set_aside:
        obligations.reopen(kept.met, why=why, by=by)
    return kept


def _attachment(sent: Sent) -> Attachment:
    if len(sent.content) > DOCUMENT:
        raise Refused(Reason.TOO_LARGE, largest=DOCUMENT // 1_000_000)
    end = suffix(sent.content, sent.name)
    if not end:
        raise Refused(Reason.NOT_A_KIND)
    return Attachment(sent.content, end, sent.about)


def _written(process: Process, register: Register, row: Row, by: Capacity) -> FollowUp:
    Process.objects.select_for_update().get(pk=process.pk)
    last = FollowUp.objects.filter(process=process, register=register.key).order_by("number").last()
    tables = known.tables_of(process, register.known)
    said: dict[str, Any] = {
        "register": register.key, "on": row.on.isoformat(), "what": row.what, "values": list(row.values),
        "known": tables, "to": [each.key for each in row.to],
    }  # fmt: skip
    if row.approved is not None:
        said["approved"] = named(row.approved)
    made = FollowUp.objects.create(
        process=process,
        register=register.key,
        register_name=register.name,
        row=register.row,
        number=last.number + 1 if last else 1,
        on=row.on,
        what=row.what,
        values=list(row.values),
        known=tables,
        digest=digests.digest(said),
        written_at=clock.now(),
        by=by,
    )
    made.to.set(row.to)
    return made


def _consequences(made: FollowUp, register: Register, row: Row, by: Capacity) -> None:
    said = f"{register.name} {made.number}: {row.what}"[:300]
    if row.meets is not None:
        proof = made.evidence.first()
        made.met = obligations.meet(
            row.meets,
            on=row.on,
            document=said,
            about=named(made),
            document_digest=proof.file_digest if proof else made.digest,
            by=by,
        )
    if row.approved is not None:  # its agreement opened it
        made.notice = row.approved.obligations.filter(row=register.opens, owed=Owed.NOTICE).first()
    elif register.opens and queries.notices(made.process, register.opens):
        # The plan orders this notice whoever wrote the row: the system opens it, as what it notices by itself.
        made.notice = obligations.open_notice(
            made.process,
            row=register.opens,
            name=said,
            because=f"Se registró en «{register.name}»"[:300],
            act=Act.ISSUE,
            on=row.on,
            document=said,
            by=Clerk(),
        )
    made.save(update_fields=["met", "notice"])


def _keep(made: FollowUp, kind: str, one: Attachment, postulant: Postulant | None, by: Capacity) -> Evidence:
    name = f"follow-ups/{made.process.slug}/{hashlib.sha256(one.content).hexdigest()[:16]}.{one.suffix}"
    return Evidence.objects.create(
        follow_up=made,
        kind=kind,
        about=one.about,
        postulant=postulant,
        file=private().save(name, ContentFile(one.content)),
        file_digest=one.digest,
        suffix=one.suffix,
        size=len(one.content),
        at=clock.now(),
        by=by,
    )
