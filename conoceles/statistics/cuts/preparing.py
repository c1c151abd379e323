# SPDX-License-Identifier: EUPL-1.2
"""Preparing a cut, and auditing one again with what profiles have told since. Both take long: they are jobs.

What was read and counted is in memory alone. One that is stopped leaves nothing, and is begun anew.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.views.decorators.debug import sensitive_variables

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Agreement, Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.reading import one_read
from conoceles.statistics.models import Cut
from conoceles.vault.rules import Purpose

from . import actions, auditing, counting, knowing, queries, reporting, rules
from .counting import Yes
from .permissions import may_cut
from .queries import Member
from .read import Earlier, Reading
from .reporting import Document
from .rules import Occasion, Reason

#: Told how far it is: so many candidacies, or groups, of so many.
Told = Callable[[str, int, int], None]


@sensitive_variables()
def prepare(
    process: Process, *, occasion: Occasion, agreement: Agreement, by: Capacity, told: Told = lambda *_: None
) -> Cut:
    """Read, count, audit and keep the next cut of *process*, to be signed; or say that it is skipped.

    Raises PermissionDenied; Refused: ANOTHER_WAITS, AFTER_FINAL, NO_GROUPS, NOBODY_COUNTED, NOT_SAFE; of the vault.
    """
    if not may_cut(by, process):
        raise PermissionDenied(actions.prepare.action)
    queries.check_free(process)
    groups = _groups(process)
    with one_read():
        cut = Cut(process=process, occasion=occasion, agreement=agreement, at=clock.now())
        cut.number = queries.next_number(process)
        standing = {one.candidacy: one for one in queries.standing(process)}
        reading = _read(process, cut.number, standing, queries.consenting(process=process) & set(standing))
        before = queries.latest(process)
        last = queries.counted(before) if before else None
    if not reading.members:
        raise Refused(Reason.NOBODY_COUNTED)
    if last is not None and queries.changes(reading.members, last) < rules.FEWEST_CHANGES:
        return actions.skip(process, cut=cut, by=by)
    reading, gone = _opened(process, reading, by=by, told=told)
    reading = replace(reading, consenting=reading.consenting - gone)
    reports = {group: auditing.audit(reading, group) for group in _one_by_one(groups, told)}
    counted = {one.candidacy for one in reading.members}
    mark = knowing.mark_of(reading.told, reading.measures, counted)
    reporting.write(cut, reports, reporting.told(cut, reports, counted=len(counted)), mark=mark)
    counts = {group: counting.counts(reading.members, reading.yes, group) for group in reports}
    return actions.prepare(process, cut=cut, members=reading.members, counts=counts, by=by)


@sensitive_variables()
def audit_again(cut: Cut, *, by: Capacity, told: Told = lambda *_: None) -> Document:
    """The report on *cut* as it would be today: the same tables, against what profiles have told until now.

    Nothing is kept: ``actions.audited`` does, of one that is not public yet. Raises PermissionDenied; Refused:
    NO_REPORT, REPORT_ALTERED, TABLES_DIFFER; of the vault.
    """
    if not may_cut(by, cut.process):
        raise PermissionDenied(actions.audited.action)
    document = reporting.read(cut)
    tables = reporting.check_tables(cut, document)
    with one_read():
        standing = {one.candidacy: one for one in queries.counted(cut)}
        reading = _read(cut.process, cut.number, standing, set(standing))
    reading, _ = _opened(cut.process, reading, by=by, told=told)
    reports = {
        group: auditing.audit_again(reading, group, document.groups[group])
        for group in _one_by_one(tuple(document.groups), told)
    }
    mark = knowing.mark_of(reading.told, reading.measures, set(standing))
    return reporting.write(cut, reports, tables, mark=mark)


def _groups(process: Process) -> tuple[str, ...]:
    """The groups that are counted, as the process lists them. Raises Refused: NO_GROUPS."""
    known = rules.groups(queries.definitions(process))
    found = tuple(group["key"] for group in process.groups if group["key"] in known)
    if not found:
        raise Refused(Reason.NO_GROUPS)
    return found


def _read(process: Process, number: int, standing: Mapping[uuid.UUID, Member], consenting: set[uuid.UUID]) -> Reading:
    """All that the cut *number* is reckoned from, but what is sealed."""
    earlier = [
        Earlier(
            each.number,
            {one.candidacy: one for one in queries.counted(each)},
            {group: report.cut for group, report in reporting.read(each).groups.items()},
            queries.told_at(each),
        )
        for each in queries.signed(process)
        if each.number < number
    ]
    everybody = consenting | {who for each in earlier for who in each.members}
    badges = rules.groups(queries.definitions(process))
    return Reading(
        number=number,
        standing=standing,
        consenting=frozenset(consenting),
        earlier=earlier,
        told=knowing.statements(process, everybody),
        badges=frozenset(group for group, badge in badges.items() if badge),
        shown=knowing.shown_of(process, everybody),
        measures=knowing.measures(process, everybody),
    )


@sensitive_variables()
def _opened(process: Process, reading: Reading, *, by: Capacity, told: Told) -> tuple[Reading, set[uuid.UUID]]:
    """*reading* with what its members say; and whoever withdrew her consent meanwhile, who was not opened."""
    wanted = reading.wanted()
    yes = counting.opened(process, wanted, by=by, told=lambda done, total: told("count", done, total))
    earlier = [_recounted(process, each, yes, by=by) for each in reading.earlier]
    return replace(reading, yes=yes, earlier=earlier), {
        who for who, revisions in wanted.items() if not revisions <= set(yes)
    }


@sensitive_variables()
def _recounted(process: Process, earlier: Earlier, yes: Yes, *, by: Capacity) -> Earlier:
    """*earlier* with its exact counts, where some of those whom it counted are not opened any more."""
    if all(one.revision is None or one.revision in yes for one in earlier.members.values()):
        return earlier
    cut = queries.cuts(process).get(number=earlier.number)
    return replace(earlier, counts=counting.open_annex(cut, by=by, purpose=Purpose.COUNTING))


def _one_by_one(groups: tuple[str, ...], told: Told) -> Iterator[str]:
    for number, group in enumerate(groups):
        told("audit", number, len(groups))
        yield group
    told("audit", len(groups), len(groups))
