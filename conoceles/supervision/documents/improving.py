# SPDX-License-Identifier: EUPL-1.2
"""What must be registered before a change goes live: grounded report, dictamen and agreement (work plan, dictamen 6).

``elections`` looks at nothing after it: it asks here, by name (``settings.IN_FORCE_HELD_BY``).
"""

from conoceles.elections.models import Agreement, Process, Questionnaire
from conoceles.supervision.models import Document, Obligation
from conoceles.supervision.obligations.looking import IMPROVED, of_questionnaire
from conoceles.supervision.plan import queries as plans
from conoceles.supervision.plan.rules.words import DocumentKind

from . import phrases, queries
from .described import Route, Step
from .rules.words import Verb


def missing(version: Questionnaire, agreement: Agreement) -> str:
    """What *version* lacks to enter into force by *agreement*, and where it is done; empty where nothing.

    A first version changes nothing; and before the commission approved its plan there is no route to follow.
    """
    route = followed(version.process)
    if version.version == 1 or route is None:
        return ""
    told = Obligation.objects.filter(
        process=version.process, row=IMPROVED, occurrence=of_questionnaire(version)
    ).values_list("pk", flat=True)
    document = Document.objects.filter(obligations__in=told, withdrawn="").order_by("pk").last()
    if document is None:
        return phrases.unopened(route.name, steps_of(route))
    stands = queries.stood(document)
    undone = [step.name for step in _until_agreed(document.way.step) if step.key not in stands.walk.done]
    if undone:
        return phrases.undone(document.title, undone)
    agreed = [each.agreement for each in stands.steps if each.step in stands.walk.done and each.agreement]
    if agreed and agreement.pk not in {each.pk for each in agreed}:
        return phrases.agreed_by(document.title, agreed[-1].key, agreement.key)
    return ""


def followed(process: Process) -> Route | None:
    """The route that a change waits for; None before the commission approved its plan, or where it has no such."""
    own = plans.in_force(process).get(DocumentKind.COMMISSION)
    kept = queries.routes(process)
    if kept is None or own is None or own.approved_on is None or own.file.found(IMPROVED) is None:
        return None
    return next((each for each in kept.file.route if each.notice == IMPROVED and not each.modifies), None)


def agreed(process: Process, route: Route) -> list[Document]:
    """The documents of that *route* whose steps are done as far as the agreement, but those of a questionnaire."""
    found = Document.objects.filter(process=process, route=route.key, withdrawn="", occurrence="").order_by("-pk")
    stands = [queries.stood(each) for each in found]
    return [
        one.document for one in stands if {step.key for step in _until_agreed(one.document.way.step)} <= one.walk.done
    ]


def steps_of(route: Route) -> list[str]:
    """What is written down of a document of *route* before what it is about goes live."""
    return [step.name for step in _until_agreed(route.step)]


def _until_agreed(steps: tuple[Step, ...]) -> list[Step]:
    """The steps as far as the agreement, which is where what they are about is issued."""
    last = next((number for number, step in enumerate(steps) if step.verb is Verb.AGREE), len(steps) - 1)
    return list(steps[: last + 1])
