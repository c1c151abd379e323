# SPDX-License-Identifier: EUPL-1.2
"""Remissions as pages show them: in words, with their days, and gathered by what is asked first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.supervision.models import Document, Remission, Reply, Request, Sending, Version
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.showing import Shown, also_is, days_left, shown

from . import gathering, queries
from .permissions import may_read_package, may_work
from .phrases import GROUPS, STATES
from .queries import Ready, Seen
from .rules import PREPARING, State

_TAGS = {
    State.RETURNED: "tag-grave",
    State.SENT: "tag-waiting",
    State.VALID: "tag-waiting",
    State.INFORMED: "tag-done",
    State.WITHDRAWN: "tag-absent",
}


@dataclass(frozen=True)
class Row:
    """A remission in the list: ``ends``, how many days are left of what it meets; ``silent``, how many INE is."""

    seen: Seen
    state: str
    tag: str
    ends: str
    late: bool
    silent: int | None


def row(one: Seen, today: date) -> Row:
    """*one* in words."""
    silent = (today - one.sending.on).days if one.state is State.SENT and one.sending else None
    late = one.until is not None and one.until < today and one.state in {*PREPARING, State.RETURNED}
    return Row(one, STATES[one.state], _TAGS.get(one.state, ""), days_left(one.until, today), late, silent)


@dataclass(frozen=True)
class Group:
    """Those of which the same is asked."""

    name: str
    rows: Sequence[Row]
    folded: bool


def in_order(found: Iterable[Seen]) -> list[Seen]:
    """By what is asked first, and the newest first of each."""
    place = {state: at for at, (_, states, _) in enumerate(GROUPS) for state in states}
    return sorted(found, key=lambda one: place[one.state])


def groups(found: Iterable[Seen], today: date) -> list[Group]:
    """What came back, what is unanswered, what is being prepared, what the commission is to be told, what is over."""
    rows = [row(one, today) for one in found]
    made = [
        Group(name, [each for each in rows if each.seen.state in states], folded) for name, states, folded in GROUPS
    ]
    return [group for group in made if group.rows]


@dataclass(frozen=True)
class ReadyRow:
    """What may be remitted now, with how many days are left."""

    one: Ready
    ends: str
    late: bool


def ready(found: Iterable[Ready], today: date) -> list[ReadyRow]:
    """Each in words."""
    return [ReadyRow(one, days_left(one.until, today), bool(one.until and one.until < today)) for one in found]


@dataclass(frozen=True)
class Asked:
    """What INE asked, how its term stands, and the remissions that answer it."""

    request: Request
    owed: Shown | None
    answers: Sequence[Remission]


def asked(process: Process, ledger: owed.Ledger) -> list[Asked]:
    """Everything that INE asked, what is open first."""
    by_key = {one.obligation.pk: shown(one, ledger.today) for one in ledger.all()}
    found = process.requests.prefetch_related("remissions")
    rows = [
        Asked(each, by_key.get(each.obligation_id), [one for one in each.remissions.all() if not one.withdrawn])
        for each in found
    ]
    return sorted(rows, key=lambda one: bool(one.owed and one.owed.seen.standing.settled))


def page(remission: Remission, by: Capacity) -> dict[str, Any]:
    """What the page of *remission* says to whoever acts as *by*."""
    ledger = owed.ledger(remission.process)
    one = queries.one(remission)
    kept = one.remission
    told = [*one.sendings, *one.aside]
    worded([each.by for each in [kept, *one.packages, *told, *(each for sent in told for each in sent.replies.all())]])
    works = may_work(by, kept) and not kept.withdrawn
    return {
        "remission": kept,
        "row": row(one, ledger.today),
        "meets": [shown(each, ledger.today) for each in one.meets],
        "documents": list(kept.documents.all()),
        "works": works,
        "may": {
            "read": all(may_read_package(by, each) for each in one.packages),
            "letter": works and one.state is State.WITHOUT_LETTER,
            "pack": works and one.state in {State.TO_PACK, State.TO_SEND, State.RETURNED},
            "send": works and one.state in {State.TO_SEND, State.RETURNED},
            "reply": works and one.state is State.SENT,
            "inform": works and one.state is State.VALID,
            "withdraw": works and not one.sendings,
            "set_informing_aside": works and one.state is State.INFORMED,
            "set_reply_aside": works and one.state in {State.VALID, State.RETURNED},
            "set_sending_aside": works and one.state is State.SENT,
        },
        "changed": _changed(one),
        "packages": list(one.packages)[::-1],
        "sendings": list(one.sendings)[::-1],
        "aside": _aside(one),
        "double": also_is(kept.by),
    }


def _aside(one: Seen) -> list[tuple[Sending, list[Reply]]]:
    """What was written down by mistake: each sending with the replies that do not count, the last first."""
    told = sorted([*one.sendings, *one.aside], key=lambda each: each.pk, reverse=True)
    found = [(sent, [each for each in sent.replies.all() if each.set_aside]) for sent in told]
    return [(sent, replies) for sent, replies in found if sent.set_aside or replies]


def _changed(one: Seen) -> list[Document]:
    """Of what the last package carries, what has another version now: it is to be put together again."""
    if one.package is None or one.state not in {State.TO_SEND, State.RETURNED}:
        return []
    carried = {version.document_id: version.pk for version in one.package.versions.all()}
    now: list[Version] = [
        found for each in one.remission.documents.all() if (found := gathering.current(each)) is not None
    ]
    return [each.document for each in now if carried.get(each.document_id) != each.pk]
