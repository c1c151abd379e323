# SPDX-License-Identifier: EUPL-1.2
"""The plan of another cycle, proposed: the rows of a known one, each date moved by the ladder and marked as proposed.

What was of that plan alone does not come along: its prose, its agreements, and what it says in two ways.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from conoceles.elections.described.words import Confidence

from .described import Due, Event, PlanFile, Row, Section
from .rules.ladder import placed, rung
from .rules.words import Shape

#: Dates that say from which month or week something is done again and again, and no limit.
_REPEATED = ("since", "until")
_DATES = ("day", "first_day", "last_day")
_LONGEST = 300


def proposed(file: PlanFile, *, of: str, was: date, election_day: date) -> PlanFile:
    """*file*, the plan of the process called *of* whose election *was* that day, for one on *election_day*."""

    def source(said: str) -> str:
        return f"Propuesta desde {of}: {said}; falta que el instituto la confirme"[:_LONGEST]

    def sourced(one: Any, said: str) -> Any:
        return replace(one, source=source(said), confidence=Confidence.SINGLE)

    def event(one: Event) -> Event:
        if one.on is None:
            return sourced(one, one.name)
        step = rung(one.on, was)
        return replace(sourced(one, str(step)), on=placed(step, election_day))

    def row(one: Row) -> Row:
        dues = [each for each in (one.due, *one.other) if each is not None]
        steps = dict.fromkeys(str(rung(day, was)) for due in dues for day in _days(due))
        moved = replace(
            one,
            due=_moved(one.due, was, election_day),
            ine=_sent(one, was, election_day),
            other=tuple(_moved(each, was, election_day) for each in one.other),
            agreements=(),
            detail="",
            basis=one.basis.partition("Acuerdo")[0].strip(),  # an agreement was of the other cycle
        )
        return sourced(moved, f"renglón {one.key}, {'; '.join(steps) or 'sin fecha fija'}")

    return replace(
        file,
        plan=sourced(file.plan, "la forma de su plan"),
        settings={key: sourced(one, "lo que se eligió ahí") for key, one in file.settings.items()},
        section=tuple(Section(title=one.title, shows=one.shows) for one in file.section),
        seat=tuple(sourced(one, "sus lugares") for one in file.seat),
        event=tuple(event(one) for one in file.event),
        row=tuple(row(one) for one in file.row),
        term=(),
        norm=(),
        inconsistency=(),
    )


def _days(due: Due) -> list[date]:
    return [day for name in (*_DATES, *_REPEATED) if (day := getattr(due, name))] + list(due.days)


def _moved(due: Due | None, was: date, election_day: date) -> Any:
    """*due* by the ladder; what it said in words, with its dates, was of the other plan."""
    if due is None:
        return None
    values: dict[str, Any] = {name: _at(getattr(due, name), was, election_day) for name in (*_DATES, *_REPEATED)}
    if due.since and due.shape in {Shape.MONTHLY, Shape.FIRST_WEEK}:
        values["since"] = values["since"].replace(day=1)
    values["days"] = tuple(placed(rung(day, was), election_day) for day in due.days)
    fixed = any(getattr(due, name) for name in (*_DATES, "days"))
    said = "" if fixed or due.shape is Shape.WEEKLY else due.words
    return replace(due, **values, words=said)


def _sent(row: Row, was: date, election_day: date) -> Any:
    """When its document goes to INE: a fixed day stands as far from the row's own limit as it stood."""
    due, ine = row.due, row.ine
    if due is None or ine is None or due.day is None or ine.day is None:
        return _moved(ine, was, election_day)
    return replace(ine, day=placed(rung(due.day, was), election_day) + (ine.day - due.day), words="")


def _at(day: date | None, was: date, election_day: date) -> date | None:
    return placed(rung(day, was), election_day) if day else None


def toml(file: PlanFile, heading: str) -> str:
    """*file* as TOML, to be read, mended and kept as ``plan.toml``."""
    lines = [*(f"# {line}" for line in heading.splitlines()), ""]
    lines += ["[plan]", *_pairs(file.plan), ""]
    for key, choice in file.settings.items():
        lines += [f"[settings.{key}]", *_pairs(choice), ""]
    for table in ("section", "seat", "term", "norm", "attribution", "event", "row", "inconsistency"):
        for one in getattr(file, table):
            lines += [f"[[{table}]]", *_pairs(one), ""]
    return "\n".join(lines)


def _pairs(one: Any) -> Iterator[str]:
    counted = not isinstance(one, Due) or one.shape in {Shape.AFTER, Shape.BEFORE}
    for each in fields(one):
        value = getattr(one, each.name)
        kept = each.name != "at" and (each.name != "counted" or counted)
        if kept and value not in (None, "", (), False, 0):
            yield f"{each.name} = {_value(value)}"


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case Enum() | str():
            text = str(value.value if isinstance(value, Enum) else value)
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        case tuple():
            return f"[{', '.join(_value(each) for each in value)}]"
        case int():
            return str(value)
    assert is_dataclass(value)
    return f"{{ {', '.join(_pairs(value))} }}"
