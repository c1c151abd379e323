# SPDX-License-Identifier: EUPL-1.2
"""What is put away row by row, because what else is said of her decides it. Called within an action.

What was shown stays where it is, in the open: of a revision only the answers that the site says, and of photographs
those that these name. Of whoever left the register, was withdrawn or paused, nothing is shown, and nothing stays.
"""

from typing import Any

from django.db.models import Q

from conoceles.candidacies.models import AffirmativeAction, Candidacy
from conoceles.capture import photographs
from conoceles.capture.models import ChosenPhoto, NoticeDelivery, Photo, Revision
from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Definition, Kind, Visibility
from conoceles.outbox.models import Attempt, Message
from conoceles.publication.models import FirstRelease, Release
from conoceles.publication.queries import shown
from conoceles.validation.models import Pause, Review, Saying, Trace, Withdrawal
from conoceles.validation.rules import Outcome

from .described import ends
from .emptying import Owner, Taken, rows_of, update, whole


def take_out(owner: Owner, taken: Taken) -> None:
    """Empty what is decided row by row of *owner*, into *taken*."""
    _compared(owner)
    if isinstance(owner, Candidacy):
        _texts_and_photos(owner, taken)
        _group(owner, taken)
    _messages(owner, taken)


def _compared(owner: Owner) -> None:
    """What texts were compared by is derived from them, and goes without copy; of what is public it is made again."""
    path = "revision__candidacy" if isinstance(owner, Candidacy) else "revision__candidacy__process"
    Trace.objects.filter(**{path: owner}).delete()
    process = owner.process_id if isinstance(owner, Candidacy) else owner.pk
    Saying.objects.filter(process=process, uses=None).delete()


def _texts_and_photos(candidacy: Candidacy, taken: Taken) -> None:
    named: set[str] = set()
    for revision in Revision.objects.filter(candidacy=candidacy, answers__isnull=False).select_related("questionnaire"):
        answers = revision.answers or {}
        stays = _shown_of(candidacy, revision)
        definition = revision.questionnaire.definition
        named |= {str(said) for key, said in stays.items() if _is_photo(definition, key)}
        if stays != answers:
            taken.value(revision, "answers", {key: said for key, said in answers.items() if key not in stays})
            update(revision, {"answers": stays})
    for photo in Photo.objects.filter(candidacy=candidacy).exclude(digest__in=named).exclude(files=[]):
        for each in photo.files:
            taken.file(photo, each["digest"], photographs.path(candidacy.pk, each["digest"]))
        taken.value(photo, "files", photo.files)
        update(photo, {"files": []})
    for chosen in ChosenPhoto.objects.filter(candidacy=candidacy).exclude(negative=""):
        taken.file(chosen, "negative", photographs.path(candidacy.pk, chosen.negative))
        update(chosen, {"negative": ""})


def _shown_of(candidacy: Candidacy, revision: Revision) -> dict[str, Any]:
    """Of the answers of *revision*, those that the site says, or said before."""
    process = candidacy.process
    release = shown(process)
    gone = candidacy.status != Candidacy.Status.REGISTERED or _in_force(Withdrawal, candidacy).exists()
    opened = FirstRelease.objects.filter(office=candidacy.formula.position.office).exists()
    if release is None or gone or not opened or not process_keeps(process):
        return {}
    if not _was_shown(revision):
        return {}
    definition = revision.questionnaire.definition
    off = {
        (pause.section, pause.question)
        for pause in _in_force(Pause, candidacy).filter(slug=revision.questionnaire.slug)
    }
    public = {
        question.key
        for section in definition.sections
        for question in section.questions
        if question.visibility is Visibility.PUBLIC and not {(section.key, ""), (section.key, question.key)} & off
    }
    return {key: said for key, said in (revision.answers or {}).items() if key.partition("__")[0] in public}


def _was_shown(revision: Revision) -> bool:
    """Whether a release that was shown froze it: approved by then, and no later one of the same was.

    What was approved and superseded before anything was published was never public.
    """
    same = Q(
        revision__candidacy=revision.candidacy_id,
        revision__questionnaire__slug=revision.questionnaire.slug,
        revision__number__gte=revision.number,
    )
    decided = Review.objects.filter(same, outcome=Outcome.APPROVED)
    own = decided.filter(revision=revision).values_list("decided_at", flat=True).first()
    if own is None:
        return False
    later = decided.exclude(revision=revision).order_by("decided_at").values_list("decided_at", flat=True).first()
    office = revision.candidacy.formula.position.office.key
    frozen = Release.objects.filter(process=revision.candidacy.process_id, shown_at__isnull=False, frozen_at__gte=own)
    told = (frozen.filter(frozen_at__lt=later) if later else frozen).values_list("offices", flat=True)
    return any(office in offices for offices in told)


def process_keeps(process: Process) -> bool:
    """Whether what was published stays as an archive; it does while nobody decided otherwise."""
    return process.parameters.get("public_archive", {}).get("value") != "se-retira"


def _in_force(kind: Any, candidacy: Candidacy) -> Any:
    return kind.objects.filter(candidacy=candidacy, lifted_at=None)


def _is_photo(definition: Definition, key: str) -> bool:
    question = definition.question(key)
    return question is not None and question.kind is Kind.PHOTO


def _group(candidacy: Candidacy, taken: Taken) -> None:
    if not candidacy.process.allows("affirmative_action_public"):
        for row in AffirmativeAction.objects.filter(candidacy=candidacy):
            whole(row, taken)


def _messages(owner: Owner, taken: Taken) -> None:
    """What was told of *owner*: by what a message is about, which is named as the record names things."""
    for message in Message.objects.filter(_about(owner)).exclude(Q(to="") & Q(values={})):
        taken.value(message, "to", message.to)
        taken.value(message, "values", message.values)
        for tried in Attempt.objects.filter(message=message).exclude(reply=""):
            taken.value(tried, "reply", tried.reply)
            update(tried, {"reply": ""})
        for told in NoticeDelivery.objects.filter(message=message):
            for name in ("receiver", "received_by", "note"):
                taken.value(told, name, getattr(told, name))
            taken.file(told, "acuse", told.acuse)
            update(told, {"receiver": "", "received_by": "", "note": "", "acuse": ""})
        update(message, {"to": "", "values": {}})


def _about(owner: Owner) -> Q:
    """Of a candidacy: herself, and whatever has a row of hers. Of a process: itself, and what is of its rows."""
    asked = Q(about=f"{owner._meta.label}:{owner.pk}")
    kinds = Message.objects.exclude(about="").values_list("about", flat=True).distinct()
    for label in sorted({about.partition(":")[0] for about in kinds}):
        end = ends().tables.get(label)
        if end is not None and (end.of if isinstance(owner, Candidacy) else end.process) not in {"", "message"}:
            found = rows_of(owner, label, end).values_list("pk", flat=True)
            asked |= Q(about__in=[f"{label}:{pk}" for pk in found])
    return asked
