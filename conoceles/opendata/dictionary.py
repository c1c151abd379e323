# SPDX-License-Identifier: EUPL-1.2
"""The dictionary: what every column means. As CSV, as JSON, and as the schema of a data package."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from conoceles.publication.languages import _, told

from .cells import Value
from .columns import Column, Type
from .rows import as_csv

_NAMES = {
    "name": "columna", "type": "tipo", "description": "descripcion", "options": "opciones",
    "questionnaire": "cuestionario", "section": "seccion", "question": "pregunta", "label": "texto_de_la_pregunta",
    "since": "desde_version", "until": "hasta_version", "required": "obligatoria", "minimum": "caracteres_minimo",
    "maximum": "caracteres_maximo", "source": "fuente", "logged": "en_cambios",
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
    return as_csv(titles(), (values(column) for column in columns))


def titles() -> tuple[str, ...]:
    """The names of the dictionary's own columns."""
    return tuple(_NAMES.values())


def as_records(columns: Iterable[Column]) -> list[dict[str, Any]]:
    """The dictionary as JSON values: options as objects, nothing left out but what is empty."""
    return [_record(column) for column in columns]


def schema(columns: Iterable[Column]) -> dict[str, Any]:
    """The Table Schema (Frictionless) of a CSV with these columns; one that is called ``id`` is its key."""
    found = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    return found | ({"primaryKey": ["id"]} if any(field["name"] == "id" for field in found["fields"]) else {})


def _record(column: Column) -> dict[str, Any]:
    record = {_NAMES[name]: value for name, value in asdict(column).items() if value not in ("", None, ())}
    if column.options:
        record["opciones"] = [{"clave": key, "significado": meaning} for key, meaning in column.options]
    return record


def values(column: Column) -> list[Value]:
    """What the dictionary says of *column*, under ``titles``."""
    given = asdict(column) | {"options": [f"{key}={meaning}" for key, meaning in column.options]}
    return [given[name] for name in _NAMES]


def as_text(names: Iterable[str]) -> list[Column]:
    """Columns of which nothing is said but that they are text."""
    return [Column(name, Type.TEXT, "") for name in names]


def grouped(columns: Iterable[Column]) -> dict[str, list[dict[str, Any]]]:
    """The dictionary for people: the columns by questionnaire, each with its values in words."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for column in columns:
        groups.setdefault(column.questionnaire, []).append(
            {
                "name": column.name,
                "type": column.type.value,
                "description": column.description,
                "options": [{"key": key, "meaning": meaning} for key, meaning in column.options],
                "notes": _notes(column),
            }
        )
    return groups


def _notes(column: Column) -> list[str]:
    length = {
        (True, True): _("De {least} a {most} caracteres.").format(least=column.minimum, most=column.maximum),
        (True, False): _("Al menos {least} caracteres.").format(least=column.minimum),
        (False, True): _("Hasta {most} caracteres.").format(most=column.maximum),
    }.get((column.minimum is not None, column.maximum is not None))
    return [
        note
        for note in (
            _("Rubro: {section}.").format(section=told(column.section)) if column.section else None,
            _("Desde la versión {version} del cuestionario.").format(version=column.since)
            if (column.since or 1) > 1
            else None,
            _("Hasta la versión {version}.").format(version=column.until) if column.until else None,
            _("Obligatoria.") if column.required else None,
            length,
            None if column.logged else _("Sus cambios no se anotan en cambios.csv."),
        )
        if note
    ]


def _field(column: Column) -> dict[str, Any]:
    described = {"description": column.description} if column.description else {}
    field = {"name": column.name} | described | _SCHEMA.get(column.type, {"type": "string"})
    constraints: dict[str, Any] = {}
    if column.name == "id":
        constraints |= {"required": True, "unique": True}
    if column.type is Type.OPTION and column.options:
        constraints["enum"] = [key for key, _ in column.options]
    return field | ({"constraints": constraints} if constraints else {})
