# SPDX-License-Identifier: EUPL-1.2
"""Documents as pages show them: rows of a list, a route as a list, what was done, and sections with their figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.accounts.rules import ROLES, Role
from conoceles.kernel.changes import Piece, changes
from conoceles.look.figures import Share, is_figure, shown
from conoceles.supervision.models import Document, EditedCopy, RouteStep, Version
from conoceles.supervision.obligations.showing import also_is

from . import drafting, queries
from .described import Step
from .labels import BODIES
from .permissions import may_set_aside
from .phrases import DO, LEFT, SORTS, STATES, roles
from .rules.differing import Whose
from .rules.walking import last_done
from .rules.words import Outcome, Sort, Verb


@dataclass(frozen=True)
class Row:
    """A document in a list."""

    document: Document
    sort: str
    state: str
    next: tuple[str, ...]
    mine: bool
    ended: bool


def row(one: queries.Stood, role: str) -> Row:
    """*one* for somebody who acts in that *role*."""
    document = one.document
    state = "Abandonado" if document.withdrawn else STATES[one.walk.state]
    if one.walk.ended and not document.withdrawn:
        state = f"Concluido: {state.lower()}"
    ended = bool(document.withdrawn) or one.walk.ended
    nexts = tuple(f"{step.name} ({roles(step.noted_by)})" for step in one.next)
    owes = [str(each) for each in one.owes]
    if one.last is None and not ended:
        owes = [str(each) for each in document.way.drafted_by]
        nexts = (f"Escribir el borrador y fijar su versión ({roles(owes)})",)
    return Row(document, SORTS[Sort(document.sort)], state, nexts, role in owes and not ended, ended)


@dataclass(frozen=True)
class Want:
    """A document that is owed and nobody opened."""

    name: str
    which: str
    route: str
    occurrence: str
    day: date | None
    whose: str
    mine: bool


def wanted(found: Iterable[queries.Wanted], role: str) -> list[Want]:
    """What is owed, for somebody who acts in that *role*: she opens what she drafts."""
    return [
        Want(
            one.route.name,
            drafting.span_words(one.route, one.occurrence),
            one.route.key,
            one.occurrence,
            None if one.day == date.max else one.day,
            roles(one.route.drafted_by),
            role in one.route.drafted_by,
        )
        for one in found
    ]


@dataclass(frozen=True)
class Stop:
    """A step of a route: done, to be done now, or to come."""

    step: Step
    body: str
    noted_by: str
    do: str
    taken: RouteStep | None
    along: str
    now: bool
    hers: bool
    parallel: bool
    may_set_aside: bool
    double: tuple[str, ...]
    #: Whether a remission carries it: sending, INE's answer, and telling the commission.
    remits: bool


def line(stands: queries.Stood, by: Capacity) -> list[Stop]:
    """The route as a list. Steps that may be taken at once, in any order, are said to be parallel."""
    document, walk = stands.document, stands.walk
    taken = {each.step: each for each in stands.steps if each.outcome == Outcome.DONE and each.step in walk.done}
    for also in document.way.step:
        if also.along and also.along not in walk.done:
            taken.pop(also.key, None)
    worded([each.by for each in taken.values()])
    free = last_done(walk, [node for node in document.way.nodes if not node.along])
    names = {step.key: step.name for step in document.way.step}
    beside = [step.after for step in document.way.step if step.after]
    return [
        Stop(
            step=step,
            body=BODIES[step.by],
            noted_by=roles(step.noted_by),
            do=DO[step.verb],
            taken=taken.get(step.key),
            along=names.get(step.along, ""),
            now=step.key in walk.ready and not document.withdrawn,
            hers=by.role in step.noted_by,
            parallel=bool(step.after) and beside.count(step.after) > 1,
            may_set_aside=step.key in taken and step.key in free and may_set_aside(by, taken[step.key]),
            double=also_is(taken[step.key].by) if step.key in taken else (),
            remits=step.verb in {Verb.REMIT, Verb.VALIDATE, Verb.INFORM},
        )
        for step in document.way.step
    ]


def history(document: Document) -> list[dict[str, Any]]:
    """Everything that was written down, the last first: also what was returned, and what does not count any more."""
    found = document.steps.select_related("version", "by__user", "agreement").order_by("-pk")
    taken = list(found.prefetch_related("observations"))
    worded([each.by for each in taken])
    lines = []
    for each in taken:
        step = document.way.found(each.step)
        lines.append(
            {
                "taken": each,
                "name": step.name if step else each.step,
                "returned": each.outcome == Outcome.RETURNED,
                "double": also_is(each.by),
            }
        )
    return lines


@dataclass(frozen=True)
class Changed:
    """A line that an edited file says otherwise: of which section, what became of it, and both texts in pieces."""

    section: str
    what: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Edited:
    """An edited file that came back, and what it says otherwise than the version that it was made from."""

    copy: EditedCopy
    taken: list[Changed]
    refused: list[Changed]
    figures: list[dict[str, str]]
    left: list[str]


def edited(version: Version) -> Edited | None:
    """What the version made of an edited file changes; None where it was made here."""
    copy = EditedCopy.objects.filter(version=version).select_related("base", "by__user").first()
    if copy is None:
        return None
    worded([copy.by])
    names = {each["key"]: each["heading"] for each in version.content["sections"]} | {"": "Fuera del texto"}
    lines = [
        (
            each["whose"],
            Changed(
                names[each["section"]], _became(each["before"], each["after"]), changes(each["before"], each["after"])
            ),
        )
        for each in copy.told["changes"]
    ]
    return Edited(
        copy,
        [line for whose, line in lines if whose == Whose.TYPED],
        [line for whose, line in lines if whose != Whose.TYPED],
        [{**each, "section": names[each["section"]]} for each in copy.told["figures"]],
        [LEFT[name](count) for name, count in copy.told["left"].items() if count],
    )


def _became(before: str, after: str) -> str:
    return "Se agregó" if not before else "Se quitó" if not after else "Se cambió"


def double(document: Document) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Whoever took steps of it in two capacities or more: in which, and which steps in each."""
    found: dict[Any, dict[str, list[str]]] = {}
    names: dict[Any, str] = {}
    for each in queries.counting(document):
        step = document.way.found(each.step)
        user = each.by.user
        names[user.pk] = user.name or user.username
        done = found.setdefault(user.pk, {}).setdefault(ROLES[Role(each.by.role)].name, [])
        done.append(step.name if step else each.step)
    return [(names[pk], list(by.items())) for pk, by in found.items() if len(by) > 1]


def sections(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections of a draft or a version, their cells as people read them."""
    return [{**each, "tables": [_table(one) for one in each["tables"]]} for each in content["sections"]]


def beside(document: Document, form: Form) -> dict[str, str]:
    """By section, what is saved now and is not what the form says: somebody else saved meanwhile. The title, by «»."""
    saved = {each["key"]: each["text"] for each in document.draft.content["sections"]} | {"": document.title}
    typed = {key: form[f"s-{key}" if key else "title"].value() or "" for key in saved}
    return {key: text for key, text in saved.items() if text.split() != typed[key].split()}


def _table(kept: dict[str, Any]) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in cells] for cells in kept["rows"]]
    return {**kept, "rows": rows}


def _cell(cell: Any) -> dict[str, Any]:
    value = Share(*cell) if isinstance(cell, list) else cell
    return {"text": shown(value), "figure": is_figure(value)}
