# SPDX-License-Identifier: EUPL-1.2
"""Opening a document, writing it, and fixing what it says as a version."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Document, Draft, LeftDraft, Obligation, Version

from . import drafting, queries, signing
from .permissions import may_draft, may_keep
from .rules import Reason
from .rules.words import Sort
from .stationery import used


@action("document-opened", allowed=may_keep)
def open_document(
    process: Process,
    *,
    route: str,
    occurrence: str = "",
    title: str = "",
    modifies: Document | None = None,
    also: tuple[Obligation, ...] = (),
    by: Capacity,
) -> Document:
    """Open a document on a route, drafted from what is known now; it meets what is owed of its rows that time.

    ``also`` are obligations chosen by hand. Raises Refused: NO_ROUTES, NO_ROUTE, NO_OBLIGATION, ALREADY_OPEN,
    WHAT_IS_MODIFIED, NOT_BY_YOU.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    kept = queries.routes(process)
    if kept is None:
        raise Refused(Reason.NO_ROUTES)
    found = kept.file.found(route)
    if found is None:
        raise Refused(Reason.NO_ROUTE, route=route)
    if found.modifies is (modifies is None) or (modifies is not None and modifies.process_id != process.pk):
        raise Refused(Reason.WHAT_IS_MODIFIED)
    met = [*queries.obligations_for(process, found, occurrence), *also]
    if found.rows and not met:
        raise Refused(Reason.NO_OBLIGATION, name=found.name, occurrence=occurrence)
    if (found.rows or occurrence) and (route, occurrence) in queries.opened_for(process):
        raise Refused(Reason.ALREADY_OPEN, name=found.name)
    document = Document(
        process=process,
        routes=kept,
        route=route,
        occurrence=occurrence,
        modifies=modifies,
        opened_at=clock.now(),
        by=by,
    )
    if not may_draft(by, document):
        raise Refused(Reason.NOT_BY_YOU, step=found.name, roles=list(document.way.drafted_by))
    document.sort = document.way.sort
    document.title = title or drafting.title(document)
    document.save()
    document.obligations.set(met)
    content, cut = drafting.drafted(document)
    Draft.objects.create(document=document, content=content, saved_at=clock.now(), by=by, cut=cut)
    return document


@action("document-drafted", allowed=may_draft)
def save(document: Document, *, texts: dict[str, str], title: str, seen: int, by: Capacity) -> Draft:
    """Keep what was typed in each section. Raises Refused: WITHDRAWN, DRAFT_CHANGED; BEGUN, for another title.

    By its title everybody knows what was presented, ratified and sent: nobody renames it on the way.
    """
    draft = _draft(document, seen)
    draft.content = drafting.typed(draft.content, texts)
    if title and title != document.title:
        _check_at_rest(queries.stood(document))
        document.title = title
        document.save(update_fields=["title"])
    LeftDraft.objects.filter(document=document, user=by.user_id).delete()
    return _saved(draft, by)


@action("document-figures-renewed", allowed=may_draft)
def renew(document: Document, *, seen: int, by: Capacity) -> Draft:
    """Have the draft's figures anew, from the last frozen cut of what it tells of; what was typed stays.

    Raises Refused: WITHDRAWN, DRAFT_CHANGED.
    """
    draft = _draft(document, seen)
    content, cut = drafting.drafted(document)
    draft.content, draft.cut = drafting.kept_typed(content, draft.content), cut
    return _saved(draft, by)


@action("document-version-fixed", allowed=may_draft)
def fix(document: Document, *, seen: int, dated: datetime | None = None, by: Capacity) -> Version:
    """Fix what the draft says as the next version: that is what steps are taken on.

    *dated*: when it was issued on paper, of what is written down afterwards; its sheets say so. Nothing: now.
    Where the last was approved with amendments, the next says them (*engrose*): what follows is taken on it.
    Raises Refused: WITHDRAWN, DRAFT_CHANGED, EMPTY_SECTIONS, NOTHING_NEW, BEGUN.
    """
    draft = _draft(document, seen)
    empty = drafting.empty(document.way, draft.content)
    if empty:
        raise Refused(Reason.EMPTY_SECTIONS, headings=empty)
    stands = queries.stood(document)
    amended = queries.to_engross(stands)
    if amended is None:
        _check_at_rest(stands)
    content = {"title": document.title, **draft.content, "signatures": signing.signatures(document)}
    if stands.last is not None and digests.digest(content) == _said(stands.last):
        raise Refused(Reason.NOTHING_NEW, version=stands.last.number)
    day = dated.astimezone(ZoneInfo(document.process.timezone)).date() if dated else today(document.process)
    if bears := used.fixed(document.process, Sort(document.sort), day):
        content["stationery"] = bears
    if dated:
        content["dated"] = dated.isoformat()
    made: Version = Version.objects.create(
        document=document,
        number=stands.last.number + 1 if stands.last else 1,
        content=content,
        digest=digests.digest(content),
        cut=draft.cut,
        cut_digest=draft.cut.digest if draft.cut else "",
        engrosses=amended,
        at=clock.now(),
        by=by,
    )
    return made


@action("document-withdrawn", allowed=may_draft)
def withdraw(document: Document, *, why: str, by: Capacity) -> Document:  # noqa: ARG001
    """Give it up: its number of oficio, if it has one, is not used again. Raises Refused: WITHDRAWN."""
    kept: Document = Document.objects.select_for_update().get(pk=document.pk)
    _standing(kept)
    kept.withdrawn, kept.withdrawn_at = why, clock.now()
    kept.save(update_fields=["withdrawn", "withdrawn_at"])
    return kept


def _said(version: Version) -> str:
    """The digest of what it says, without its date nor the sheet that it is on, whose date is another every day."""
    return digests.digest({name: said for name, said in version.content.items() if name not in {"stationery", "dated"}})


def _standing(document: Document) -> None:
    if document.withdrawn:
        raise Refused(Reason.WITHDRAWN, why=document.withdrawn)


def _check_at_rest(stands: queries.Stood) -> None:
    """Raises Refused (BEGUN) where a version is on its way: it was presented, and not returned."""
    begins = any(step.verb in queries.BEGINS for step in stands.next)
    if stands.walk.returned is None and not begins:
        raise Refused(Reason.BEGUN, version=stands.last.number if stands.last else 0)


def _draft(document: Document, seen: int) -> Draft:
    _standing(document)
    draft: Draft = Draft.objects.select_for_update().get(document=document)
    if draft.saves != seen:
        raise Refused(Reason.DRAFT_CHANGED)
    return draft


def _saved(draft: Draft, by: Any) -> Draft:
    draft.saves, draft.saved_at, draft.by = draft.saves + 1, clock.now(), by
    draft.save()
    return draft
