# SPDX-License-Identifier: EUPL-1.2
"""Rows made as they are described: by a natural key, never by being dropped and made again."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import IntegrityError, models, transaction

from conoceles.elections.rules import Reason
from conoceles.kernel.refusals import Refused

from .changes import Changes

#: What identifies a row in the files: keys, never ids of the database.
Natural = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A row of another table, by its natural key; found when that table has been written."""

    model: type[models.Model]
    natural: Natural


class Rows:
    """Rows already written, by model and natural key."""

    def __init__(self) -> None:
        self._found: dict[tuple[type[models.Model], Natural], models.Model] = {}

    def keep(self, row: models.Model, natural: Natural) -> None:
        """Remember *row*."""
        self._found[type(row), natural] = row

    def value(self, value: Any) -> Any:
        """*value* as a column takes it: references by id, enumerations by value."""
        if isinstance(value, Ref):
            return self._found[value.model, value.natural].pk
        return value.value if isinstance(value, Enum) else value


@dataclass(slots=True)
class Table:
    """One kind of row of a process: those there are, and those that are described."""

    rows: models.QuerySet[Any]
    natural: Callable[[Any], Natural]
    wanted: dict[Natural, dict[str, Any]]
    #: Whether a row that is no longer described goes, or stays, with its owner, which is not described either.
    with_owner: Callable[[Natural], bool] = lambda _: False

    @property
    def kind(self) -> str:
        """What people call such a row."""
        return str(self.rows.model._meta.verbose_name)

    def remove(self, changes: Changes) -> None:
        """Remove rows that are no longer described, unless something refers to them: then say so."""
        gone = [
            row for row in self.rows if self.natural(row) not in self.wanted and not self.with_owner(self.natural(row))
        ]
        progress = True
        while progress:
            free = [row for row in gone if not referring(row)]
            progress = bool(free)
            for row in free:
                changes.removed.setdefault(self.kind, []).append(str(row))
                row.delete()
                gone.remove(row)
        changes.kept += [(self.kind, str(row), ", ".join(referring(row))) for row in gone]

    def write(self, known: Rows, changes: Changes) -> None:
        """Create what is missing and change what differs. Raises Refused: TAKEN."""
        changes.looked_at(self.kind)
        model = self.rows.model
        existing = {self.natural(row): row for row in self.rows}
        fresh = []
        try:
            with transaction.atomic():
                for natural, values in self.wanted.items():
                    wanted = {model._meta.get_field(k).attname: known.value(v) for k, v in values.items()}
                    row = existing.get(natural)
                    if row is None:
                        row = model(**wanted)
                        fresh.append(row)
                    else:
                        before = {name: getattr(row, name) for name in wanted}
                        differing = changes.compare(self.kind, str(row), before, wanted)
                        if differing:
                            for name in differing:
                                setattr(row, name, wanted[name])
                            row.save(update_fields=differing)
                    known.keep(row, natural)
                self.rows.bulk_create(fresh, batch_size=500)
        except IntegrityError as error:
            raise Refused(Reason.TAKEN, kind=self.kind) from error
        if fresh:
            changes.created[self.kind] = changes.created.get(self.kind, []) + [str(row) for row in fresh]


def referring(row: models.Model) -> list[str]:
    """Who refers to *row*, in words with their count, from any step: its own parts, which go with it, aside."""
    found = []
    for relation in row._meta.related_objects:
        parts = relation.on_delete is models.CASCADE and relation.related_model._meta.app_label == row._meta.app_label
        if parts or relation.many_to_many:  # a many-to-many has rows of its own, which are looked at as themselves
            continue
        count = relation.related_model.objects.filter(**{relation.field.name: row}).count()
        if count:
            found.append(f"{relation.related_model._meta.verbose_name} ({count})")
    return found
