# SPDX-License-Identifier: EUPL-1.2
"""The register of the demonstration, as the file an institute would bring: one row per candidacy, by a layout.

The layout says in which column each datum goes, so this file and the import read the same page.
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from conoceles.candidacies.layouts import reading
from conoceles.candidacies.layouts.described import Layout, Matching, PlaceColumn
from conoceles.candidacies.models import Candidacy, Movement, Person
from conoceles.elections.models import Process

from .corpus import Register
from .ground import Place
from .people import Voice
from .slates import REGISTERED, Row, Slate, Stand, moved, stands

SEX = {Voice.WOMAN: Person.Sex.WOMAN, Voice.MAN: Person.Sex.MAN, Voice.NEITHER: Person.Sex.NON_BINARY}


def lacking(process: Process, drawn: list[Slate]) -> bool:
    """Whether anyone of *drawn* is not in the register yet."""
    known = set(Candidacy.objects.filter(process=process).values_list("key", flat=True))
    return any(stand.key not in known for _, _, stand in stands(drawn))


def write(file: Path, process: Process, rules: Register, drawn: list[Slate]) -> None:
    """Write *drawn* to *file*, whole or not at all. Raises Refused where there is no such layout."""
    moved_already = Movement.objects.filter(process=process, run=None).exists()
    layout, _ = reading.read(reading.find(rules.layout, process.slug))
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(f".{os.getpid()}")
    with fresh.open("w", encoding=layout.layout.encoding or "utf-8", newline="") as out:
        written = None
        for row in _rows(layout, rules, drawn, moved_already=moved_already):
            if written is None:
                written = csv.DictWriter(out, list(row), delimiter=layout.layout.delimiter or ",")
                written.writeheader()
            written.writerow(row)
    fresh.replace(file)


def _rows(layout: Layout, rules: Register, drawn: list[Slate], *, moved_already: bool) -> Iterator[dict[str, str]]:
    fields = {name: field for name, field in layout.field.given().items() if field.column}
    for slate, row, stand in _said(drawn, moved_already=moved_already):
        data = _data(slate, row, stand, rules)
        if "position" not in fields:
            data["office"] = f"{data['office']}/{data['position']}"
        groups = fields.get("affirmative_actions")
        if groups is not None:
            data["affirmative_actions"] = groups.split.join(stand.groups)
        cells = dict.fromkeys(layout.layout.not_read, "")
        cells |= {column.column: "" for column in layout.place.values() if column.column}
        cells |= {field.column: data[name] for name, field in fields.items()}
        column = layout.place.get(slate.place.kind)
        if column is not None and column.column:
            cells[column.column] = _place(slate.place, column)
        yield {layout.identity.candidacy[0]: stand.key, layout.identity.person[0]: stand.person.key} | cells


def _said(drawn: list[Slate], *, moved_already: bool) -> Iterator[tuple[Slate, Row, Stand]]:
    """Everyone of the file: before somebody is substituted by an agreement, she stands and nobody comes after her."""
    gone, heir = moved(drawn) or (None, None)
    for slate, row, stand in stands(drawn):
        if moved_already or stand not in {gone, heir}:
            yield slate, row, stand
        elif stand == gone:
            yield slate, row, replace(stand, status=REGISTERED)


def _data(slate: Slate, row: Row, stand: Stand, rules: Register) -> dict[str, str]:
    """Every datum a layout may have a column for, by the layout's name for it."""
    agreement = rules.registered_agreement
    changed = stand.status != REGISTERED or bool(stand.replaces)
    return {
        "name": stand.person.name,
        "nickname": stand.person.nickname,
        "sex": SEX[stand.person.voice].value,
        "age": str(stand.person.age),
        "seat": stand.seat,
        "office": slate.ballot.office,
        "position": row.position,
        "postulant": slate.nominator.key,
        "party_of_origin": row.origin,
        "answered_by": row.origin,
        "number": str(row.number),
        "order": str(row.number),
        "reelection": "Sí" if stand.reelection else "No",
        "affirmative_actions": "",
        "affirmative_agreement": agreement if stand.groups else "",
        "status": stand.status,
        "status_on": rules.events.on.isoformat() if changed else "",
        "registered_on": (rules.events.on if stand.replaces else rules.registered_on).isoformat(),
        "agreement": rules.events.agreement if stand.replaces else agreement,
        "replaces": stand.replaces,
    }


def _place(place: Place, column: PlaceColumn) -> str:
    match column.by:
        case Matching.KEY:
            return place.key
        case Matching.NUMBER:
            return str(place.number)
        case Matching.NUMBER_AND_NAME:
            return f"{place.number}-{place.people_of or place.name}"
        case Matching.NAME:
            return place.name
