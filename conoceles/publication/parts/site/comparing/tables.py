# SPDX-License-Identifier: EUPL-1.2
"""The tables of a comparison: a row for each question, a column for each seat, in the drawn order."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from conoceles.look.stylesheet import named, pressed
from conoceles.publication.languages import _
from conoceles.publication.parts.site import ballots, photos, profiles, rendering
from conoceles.publication.parts.site.answers import Answer
from conoceles.publication.parts.site.asked import MEANS
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import clean, counted, initials, standing
from conoceles.publication.snapshot import Profile

from .columns import Column
from .themes import Theme

#: So many have room beside one another on a wide screen, under one head.
FEW = 4
#: Of more themes than these the stylesheet cannot show one alone: each is then a page, and no more.
NARROWED = 20
#: Of a way to reach people that nobody gave, one line tells.
_NOTHING = frozenset({"no_proporcionada", "sin_informacion"})


@cache
def css() -> bytes:
    """What comparisons add to the stylesheet of the site: no other page needs it."""
    return pressed(rendering.STATIC / "comparing")


def stylesheet_name() -> str:
    """Where it lies: its own content names it."""
    return named(css())


def who(column: Column, up: str, catalogue: Catalogue) -> dict[str, Any]:
    """What is told of each, besides what she answers. *up* leads to the folder of the race."""
    profile = column.profile
    postulant = catalogue.postulation(profile.postulant)
    position = catalogue.positions[profile.office, profile.position]
    alternate = column.alternate
    name = clean(profile.name)
    return {
        "place": column.place,
        "key": column.key,
        "name": name,
        "href": f"{up}{profile.slug}.html",
        "standing": standing(profile, position),
        "by": postulant.acronym or postulant.name,
        "postulant": postulant.name,
        "members": catalogue.members(postulant),
        "photo": photos.shown(profile.photo, rendering.top(f"{up}../../"), photos.ON_A_LIST),
        "initials": initials(name),
        "tag": column.tag,
        "state": column.state,
        "ballot": ballots.tags(profile),
        "facts": " · ".join(_facts(profile)),
        "alternate": {"name": clean(alternate.name), "href": f"{up}{alternate.slug}.html"} if alternate else None,
    }


def _facts(profile: Profile) -> Iterator[str]:
    if profile.age is not None:
        yield counted(profile.age, "año", "años")
    if profile.reelection:
        yield _("Busca la reelección")


def of_theme(theme: Theme, number: int, columns: Sequence[Column], people: list[dict[str, Any]], up: str) -> str:
    """The table of *theme*, the one of that *number* on the page of all."""
    given = [column.answers(theme) for column in columns]
    rows, missing = [], []
    for question in theme.questions:
        found = [column.to(question, some) for column, some in zip(columns, given, strict=True)]
        if question.kind in MEANS and all(answer.state in _NOTHING for answer in found):
            missing.append(question.label)
            continue
        rows.append(
            {
                "id": f"{theme.questionnaire}-{theme.section}-{question.key}",
                "label": theme.name if theme.alone else question.label,
                "cells": [_cell(answer, person) for answer, person in zip(found, people, strict=True)],
            }
        )
    alternates = [
        {
            **person,
            "link": f"{up}{column.alternate.slug}.html#{theme.key}"
            if column.alternate and column.alternate_answers(theme)
            else "",
        }
        for column, person in zip(columns, people, strict=True)
    ]
    return rendering.piece(
        "compare_table",
        {
            "key": theme.key,
            "name": theme.name,
            "number": number if number <= NARROWED else "",
            "people": people,
            "rows": rows,
            "missing": ", ".join(missing),
            "alternates": alternates if any(each["link"] for each in alternates) else [],
        },
    )


def _cell(answer: Answer, person: dict[str, Any]) -> dict[str, Any]:
    said = {key: person[key] for key in ("place", "name", "by")}
    return {**said, "absence": answer.absence, **profiles.values(answer)}
