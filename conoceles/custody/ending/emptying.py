# SPDX-License-Identifier: EUPL-1.2
"""Taking values and files out of rows, as ``ends.toml`` says, for somebody to close them: called within an action."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.vault.rules import of_process

from .described import End, ends

Owner = Candidacy | Process


@dataclass
class Taken:
    """What was taken out of somebody's rows.

    ``values``: each by table, row and field. ``files``: what each was, and where it lies in the clear. ``clear``: all
    that is to be deleted, also what no copy is kept of.
    """

    values: list[dict[str, Any]] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    clear: list[str] = field(default_factory=list)

    def value(self, row: models.Model, name: str, said: Any) -> None:
        """Keep what *row* said in that field."""
        said = {"hex": bytes(said).hex()} if isinstance(said, bytes | memoryview) else said
        told = said if isinstance(said, str | int | bool | list | dict) or said is None else str(said)
        self.values.append({"table": row._meta.label, "row": str(row.pk), "field": name, "value": told})

    def file(self, row: models.Model, name: str, path: str, *, copy: bool = True) -> None:
        """Keep the file at *path*, if it is there, and let what lies in the clear go."""
        if path and private().exists(path):
            self.files += [(f"{row._meta.label}:{row.pk}:{name}", path)] if copy else []
            self.clear.append(path)


def subject_of(owner: Owner) -> uuid.UUID:
    """Of which data key what is put away of *owner* is."""
    return owner.pk if isinstance(owner, Candidacy) else of_process(owner.slug)


def rows_of(owner: Owner, table: str, end: End) -> QuerySet[Any]:
    """The rows of that table that are of *owner*: of a process, those that are of nobody alone or of nobody still."""
    rows = _rows(table)
    path = end.of if isinstance(owner, Candidacy) else end.process
    return rows.filter(**{path: owner}).order_by("pk") if path else rows.none()


def _rows(table: str) -> QuerySet[Any]:
    found: Any = apps.get_model(table)
    return found.objects.all()


def tables(owner: Owner) -> Iterator[tuple[str, End]]:
    """The tables in which *owner* has rows that something is done with."""
    for table, end in ends().tables.items():
        path = end.of if isinstance(owner, Candidacy) else end.process
        if path and path != "message":
            yield table, end


def take_out(owner: Owner, taken: Taken) -> None:
    """Empty what ``ends.toml`` says of *owner*, row by row, into *taken*."""
    for table, end in tables(owner):
        if not (end.seal or end.files or end.drop or end.discard or end.rows):
            continue
        for row in rows_of(owner, table, end):
            if end.rows:
                whole(row, taken)
            else:
                _empty(row, end, taken)


def whole(row: models.Model, taken: Taken) -> None:
    """Keep all that *row* says, and delete it."""
    for each in row._meta.concrete_fields:
        taken.value(row, each.attname, getattr(row, each.attname))
    row.delete()


def _empty(row: models.Model, end: End, taken: Taken) -> None:
    changed = {}
    for name in (*end.seal, *end.files, *end.drop, *end.discard):
        said, empty = getattr(row, name), emptied(row, name, end)
        if said in (None, empty) or not said:
            continue
        if name in end.files:
            taken.file(row, name, said)
        elif name in end.discard:
            taken.file(row, name, said, copy=False)
        elif name in end.seal:
            taken.value(row, name, said)
        changed[name] = empty
    update(row, changed)


def emptied(row: models.Model | type[models.Model], name: str, end: End) -> Any:
    """What a field says once it is emptied."""
    if name in end.left:
        return end.left[name]
    kept = row._meta.get_field(name)
    if isinstance(kept, models.JSONField):
        return [] if kept.has_default() and kept.get_default() == [] else {}
    if isinstance(kept, models.BinaryField):
        return b""
    return kept.get_default() if kept.has_default() else ""


def update(row: models.Model, changed: dict[str, Any]) -> None:
    """Write those fields, whatever the model thinks of being edited."""
    if changed:
        _rows(row._meta.label).filter(pk=row.pk).update(**changed)


def erase(process: Process, candidacies: Iterable[uuid.UUID] | None) -> None:
    """Empty, in as many statements as there are tables, what nobody keeps after the cancelación."""
    for table, end in ends().tables.items():
        if not end.erase or table == "custody.HeldAway":
            continue
        model = apps.get_model(table)
        if end.of:
            path = f"{end.of}__process"
            found = {path: process} if candidacies is None else {f"{end.of}__in": list(candidacies)}
        elif candidacies is None:
            found = {end.process: process}
        else:
            continue
        names = {name: emptied(model, name, end) for name in end.erase}
        nullable = [name for name in names if model._meta.get_field(name).null]
        for name in nullable:
            some = _rows(table).filter(**found, **{f"{name}__isnull": False})
            some.update(**{name: names[name]})
        rest = {name: value for name, value in names.items() if name not in nullable}
        if rest:
            pks = _rows(table).filter(**found).values("pk")
            _rows(table).filter(pk__in=pks).update(**rest)
