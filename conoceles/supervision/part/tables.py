# SPDX-License-Identifier: EUPL-1.2
"""The same as the pages, as tables (``opendata.commission``), each with its dictionary."""

from collections.abc import Callable, Iterator

from conoceles.opendata import commission as described
from conoceles.opendata.cells import Value
from conoceles.opendata.rows import as_csv
from conoceles.publication.parts import Page
from conoceles.supervision.published import Commission

from .told import Told, spoken

_Rows = Callable[[Commission], Iterator[list[Value]]]


def pages(told: Told) -> Iterator[Page]:
    """Every table, also the empty ones: whoever reads them need not ask first."""
    if spoken():
        return
    commission = told.commission
    for table, rows in _TABLES:
        made = list(rows(commission))
        yield Page(
            table.file,
            told.inputs(made),
            lambda table=table, made=made: b"".join(as_csv(table.names, made)),  # type: ignore[misc]
        )
        yield Page(table.dictionary, told.inputs(), lambda table=table: b"".join(table.described()))  # type: ignore[misc]


def _duties(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.duties:
        first = one.limits[0].day if one.limits else None
        days = [each.day for each in one.limits]
        yield [
            one.row, one.name, one.owed, one.which, list(one.owed_by), first, days, one.state, one.light,
            one.met_on or None, list(one.doubts), [str(each) for each in one.documents], commission.day,
        ]  # fmt: skip


def _members(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.members:
        yield [
            one.seat, one.name, one.position, one.represents, one.agreement.key, one.agreement.on, one.since, one.until,
            one.ended_by.key,
        ]  # fmt: skip


def _sessions(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.sessions:
        approved = one.minutes.approved_on if one.minutes else None
        for item in one.agenda:
            yield [
                one.slug, one.at, one.state, item.number, item.text, item.outcome, item.agreed, item.document or None,
                approved,
            ]  # fmt: skip


def _votes(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.sessions:
        for item in one.agenda:
            for vote in item.votes:
                yield [one.slug, item.number, vote.name, vote.sense]


def _documents(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.documents:
        yield [
            one.number, one.title, one.sort, one.version, one.dated, one.published_on, one.published_by, one.file,
            one.size, one.digest, one.whole, one.ground, one.motive, one.resolution, one.resolved_on,
        ]  # fmt: skip


def _postings(commission: Commission) -> Iterator[list[Value]]:
    for one in commission.postings:
        yield [
            one.number, one.told, one.place, one.fixed_at, one.fixed_by, one.days, one.counted, one.last_day,
            one.removed_at, one.removed_by, one.document or None,
        ]  # fmt: skip


_TABLES: tuple[tuple[described.Described, _Rows], ...] = (
    (described.DUTIES, _duties),
    (described.MEMBERS, _members),
    (described.SESSIONS, _sessions),
    (described.VOTES, _votes),
    (described.DOCUMENTS, _documents),
    (described.POSTINGS, _postings),
)
