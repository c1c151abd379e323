# SPDX-License-Identifier: EUPL-1.2
"""Historical load: answers that another authority captured and approved become revisions approved by their source.

``settings.ANSWERS_TAKEN_BY`` names :func:`take`, which the import of a register calls inside its own
action: candidacies come before capture and know nothing of it.
"""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.candidacies.actions import History
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import load_history
from conoceles.capture.models import Revision
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import latest

from .actions import approve_by_source


def take(
    process: Process,
    *,
    history: History,
    digest: str,
    answers: Iterable[tuple[bytes, str, dict[str, Any]]],
    by: Capacity,
) -> dict[str, int]:
    """Load *answers* (candidacy, questionnaire's slug, answers) as revisions that their source approved.

    A candidacy that has sent answers of her own here keeps them: what another authority
    published before is not put on top. Returns how many revisions are new, and how many candidacies kept
    their own.
    """
    own = set(
        Revision.objects.filter(candidacy__process=process, sent_by__isnull=False)
        .values_list("candidacy", "questionnaire__slug")
        .distinct()
    )
    kept_own = 0
    questionnaires: dict[str, Questionnaire] = {}

    def loaded() -> Iterator[tuple[Candidacy, Questionnaire, dict[str, Any]]]:
        nonlocal kept_own
        for pk, slug, given in answers:
            candidacy = Candidacy(pk=uuid.UUID(bytes=pk))
            if (candidacy.pk, slug) in own:
                kept_own += 1
                continue
            if slug not in questionnaires:
                questionnaires[slug] = latest(process, slug)
            yield candidacy, questionnaires[slug], given

    at = datetime.combine(history.dated, time(), ZoneInfo(process.timezone))
    before = Revision.objects.filter(candidacy__process=process).count()
    source = load_history(
        process,
        authority=history.authority,
        document=history.document,
        dated=history.dated,
        digest=digest,
        answers=loaded(),
        at=at,
        by=by,
    )
    approve_by_source(process, source=source, at=at, by=by)
    new = Revision.objects.filter(candidacy__process=process).count() - before
    return {"nuevas": new, "conservadas": kept_own}
