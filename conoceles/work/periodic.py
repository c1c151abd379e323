# SPDX-License-Identifier: EUPL-1.2
"""What this step keeps tidy."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from conoceles.kernel import clock

_KEPT = timedelta(days=1)


def forget_old_tasks() -> dict[str, int]:
    """The queue keeps what it did; a job keeps how it ended, so a day is enough."""
    gone, _ = DBTaskResult.objects.filter(enqueued_at__lt=clock.now() - _KEPT).exclude(status="READY").delete()
    return {"gone": gone}
