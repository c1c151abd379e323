# SPDX-License-Identifier: EUPL-1.2
"""What sealed answers come to: the one module of statistics that opens the vault.

Of each candidacy only the groups she says she is of leave this module, and only in memory; of a cut, its exact counts,
to whoever the record says read them and what for. Nothing here is logged, kept in a job or put in a refusal.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from conoceles.accounts.models import Capacity
from conoceles.capture.identity import label_of
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.statistics.models import Annex, Cut
from conoceles.vault import opening
from conoceles.vault.rules import Kind, Label, Purpose
from conoceles.vault.sealing import seal

from . import queries, rules

#: How many candidacies are opened in one transaction: whoever else writes the record waits no longer than that.
BATCH = 25
#: The groups that somebody says she is of, by her revision (its number in the database).
Yes = dict[int, frozenset[str]]
#: So many are counted, and so many of them say yes, in each of the finest cells.
Counts = dict[tuple[str, str, str], tuple[int, int]]


@sensitive_variables()
def opened(
    process: Process,
    wanted: Mapping[uuid.UUID, Iterable[int]],
    *,
    by: Capacity,
    told: Callable[[int, int], None] = lambda *_: None,
) -> Yes:
    """What the *wanted* revisions of each candidacy say, of whoever still consents when her turn comes.

    Each candidacy that is opened is a line of the record. *told* hears how many were. Raises PermissionDenied; Refused
    of the vault: LOCKED, OTHER_KEY, SPOILED.
    """
    found: Yes = {}
    done = 0
    told(0, len(wanted))
    for some in _batches(sorted(wanted)):
        with transaction.atomic():
            still = queries.consenting(some, process=process)
            revisions = _revisions({pk for who in some if who in still for pk in wanted[who]})
            for who in some:
                if hers := revisions.get(who):
                    found |= _read(who, hers, by=by)
        done += len(some)
        told(done, len(wanted))
    return found


def _batches(who: list[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    yield from (who[start : start + BATCH] for start in range(0, len(who), BATCH))


def _revisions(wanted: set[int]) -> dict[uuid.UUID, list[Revision]]:
    found: dict[uuid.UUID, list[Revision]] = {}
    rows = Revision.objects.filter(pk__in=wanted, sealed__isnull=False)
    for each in rows.select_related("candidacy", "questionnaire__process").order_by("pk"):
        found.setdefault(each.candidacy_id, []).append(each)
    return found


@sensitive_variables()
def _read(who: uuid.UUID, hers: list[Revision], *, by: Capacity) -> Yes:
    sealed = [(label_of(each), bytes(each.sealed)) for each in hers]
    answers = opening.read(who, sealed, purpose=Purpose.COUNTING, by=by)
    return {
        each.pk: rules.said_yes(each.questionnaire.definition, said) for each, said in zip(hers, answers, strict=True)
    }


@sensitive_variables()
def counts(members: Iterable[queries.Member], yes: Yes, group: str) -> Counts:
    """How many are in each of the finest cells, and how many of them say they are of *group*."""
    of: Counter[tuple[str, str, str]] = Counter()
    said: Counter[tuple[str, str, str]] = Counter()
    for one in members:
        of[one.place] += 1
        said[one.place] += one.revision is not None and group in yes.get(one.revision, ())
    return {place: (of[place], said[place]) for place in sorted(of)}


@sensitive_variables()
def sealed_annex(cut: Cut, group: str, found: Counts) -> Annex:
    """The exact counts of *group* at *cut*, sealed: not saved yet. Raises Refused of the vault: TOO_LARGE, LOCKED."""
    rows = [[*place, of, said] for place, (of, said) in found.items()]
    return Annex(cut=cut, group=group, sealed=seal({"cells": rows}, label=_label(cut, group)))


@sensitive_variables()
def open_annex(cut: Cut, *, by: Capacity, purpose: Purpose = Purpose.ANNEX) -> dict[str, Counts]:
    """The exact counts of *cut*, by group: one line of the record for all.

    For somebody to read them, within ``actions.read_annex`` alone; for the next cut to be counted, *purpose* says so.
    Raises PermissionDenied; Refused of the vault: SHREDDED, LOCKED, OTHER_KEY, SPOILED.
    """
    kept = list(cut.annexes.all())
    boxes = [(_label(cut, each.group), bytes(each.sealed)) for each in kept]
    read: list[dict[str, Any]] = opening.read(cut.pk, boxes, purpose=purpose, by=by)
    return {
        each.group: {(office, postulant, sex): (of, yes) for office, postulant, sex, of, yes in said["cells"]}
        for each, said in zip(kept, read, strict=True)
    }


def _label(cut: Cut, group: str) -> Label:
    return Label(
        process=cut.process.slug,
        subject=cut.pk,
        questionnaire="corte",
        version=cut.number,
        kind=Kind.ANNEX,
        section=group,
    )
