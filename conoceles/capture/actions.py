# SPDX-License-Identifier: EUPL-1.2
"""Sending answers, and taking in those that were sent elsewhere."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process, Questionnaire
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import identity
from .consents.queries import lacks_treatment
from .consents.rules import Reason as OfConsents
from .models import Photo, Revision, Source
from .permissions import may_capture, may_load_history
from .rules import Reason, as_kept, problems


@action("answers-sent", allowed=may_capture)
def send(candidacy: Candidacy, questionnaire: Questionnaire, *, answers: dict[str, Any], by: Capacity) -> Revision:
    """Send *answers* as the next revision, to be read by the institute.

    Raises Refused: NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE, INCOMPLETE (with every ``problem``), NOTHING_CHANGED when
    they are the same as those last sent. Of what is kept sealed: NO_TREATMENT (``consents.rules``), and whatever the
    vault says no to (``vault.rules``).
    """
    # Two who send at once wait for one another, and the second one's revision gets the next number.
    Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    if candidacy.status != Candidacy.Status.REGISTERED:
        raise Refused(Reason.NOT_REGISTERED)
    if questionnaire.process_id != candidacy.process_id or questionnaire.slug not in candidacy.owes:
        raise Refused(Reason.NOT_OWED)
    if questionnaire.in_force_at is None:
        raise Refused(Reason.NOT_IN_FORCE)
    if questionnaire.definition.sealed and lacks_treatment(candidacy):
        raise Refused(OfConsents.NO_TREATMENT)
    kept = as_kept(answers)
    found = problems(questionnaire.definition, kept)
    if found:
        raise Refused(Reason.INCOMPLETE, problems=found)
    last = candidacy.revisions.filter(questionnaire__slug=questionnaire.slug).order_by("-number").first()
    revision = Revision(
        candidacy=candidacy,
        questionnaire=questionnaire,
        number=(last.number if last else 0) + 1,
        sent_by=by,
        sent_at=clock.now(),
    )
    if last is not None and _says(last, kept):
        raise Refused(Reason.NOTHING_CHANGED)
    if questionnaire.definition.sealed:
        identity.seal_revision(revision, kept)
    else:
        revision.answers, revision.digest = kept, digests.digest(kept)
    revision.save(force_insert=True)
    return revision


def _says(revision: Revision, answers: dict[str, Any]) -> bool:
    if revision.sealed is not None:
        return identity.holds(revision, answers)
    return revision.digest == digests.digest(answers)


@action("photo-kept", allowed=may_capture)
def keep_photo(candidacy: Candidacy, *, digest: str, path: str, by: Capacity) -> Photo:  # noqa: ARG001
    """Note a photograph that lies re-encoded at *path* in private storage; answers refer to its digest."""
    return Photo.objects.get_or_create(candidacy=candidacy, digest=digest, defaults={"path": path})[0]


@action("history-loaded", allowed=may_load_history)
def load_history(
    process: Process,
    *,
    authority: str,
    document: str,
    dated: date,
    digest: str,
    answers: Iterable[tuple[Candidacy, Questionnaire, dict[str, Any]]],
    at: datetime,
    by: Capacity,  # noqa: ARG001
) -> Source:
    """Take in *answers* captured and approved elsewhere, as revisions that name their source.

    Lengths and requiredness are the source's own affair: nothing is refused or mended, the
    import's report has already said what does not fit. Loading the same document again, or a later
    one with the same answers, adds nothing.
    """
    source, _ = Source.objects.get_or_create(
        process=process, digest=digest, defaults={"authority": authority, "document": document, "dated": dated}
    )
    last = {
        (candidacy, slug): (number, known)
        for candidacy, slug, number, known in Revision.objects.filter(candidacy__process=process)
        .order_by("number")
        .values_list("candidacy_id", "questionnaire__slug", "number", "digest")
    }
    fresh = []
    for candidacy, questionnaire, given in answers:
        if questionnaire.definition.sealed:
            msg = f"{questionnaire}: what is kept sealed is not loaded from a sheet"
            raise ValueError(msg)
        kept = as_kept(given)
        sum_ = digests.digest(kept)
        number, known = last.get((candidacy.pk, questionnaire.slug), (0, ""))
        if known != sum_:
            fresh.append(
                Revision(
                    candidacy=candidacy,
                    questionnaire=questionnaire,
                    number=number + 1,
                    answers=kept,
                    digest=sum_,
                    source=source,
                    sent_at=at,
                )
            )
    Revision.objects.bulk_create(fresh, batch_size=500)
    return source
