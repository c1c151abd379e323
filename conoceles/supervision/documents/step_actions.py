# SPDX-License-Identifier: EUPL-1.2
"""Taking the steps of a route: what is done, what is returned, and what was written down by mistake.

``sessions`` and, to come, ``remissions`` take their steps by these.
"""

from conoceles.accounts.models import Capacity
from conoceles.elections.citing import cited
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Document, Observation, RouteStep, Version

from . import consequences, queries
from .beginning import not_before
from .described import Step
from .lawful import Act, lawful
from .permissions import may_answer, may_set_aside, may_work
from .rules import Reason
from .rules.walking import last_done
from .rules.words import Outcome


@action("document-step-taken", allowed=may_work)
def take(document: Document, *, step: str, act: Act, by: Capacity) -> RouteStep:
    """Write down that *step* was done, with whatever is done at once with it.

    It starts the clocks and meets what the route says. Raises Refused, with what is missing: see ``lawful``.
    """
    stands, found, version = _begun(document, step, act)
    lawful(stands, found, version, act, by, outcome=Outcome.DONE)
    taken = _written(document, found.key, version, act, Outcome.DONE, by)
    for also in document.way.step:
        if also.along == found.key:
            _written(document, also.key, version, act, Outcome.DONE, by)
    consequences.follow(taken, found, by)
    return taken


@action("document-returned", allowed=may_work)
def send_back(document: Document, *, step: str, act: Act, observations: list[str], by: Capacity) -> RouteStep:
    """Write down that in *step* it was returned, with what was observed: it goes back to where the route says.

    Raises Refused: NOT_RETURNED_HERE, NO_OBSERVATIONS, and as ``take``.
    """
    stands, found, version = _begun(document, step, act)
    observed = [each.strip() for each in observations if each.strip()]
    lawful(stands, found, version, act, by, outcome=Outcome.RETURNED)
    if not observed:
        raise Refused(Reason.NO_OBSERVATIONS)
    taken = _written(document, found.key, version, act, Outcome.RETURNED, by)
    Observation.objects.bulk_create(
        Observation(step=taken, number=number, text=text) for number, text in enumerate(observed, start=1)
    )
    consequences.undo(taken, stands, by)
    return taken


@action("observation-answered", allowed=may_answer)
def answer(observation: Observation, *, text: str, by: Capacity) -> Observation:
    """Answer what was observed. Raises Refused: ALREADY_ANSWERED."""
    kept: Observation = Observation.objects.select_for_update().get(pk=observation.pk)
    if kept.answer:
        raise Refused(Reason.ALREADY_ANSWERED)
    kept.answer, kept.answered_at, kept.answered_by = text, clock.now(), by
    kept.save(update_fields=["answer", "answered_at", "answered_by"])
    return kept


@action("document-step-set-aside", allowed=may_set_aside)
def set_aside(step: RouteStep, *, why: str, by: Capacity) -> RouteStep:
    """A step that was written down by mistake counts no more; its clocks and what it met neither.

    Only what nothing leans on. Raises Refused: SET_ASIDE, OF_REMISSION, NOT_LAST.
    """
    Document.objects.select_for_update().get(pk=step.document_id)
    kept: RouteStep = RouteStep.objects.get(pk=step.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    document = step.document
    if queries.told_by_remission(kept):
        raise Refused(Reason.OF_REMISSION)
    stands = queries.stood(document)
    nodes = document.way.nodes
    along = {also.key for also in document.way.step if also.along == kept.step}
    free = last_done(stands.walk, [node for node in nodes if node.key not in along])
    newest = stands.steps[-1]
    if not (kept.pk == newest.pk or (stands.walk.returned is None and kept.step in free)):
        raise Refused(Reason.NOT_LAST)
    leaning = {node.key for node in nodes if set(node.after) & along}
    if leaning & stands.walk.done:
        raise Refused(Reason.NOT_LAST)
    for each in [*[one for one in stands.steps if one.step in along and one.pk > kept.pk], kept]:
        each.set_aside = why
        each.save(update_fields=["set_aside"])
        consequences.let_go(each, why, by)
    if kept.outcome == Outcome.RETURNED:
        consequences.redo(document, stands, by)
    return kept


def _begun(document: Document, step: str, act: Act) -> tuple[queries.Stood, Step, Version | None]:
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.withdrawn:
        raise Refused(Reason.WITHDRAWN, why=locked.withdrawn)
    found = document.way.found(step)
    if found is None or found.along:
        raise Refused(Reason.NOT_ON_ROUTE)
    if act.on > today(document.process):
        raise Refused(Reason.DAY_TO_COME)
    not_before(document.process, act.on, leads_to_it=True)
    if act.agreement is not None:
        cited(act.agreement, document.process, source=f"Escrito al anotar un paso de: {document.title}"[:300])
    stands = queries.stood(document)
    return stands, found, queries.version_for(stands, found)


def _written(
    document: Document, key: str, version: Version | None, act: Act, outcome: Outcome, by: Capacity
) -> RouteStep:
    assert version is not None, "lawful asks for one"
    votes = act.votes or (None, None, None)
    made: RouteStep = RouteStep.objects.create(
        document=document,
        version=version,
        step=key,
        outcome=outcome,
        on=act.on,
        at=act.at,
        by=by,
        written_at=clock.now(),
        version_digest=version.digest,
        session=act.session,
        session_about=act.session_about,
        votes_for=votes[0],
        votes_against=votes[1],
        abstentions=votes[2],
        agreement=act.agreement,
        orders_remission=act.orders,
        folio=act.folio,
        note=act.note,
        amended=act.amended,
    )
    return made
