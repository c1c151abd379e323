# SPDX-License-Identifier: EUPL-1.2
"""What is put on record of watching: alerts opened, answered and closed; verifications; reports of readings."""

from conoceles.accounts.models import Capacity
from conoceles.custody.models import Alert, ReadingReport, Verification
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import telling
from .permissions import may_answer, may_note
from .rules import Reason


@action("alert-opened", allowed=may_note)
def open_alert(alert: Alert, *, by: Actor) -> Alert:
    """Have the Unidad know of *alert*, new, by mail where somebody of it has an address; and on its desk."""
    alert.opened_at = alert.seen_at = clock.now()
    alert.save(force_insert=True)
    alert.told = telling.of_alert(alert, by=by)
    alert.save(update_fields=["told"])
    return alert


@action("alert-answered", allowed=may_answer)
def answer(alert: Alert, *, note: str, by: Capacity) -> Alert:
    """Say what was found or done. It stays open for as long as it is so.

    Raises Refused: ABOUT_HERSELF, WITHOUT_NOTE, ANSWERED.

    Nobody answers for what is about herself.
    """
    kept = Alert.objects.select_for_update().get(pk=alert.pk)
    if kept.whom == by.pseudonym:
        raise Refused(Reason.ABOUT_HERSELF)
    if not note.strip():
        raise Refused(Reason.WITHOUT_NOTE)
    if kept.answered_at:
        raise Refused(Reason.ANSWERED)
    kept.note, kept.answered_at, kept.answered_by = note.strip(), clock.now(), by
    kept.save(update_fields=["note", "answered_at", "answered_by"])
    return kept


@action("alert-closed", allowed=may_note)
def close(alert: Alert, *, by: Actor) -> Alert:  # noqa: ARG001
    """It is over, by itself or because somebody mended it."""
    alert.closed_at = clock.now()
    alert.save(update_fields=["closed_at"])
    return alert


@action("system-verified", allowed=may_note)
def note_verification(verification: Verification, *, by: Actor) -> Verification:  # noqa: ARG001
    """Keep what was found."""
    verification.save(force_insert=True)
    return verification


@action("readings-reported", allowed=may_note)
def report(report: ReadingReport, *, by: Actor) -> ReadingReport:
    """Keep a day's count of how sealed answers were opened, and send it to the Unidad."""
    report.made_at = clock.now()
    report.save(force_insert=True)
    telling.of_report(report, by=by)
    return report
