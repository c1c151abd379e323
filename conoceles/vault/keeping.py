# SPDX-License-Identifier: EUPL-1.2
"""The keys kept, in steps that each are whole: killed at any instant, the same command goes on where it was."""

from collections.abc import Callable, Sequence

from django.db.models import QuerySet

from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor

from . import actions, custody, ending_actions, queries
from .models import DataKey, RecoveryKey, WrappingKey

#: Data keys in one step: what is done again, at most, when it is interrupted, and what one line of the record covers.
STEP = 500
#: Hears how many keys are done, of how many.
Told = Callable[[int, int], None]


def rotate(*, by: Actor, told: Told, step: int = STEP) -> WrappingKey:
    """Have a new version wrap every data key, or end what was left half way; former versions are retired.

    Raises Refused: LOCKED, OTHER_KEY, SPOILED.
    """
    newest = queries.usable()
    half_way = newest is not None and queries.wrapped_before(newest).exists()
    wrapping = newest if newest is not None and half_way else _next(by)
    _all(queries.wrapped_before(wrapping).count(), told, lambda: actions.rewrap(wrapping, step=step, by=by))
    _retire(by)
    return wrapping


def restore(pages: Sequence[str], *, by: Actor, told: Told, step: int = STEP) -> int:
    """Have a new version wrap the data keys whose wrapping key is lost, with the pages of two custodians.

    Returns how many stay locked, because no recovery key in force was ever entrusted with them.
    Raises Refused: NO_RECOVERY, NOT_A_CUSTODY, NOT_TWO_CUSTODIANS, SPOILED, LOCKED.
    """
    recovery = queries.recovery()
    custody.rejoined(recovery, pages)  # before a version is made for nothing
    wrapping = queries.usable() or _next(by)
    left = queries.wrapped_before(wrapping)
    _all(
        left.filter(recoverable_with=recovery).count(),
        told,
        lambda: actions.recover(wrapping, recovery=recovery, pages=pages, step=step, by=by),
    )
    _retire(by)
    return left.count()


def entrust(*, keep: Callable[[tuple[str, ...]], None], by: Actor, told: Told, step: int = STEP) -> RecoveryKey:
    """Hold a ceremony: three custodians' pages go to *keep*, and two of them recover every data key, also later ones.

    Raises Refused: LOCKED, OTHER_KEY, SPOILED.
    """
    last = RecoveryKey.objects.order_by("-number").first()
    recovery = actions.found(RecoveryKey(number=last.number + 1 if last else 1), keep=keep, by=by)
    finish(recovery, by=by, told=told, step=step)
    return recovery


def finish(recovery: RecoveryKey, *, by: Actor, told: Told, step: int = STEP) -> None:
    """Entrust what an interrupted ceremony left. Raises Refused: LOCKED, OTHER_KEY, SPOILED."""
    _all(queries.not_entrusted_to(recovery).count(), told, lambda: actions.entrust(recovery, step=step, by=by))


def hand_over(pages: Sequence[str], *, by: Actor, told: Told, step: int = STEP) -> int:
    """Entrust what is blocked to the custodians in force, with the pages of two of those who recover it.

    Returns how many others recover still. Raises Refused: NO_RECOVERY, NOT_A_CUSTODY, NOT_TWO_CUSTODIANS, SPOILED.
    """
    recovery = queries.recovery()
    left = queries.left_to(recovery)
    former = _of_pages(left, pages)
    if former is not None:
        _all(
            left.filter(recoverable_with=former).count(),
            told,
            lambda: ending_actions.hand_over(recovery, former=former, pages=pages, step=step, by=by),
        )
    return left.count()


def _of_pages(left: QuerySet[DataKey], pages: Sequence[str]) -> RecoveryKey | None:
    """Of which recovery key the two pages are; None where nothing is left to any."""
    numbers = sorted({number for number in left.values_list("recoverable_with", flat=True) if number})
    refused = None
    for former in RecoveryKey.objects.filter(pk__in=numbers):
        try:
            custody.rejoined(former, pages)
        except Refused as refusal:
            refused = refusal
        else:
            return former
    if refused is not None:
        raise refused
    return None


def _next(by: Actor) -> WrappingKey:
    newest = queries.newest_wrapping()
    return actions.renew(WrappingKey(version=newest.version + 1 if newest else 1), by=by)


def _retire(by: Actor) -> None:
    for former in queries.superseded().filter(retired_at=None):
        if not queries.openable().filter(wrapped_with=former).exists():
            actions.retire(former, by=by)


def _all(total: int, told: Told, some: Callable[[], int]) -> None:
    done = 0
    told(0, total)
    while done < total and (count := some()):
        done += count
        told(done, total)
