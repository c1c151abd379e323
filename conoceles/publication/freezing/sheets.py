# SPDX-License-Identifier: EUPL-1.2
"""What candidacies answered, as far as it was approved and is public."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import TextField
from django.db.models.functions import Cast

from conoceles.capture import queries as captured
from conoceles.capture.models import Photo
from conoceles.kernel import digests
from conoceles.publication.snapshot import Paused, Picture, Sheet, SourceInfo, State
from conoceles.validation import queries as validated
from conoceles.validation.afterwards import queries as afterwards
from conoceles.validation.models import Pause
from conoceles.validation.rules import Outcome

from .header import Shared
from .questions import hidden


class Answered(NamedTuple):
    """The sheets of one candidacy, and its photograph: what names it in them, and its sizes.

    ``approved`` says when each was, by questionnaire.
    """

    sheets: tuple[Sheet, ...]
    photo: str
    pictures: tuple[Picture, ...]
    approved: Mapping[str, datetime]


class _Approved(NamedTuple):
    candidacy: Any
    questionnaire: int
    number: int
    digest: str
    sent_at: datetime
    approved_at: datetime
    authority: str | None
    document: str | None
    dated: Any
    answers: str


def sheets(shared: Shared, owing: Mapping[Any, Iterable[str]]) -> dict[Any, Answered]:
    """What each candidacy in *owing* (its id, and the questionnaires it owes) answered."""
    ids = list(owing)
    newest = {
        (candidacy, slug): number
        for candidacy, slug, number in captured.newest()
        .filter(candidacy__in=ids, questionnaire__in=shared.asked)
        .values_list("candidacy_id", "questionnaire__slug", "number")
    }
    approved = {(row.candidacy, shared.asked[row.questionnaire].slug): row for row in _approved(shared, ids)}
    behind = [key for key, number in newest.items() if key not in approved or approved[key].number < number]
    waiting = _waiting({candidacy for candidacy, _ in behind})
    photos = _photos(ids)
    pauses = afterwards.paused(ids)
    found = {}
    for candidacy, owed in owing.items():
        kept: list[Sheet] = []
        photo = ""
        for slug in shared.slugs:
            key = candidacy, slug
            since = instant(waiting.get(key), shared.zone)
            if key in approved:
                row = approved[key]
                answers = msgspec.json.decode(row.answers)
                paused = tuple(paused_as(each, shared.zone) for each in pauses.get(candidacy, ()) if each.slug == slug)
                sheet = _validated(shared, row, answers, paused, owed=slug in owed, since=since)
                kept.append(sheet)
                photo = photo or sheet.answers.get(shared.asked[row.questionnaire].photo, "")
            elif key in newest:
                kept.append(Sheet(slug, 0, State.IN_REVIEW, slug in owed, waiting_since=since))
            else:
                kept.append(Sheet(slug, 0, State.NEVER if slug in owed else State.NOT_OWED, slug in owed))
        at = {slug: approved[candidacy, slug].approved_at for slug in shared.slugs if (candidacy, slug) in approved}
        found[candidacy] = Answered(tuple(kept), photo, photos.get((candidacy, photo), ()), at)
    return found


def paused_as(pause: Pause, zone: ZoneInfo) -> Paused:
    """What is public of *pause*."""
    return Paused(pause.section, pause.question, instant(pause.at, zone), pause.motive, afterwards.because(pause))


def unopened(shared: Shared, owing: Mapping[Any, Iterable[str]]) -> dict[Any, Answered]:
    """The same for candidacies whose office is not open yet: what they owe, and nothing of what they did."""
    found = {}
    for candidacy, owed in owing.items():
        states = {slug: State.UNOPENED if slug in owed else State.NOT_OWED for slug in shared.slugs}
        kept = tuple(Sheet(slug, 0, state, slug in owed) for slug, state in states.items())
        found[candidacy] = Answered(kept, "", (), {})
    return found


def _validated(
    shared: Shared, row: _Approved, answers: dict[str, Any], paused: tuple[Paused, ...], *, owed: bool, since: str
) -> Sheet:
    asked = shared.asked[row.questionnaire]
    shared.answered.add(row.questionnaire)
    kept_back = hidden(asked.definition, paused)
    public = asked.public(answers, hidden=kept_back)
    return Sheet(
        questionnaire=asked.slug,
        version=asked.version,
        state=State.VALIDATED,
        owed=owed,
        waiting_since=since,
        sent_at=instant(row.sent_at, shared.zone),
        approved_at=instant(row.approved_at, shared.zone),
        revision=row.number,
        # The digest of a whole revision would let anyone guess a short private answer until it fits.
        digest=row.digest if len(public) == len(answers) else digests.digest(public),
        source=SourceInfo(row.authority, row.document or "", row.dated.isoformat()) if row.authority else None,
        answers=public,
        not_applicable=tuple(key for key in asked.not_applicable(answers) if key not in kept_back),
        paused=paused,
    )


def _approved(shared: Shared, ids: list[Any]) -> Iterable[_Approved]:
    rows = (
        validated.approved()
        .filter(candidacy__in=ids, questionnaire__in=shared.asked, reviews__outcome=Outcome.APPROVED)
        .annotate(text=Cast("answers", TextField()))
        .order_by("reviews__decided_at")
    )
    return map(
        _Approved._make,
        rows.values_list(
            "candidacy_id", "questionnaire_id", "number", "digest", "sent_at", "reviews__decided_at",
            "source__authority", "source__document", "source__dated", "text",
        ).iterator(),
    )  # fmt: skip


def _waiting(candidacies: set[Any]) -> dict[tuple[Any, str], datetime]:
    """Since when the newest revision of each of *candidacies* waits to be read."""
    rows = validated.awaiting_decision().filter(candidacy__in=candidacies)
    return {
        (candidacy, slug): sent_at
        for candidacy, slug, sent_at in rows.values_list("candidacy_id", "questionnaire__slug", "sent_at")
    }


def _photos(ids: list[Any]) -> dict[tuple[Any, str], tuple[Picture, ...]]:
    rows = Photo.objects.filter(candidacy__in=ids).values_list("candidacy_id", "digest", "files")
    return {(candidacy, digest): pictures(digest, files) for candidacy, digest, files in rows}


def pictures(digest: str, files: list[dict[str, Any]]) -> tuple[Picture, ...]:
    """The sizes of the photograph that answers name by *digest*; none where that does not cover *files*."""
    return tuple(Picture(**file) for file in files) if digests.digest(files) == digest else ()


def instant(at: datetime | None, zone: ZoneInfo) -> str:
    """*at* as a snapshot says it; empty for none."""
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""
