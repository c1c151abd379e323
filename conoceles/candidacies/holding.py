# SPDX-License-Identifier: EUPL-1.2
"""Having others wait while something is written of one candidacy."""

from .models import Candidacy


def hold(candidacy: Candidacy) -> None:
    """Whoever writes of *candidacy* too waits until this transaction ends; and it is told whether it still stands.

    It was looked up before, and an agreement may have changed that while we waited. To be called in a transaction.
    """
    candidacy.refresh_from_db(fields=["status", "seat"], from_queryset=Candidacy.objects.select_for_update())
