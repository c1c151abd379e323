# SPDX-License-Identifier: EUPL-1.2
"""Choosing a photograph, showing another part of it, taking it away; and letting go of what is no longer needed.

The former one stays until the new one is whole: files first, then the row that names them, in one transaction.
"""

from collections.abc import Iterable

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture import choosing, photographs
from conoceles.capture.models import ChosenPhoto, Photo, Revision
from conoceles.capture.permissions import may_let_go, may_type
from conoceles.capture.photographs import Developed
from conoceles.capture.queries.owing import check_under_way, writable
from conoceles.capture.rules import Reason
from conoceles.capture.rules.drafts import KEY, REMEMBERED, Save, Settled, Ticket, settle
from conoceles.capture.rules.photos import Cut, digest_of, listed
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Kind
from conoceles.files.images.cutting import Picture
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.draft import draft


@action("photo-kept", allowed=may_type)
def keep_photo(candidacy: Candidacy, *, pictures: Iterable[Picture], by: Capacity) -> Photo:  # noqa: ARG001
    """Keep the sizes of a photograph, for answers to name it by its digest. Kept again, it is the same one.

    Raises Refused: ENDED.
    """
    hold(candidacy)  # so that nothing of it is swept meanwhile
    check_under_way(candidacy)
    kept = list(pictures)
    for each in kept:
        photographs.write(candidacy, each.content)
    files = listed(
        {"format": each.format, "width": each.width, "height": each.height, "digest": each.digest} for each in kept
    )
    return Photo.objects.get_or_create(candidacy=candidacy, digest=digest_of(files), defaults={"files": files})[0]


@action("photo-chosen", allowed=may_type)
def choose_photo(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    question: str,
    developed: Developed,
    ticket: Ticket,
    by: Capacity,
) -> Photo:
    """Make what was uploaded the answer to *question*, to be sent with the others. Sent twice, it is one.

    Raises Refused: NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE, NOT_YET_OPEN, NO_SECTION; PHOTO_CHANGED.
    """
    chosen, version = _settled(candidacy, questionnaire, question, ticket, developed.mark)
    if version is None:
        return chosen.photo
    photo = keep_photo(candidacy, pictures=developed.pictures, by=by)
    chosen.negative = photographs.write(candidacy, developed.negative)
    chosen.width, chosen.height = developed.width, developed.height
    choosing.keep(chosen, photo, developed.cut, by=by)
    return photo


@draft(allowed=may_type)
def cut_photo(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    question: str,
    cut: Cut,
    pictures: Iterable[Picture],
    ticket: Ticket,
    by: Capacity,
) -> Photo:
    """Show another part of the chosen photograph: *cut*, whose sizes are *pictures*.

    Raises Refused as :func:`choose_photo` does, and NO_NEGATIVE where the whole of it is gone.
    """
    chosen, version = _settled(candidacy, questionnaire, question, ticket, digests.digest(list(cut.box)))
    if version is None:
        return chosen.photo
    if not chosen.negative:
        raise Refused(Reason.NO_NEGATIVE)
    photo = keep_photo(candidacy, pictures=pictures, by=by)
    choosing.keep(chosen, photo, cut, by=by)
    return photo


@action("photo-withdrawn", allowed=may_type)
def withdraw_photo(
    candidacy: Candidacy, questionnaire: Questionnaire, *, question: str, ticket: Ticket, by: Capacity
) -> ChosenPhoto:
    """Take the photograph away: the next revision has none, and what was never sent is destroyed.

    Raises Refused as :func:`choose_photo` does.
    """
    chosen, version = _settled(candidacy, questionnaire, question, ticket, "")
    if version is not None:
        choosing.take_away(chosen, by=by)
    return chosen


@action("photo-negatives-destroyed", allowed=may_let_go)
def let_go(revision: Revision, *, by: Capacity) -> Revision:  # noqa: ARG001
    """Destroy what the approved photographs of *revision* were cut out of."""
    approved = set(map(str, (revision.answers or {}).values()))
    chosen = ChosenPhoto.objects.filter(candidacy=revision.candidacy_id, slug=revision.questionnaire.slug)
    if chosen.filter(photo__digest__in=approved).exclude(negative="").update(negative=""):
        choosing.tidy_later(revision.candidacy)
    return revision


def _settled(
    candidacy: Candidacy, questionnaire: Questionnaire, question: str, ticket: Ticket, mark: str
) -> tuple[ChosenPhoto, int | None]:
    """What is chosen so far, locked; and the version to be written, None where nothing is left to write."""
    hold(candidacy)
    writable(candidacy, questionnaire, now=clock.now())
    asked = questionnaire.definition.question(question)
    if asked is None or asked.kind is not Kind.PHOTO or questionnaire.definition.sealed:
        raise Refused(Reason.NO_SECTION)
    if not 0 < len(ticket.key) <= KEY:
        raise Refused(Reason.NO_SECTION)
    own = {"candidacy": candidacy, "slug": questionnaire.slug, "question": question}
    chosen = ChosenPhoto.objects.select_related("photo").filter(**own).first() or ChosenPhoto(**own, version=0)
    try:
        settled, version = settle(ticket, mark, saves=[Save(*each) for each in chosen.saves])
    except Refused as refusal:
        raise Refused(Reason.PHOTO_CHANGED) from refusal
    if settled is not Settled.WRITE:
        return chosen, None
    chosen.version = version
    chosen.saves = [*chosen.saves, [ticket.key, version, mark]][-REMEMBERED:]
    return chosen, version
