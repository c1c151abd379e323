# SPDX-License-Identifier: EUPL-1.2
"""Opening a remission, writing its oficio and keeping its package."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.candidacies.extracts import actions as extracts
from conoceles.candidacies.extracts import queries as in_register
from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.documents import queries as in_documents
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.described import Route
from conoceles.supervision.documents.lawful import Act
from conoceles.supervision.documents.rules.words import Sort, Verb
from conoceles.supervision.models import Document, Package, Remission, Request

from . import queries
from .holding import locked
from .making import Made
from .permissions import may_remit, may_work
from .rules import Reason, State


@action("remission-opened", allowed=may_remit)
def open_remission(
    process: Process,
    *,
    documents: list[Document],
    title: str = "",
    extract: Extract | None = None,
    take_extract: bool = False,
    request: Request | None = None,
    by: Capacity,
) -> Remission:
    """Open a remission of what goes to INE together, under the next number.

    *take_extract*: take one now, with what changed in the register since the last that was sent to INE. Raises
    Refused: NOTHING_CARRIED, NOT_OF_PROCESS, NOT_READY, CARRIED_ALREADY, ANSWERED; and as
    ``extracts.actions.extract``. What answers a *request* may be its oficio alone, and may carry copies of what does
    not go to INE by its own route.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    if take_extract:
        last = in_register.last(process)
        since = queries.last_extract(process)
        extract = extracts.extract(process, seen=last.number if last else 0, since=since, by=by)
    if not documents and extract is None and request is None:
        raise Refused(Reason.NOTHING_CARRIED)
    if any(each.process_id != process.pk for each in (*documents, extract, request) if each is not None):
        raise Refused(Reason.NOT_OF_PROCESS)
    if request is not None and queries.answering(request):
        raise Refused(Reason.ANSWERED, number=queries.answering(request)[0].number)
    for document in documents:
        _check(document, request)
    last_one = Remission.objects.filter(process=process).order_by("number").last()
    made: Remission = Remission.objects.create(
        process=process,
        number=last_one.number + 1 if last_one else 1,
        title=(title or _titled(documents, extract, request))[:300],
        extract=extract,
        request=request,
        opened_at=clock.now(),
        by=by,
    )
    made.documents.set(documents)
    return made


def _check(document: Document, request: Request | None) -> None:
    stands, step = in_documents.stood(document), queries.remit_step(document)
    ready = bool(request and stands.steps) if step is None else step.key in stands.walk.ready
    if document.withdrawn or not ready:
        raise Refused(Reason.NOT_READY, title=document.title)
    if step is None:
        return
    other = queries.carrying(document)
    if other is not None:
        raise Refused(Reason.CARRIED_ALREADY, title=document.title, number=other.number)


def _titled(documents: list[Document], extract: Extract | None, request: Request | None) -> str:
    answers = [f"Respuesta al requerimiento {request.reference}"] if request else []
    of_register = ["Candidaturas aprobadas y sustituciones"] if extract else []
    return "; ".join([*answers, *(each.title for each in documents), *of_register])


@action("remission-letter-issued", allowed=may_work)
def issue_letter(
    remission: Remission, *, addressee: str, text: str, copies: str = "", on: date | None = None, by: Capacity
) -> Document:
    """Write, fix and issue its oficio, which takes its number now; *on*: the day that it bears, today's if not said.

    Raises Refused: WITHDRAWN, LETTER_THERE, NO_LETTER_ROUTE; and as the documents' own actions.
    """
    kept = locked(remission)
    if kept.letter_id is not None:
        raise Refused(Reason.LETTER_THERE)
    process = kept.process
    route = _letter_route(process, by)
    letter = documents.open_document(process, route=route.key, title=f"Remisión al INE: {kept.title}"[:300], by=by)
    sections = dict(zip([part.key for part in route.section], [addressee, text, copies], strict=False))
    draft = documents.save(letter, texts=sections, title="", seen=letter.draft.saves, by=by)
    version = documents.fix(letter, seen=draft.saves, by=by)
    issue = next(step for step in route.step if step.verb is Verb.ISSUE)
    step_actions.take(letter, step=issue.key, act=Act(on=on or today(process), seen=version.digest), by=by)
    kept.letter = letter
    kept.save(update_fields=["letter"])
    return letter


def _letter_route(process: Process, by: Capacity) -> Route:
    """The route of the oficios of whoever sends: issued at once, in sections of addressee, text and copies."""
    kept = in_documents.routes(process)
    for route in kept.file.route if kept else ():
        verbs = [step.verb for step in route.step]
        if route.sort is Sort.LETTER and by.role in route.drafted_by and verbs == [Verb.ISSUE]:
            return route
    raise Refused(Reason.NO_LETTER_ROUTE)


@action("remission-package-kept", allowed=may_work)
def keep(remission: Remission, *, made: Made, by: Capacity) -> Package:
    """Keep what was *made* as the next package. Raises Refused: WITHDRAWN, SENT, SAME_PACKAGE."""
    kept = locked(remission)
    seen = queries.bare(kept)
    if seen.state not in {State.TO_PACK, State.TO_SEND, State.RETURNED}:
        raise Refused(Reason.SENT)
    digest = hashlib.sha256(made.content).hexdigest()
    same = next((each for each in seen.packages if each.file_digest == digest), None)
    if same is not None:
        raise Refused(Reason.SAME_PACKAGE, number=same.number)
    name = f"remissions/{kept.process.slug}-{digest[:16]}.zip"
    package: Package = Package.objects.create(
        remission=kept,
        number=len(seen.packages) + 1,
        index=made.index,
        file=private().save(name, ContentFile(made.content)),
        file_digest=digest,
        size=len(made.content),
        at=clock.now(),
        by=by,
    )
    package.versions.set(made.versions)
    return package


@action("remission-withdrawn", allowed=may_work)
def withdraw(remission: Remission, *, why: str, by: Capacity) -> Remission:  # noqa: ARG001
    """Give it up before it is sent: what it carried may go in another. Raises Refused: WITHDRAWN, SENT."""
    kept = locked(remission)
    if queries.bare(kept).sendings:
        raise Refused(Reason.SENT)
    kept.withdrawn = why
    kept.save(update_fields=["withdrawn"])
    return kept
