# SPDX-License-Identifier: EUPL-1.2
"""The dictionary: what every column means. As CSV, as JSON, and as the schema of a data package."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from .cells import Value
from .columns import Column, Type
from .rows import as_csv

_NAMES = {
    "name": "columna", "type": "tipo", "description": "descripcion", "options": "opciones",
    "questionnaire": "cuestionario", "section": "seccion", "question": "pregunta", "label": "texto_de_la_pregunta",
    "since": "desde_version", "until": "hasta_version", "required": "obligatoria", "minimum": "caracteres_minimo",
    "maximum": "caracteres_maximo", "source": "fuente",
}  # fmt: skip
#: Types of Table Schema; a list is text in a cell.
_SCHEMA: dict[Type, dict[str, Any]] = {
    Type.INTEGER: {"type": "integer"},
    Type.YES_NO: {"type": "boolean", "trueValues": ["sí"], "falseValues": ["no"]},
    Type.DAY: {"type": "date"},
    Type.INSTANT: {"type": "datetime", "format": "any"},
}


def as_table(columns: Iterable[Column]) -> Iterator[bytes]:
    """The dictionary as CSV. An option is written ``clave=significado``."""
    return as_csv(_NAMES.values(), (_row(column) for column in columns))


def as_records(columns: Iterable[Column]) -> list[dict[str, Any]]:
    """The dictionary as JSON values: options as objects, nothing left out but what is empty."""
    return [_record(column) for column in columns]


def schema(columns: Iterable[Column]) -> dict[str, Any]:
    """The Table Schema (Frictionless) of the candidacies' CSV."""
    return {"fields": [_field(column) for column in columns], "primaryKey": ["id"], "missingValues": [""]}


def _record(column: Column) -> dict[str, Any]:
    record = {_NAMES[name]: value for name, value in asdict(column).items() if value not in ("", None, ())}
    if column.options:
        record["opciones"] = [{"clave": key, "significado": meaning} for key, meaning in column.options]
    return record


def _row(column: Column) -> list[Value]:
    given = asdict(column) | {"options": [f"{key}={meaning}" for key, meaning in column.options]}
    return [given[name] for name in _NAMES]


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "description": column.description} | _SCHEMA.get(column.type, {"type": "string"})
    constraints: dict[str, Any] = {}
    if column.name == "id":
        constraints |= {"required": True, "unique": True}
    if column.type is Type.OPTION and column.options:
        constraints["enum"] = [key for key, _ in column.options]
    return field | ({"constraints": constraints} if constraints else {})
