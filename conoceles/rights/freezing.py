# SPDX-License-Identifier: EUPL-1.2
"""The avisos de privacidad go into a release, read in the one read of all of it (``settings.FROZEN_BESIDE``)."""

from zoneinfo import ZoneInfo

from conoceles.publication.freezing.beside import Reading

from .models import Notice as Kept
from .published import Clause, Notice, Notices


def notices(reading: Reading) -> Notices | None:
    """Every version that there was by then; None where there is none."""
    zone = ZoneInfo(reading.process.timezone)
    kept = Kept.objects.filter(process=reading.process, loaded_at__lte=reading.at).order_by("form", "version")
    found = tuple(
        Notice(
            form=each.form,
            version=each.version,
            title=each.title,
            since=each.loaded_at.astimezone(zone).date().isoformat(),
            digest=each.digest,
            clauses=tuple(Clause(one["heading"], one["text"]) for one in each.clauses),
        )
        for each in kept
    )
    return Notices(found) if found else None
