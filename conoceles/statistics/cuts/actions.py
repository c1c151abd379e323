# SPDX-License-Identifier: EUPL-1.2
"""Keeping a cut, skipping it, signing it, discarding it; and reading what is exact of it, for a purpose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.views.decorators.debug import sensitive_variables

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.statistics.models import AnnexReading, Counted, Cut

from . import counting, knowing, queries, reporting, rules
from .counting import Counts
from .permissions import may_cut, may_read_annex, may_sign
from .queries import Member
from .rules import Reason, Use


@action("cut-prepared", allowed=may_cut)
@sensitive_variables()
def prepare(
    process: Process, *, cut: Cut, members: Sequence[Member], counts: Mapping[str, Counts], by: Capacity
) -> Cut:
    """Keep *cut*, audited and not signed yet, whom it counted, and its exact *counts*, sealed.

    Raises Refused: ANOTHER_WAITS, AFTER_FINAL, NOT_SAFE; of the vault.
    """
    _hold(process)
    queries.check_free(process)
    _check_number(process, cut)
    if not reporting.read(cut).publishable:
        raise Refused(Reason.NOT_SAFE, number=cut.number)
    cut.state, cut.prepared_at, cut.prepared_by = Cut.State.PREPARED, clock.now(), by
    cut.save(force_insert=True)
    Counted.objects.bulk_create(
        (
            Counted(
                cut=cut, candidacy_id=one.candidacy, revision_id=one.revision, office=one.office,
                postulant=one.postulant, sex=one.sex,
            )
            for one in members
        ),
        batch_size=500,
    )  # fmt: skip
    for group, found in counts.items():
        counting.sealed_annex(cut, group, found).save(force_insert=True)
    return cut


@action("cut-skipped", allowed=may_cut)
def skip(process: Process, *, cut: Cut, by: Capacity) -> Cut:
    """Say that *cut* is not made: fewer than ten candidacies changed since the last. Refused: as :func:`prepare`."""
    _hold(process)
    queries.check_free(process)
    _check_number(process, cut)
    cut.state, cut.prepared_at, cut.prepared_by = Cut.State.SKIPPED, clock.now(), by
    cut.save(force_insert=True)
    return cut


@action("cut-audited", allowed=may_sign)
def audited(cut: Cut, *, by: Capacity) -> Cut:  # noqa: ARG001
    """Keep the report that *cut* bears, made again with what profiles tell now; it must be signed after that.

    Raises Refused: IS_PUBLIC, NOT_PREPARED, NOT_SAFE, REPORT_ALTERED, TABLES_DIFFER, WITHDREW.
    """
    kept = _open(cut)
    if queries.withdrew(kept):
        raise Refused(Reason.WITHDREW, number=kept.number)
    kept.report, kept.signature, kept.known = cut.report, cut.signature, cut.known
    document = reporting.read(kept)
    reporting.check_tables(kept, document)
    if not document.publishable:
        raise Refused(Reason.NOT_SAFE, number=kept.number)
    kept.state, kept.signed_at, kept.signed_by, kept.word, kept.word_signature = Cut.State.PREPARED, None, None, "", ""
    kept.save()
    return kept


@action("cut-signed", allowed=may_sign)
def sign(cut: Cut, *, seen: str, by: Capacity) -> Cut:
    """Sign *cut*, whose tables have the digest *seen*: it is public with the next release.

    Raises Refused: NOT_PREPARED, SEEN_OTHER, SAME_PERSON, NO_REPORT, REPORT_ALTERED, TABLES_DIFFER, NOT_SAFE;
    WITHDREW, where somebody whom it counts consents no more; KNOWN_MORE, where profiles tell something that the audit
    did not know.
    """
    kept = _open(cut)
    process = kept.process
    if kept.state != Cut.State.PREPARED:
        raise Refused(Reason.NOT_PREPARED, number=kept.number)
    if seen != kept.digest:
        raise Refused(Reason.SEEN_OTHER, number=kept.number)
    if process.allows("two_persons") and kept.prepared_by.user_id == by.user_id:
        raise Refused(Reason.SAME_PERSON)
    document = reporting.read(kept)
    reporting.check_tables(kept, document)
    if not document.publishable:
        raise Refused(Reason.NOT_SAFE, number=kept.number)
    if queries.withdrew(kept):
        raise Refused(Reason.WITHDREW, number=kept.number)
    if knowing.mark(process, [one.candidacy for one in queries.counted(kept)]) != kept.known:
        raise Refused(Reason.KNOWN_MORE, number=kept.number)
    word = reporting.word(kept, document, signed_at=reporting.now(kept))
    kept.word, kept.word_signature = word.content.decode(), reporting.signature(word.content)
    kept.state, kept.signed_at, kept.signed_by = Cut.State.SIGNED, clock.now(), by
    kept.save()
    return kept


@action("cut-discarded", allowed=may_sign)
def discard(cut: Cut, *, by: Capacity) -> Cut:  # noqa: ARG001
    """Have *cut*, which is not public, be nothing: whom it counted, its tables and what is sealed of it are removed.

    Raises Refused: IS_PUBLIC, NOT_PREPARED.
    """
    kept = _open(cut)
    kept.counted.all().delete()
    kept.annexes.all().delete()
    kept.state, kept.tables, kept.report, kept.signature = Cut.State.DISCARDED, {}, "", ""
    kept.word, kept.word_signature, kept.known = "", "", ""
    kept.save()
    return kept


@dataclass(frozen=True)
class Exact:
    """The exact counts of a cut, by group; the record keeps nothing of them."""

    reading: AnnexReading
    groups: Mapping[str, Counts]


@action("annex-read", allowed=may_read_annex)
@sensitive_variables()
def read_annex(cut: Cut, *, use: Use, reason: str, by: Capacity) -> Exact:
    """The exact counts of *cut*, for *use*, which *reason* says in words: both are kept with who read them, and when.

    Raises Refused: NO_PURPOSE, NO_ANNEX; of the vault.
    """
    said = rules.check_reason(reason)
    if not cut.annexes.exists():
        raise Refused(Reason.NO_ANNEX, number=cut.number)
    reading = AnnexReading.objects.create(cut=cut, use=Use(use), reason=said, by=by, at=clock.now())
    return Exact(reading, counting.open_annex(cut, by=by))


def _hold(process: Process) -> None:
    """Whoever keeps another cut of the same process waits until this commits."""
    Process.objects.select_for_update().get(pk=process.pk)


def _check_number(process: Process, cut: Cut) -> None:
    if cut.number != queries.next_number(process):
        raise Refused(Reason.ANOTHER_WAITS, number=cut.number)


def _open(cut: Cut) -> Cut:
    """*cut* as it is kept, ours until this commits. Raises Refused: IS_PUBLIC, NOT_PREPARED."""
    _hold(cut.process)
    kept = (
        Cut.objects.select_for_update(of=("self",)).select_related("process", "agreement", "prepared_by").get(pk=cut.pk)
    )
    if kept.number in queries.public(kept.process):
        raise Refused(Reason.IS_PUBLIC, number=kept.number)
    if kept.state not in {Cut.State.PREPARED, Cut.State.SIGNED}:
        raise Refused(Reason.NOT_PREPARED, number=kept.number)
    return kept
