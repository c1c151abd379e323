# SPDX-License-Identifier: EUPL-1.2
"""The annotations of every step, and the words for them."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from django.apps import apps
from django.db import models

from .described import Described, Table, Words

ANNOTATED = "personal.toml"
HOUSE = Path(__file__).resolve().parents[2]


@cache
def words() -> Words:
    """The words of the inventory."""
    return msgspec.toml.decode((Path(__file__).parent / "kinds.toml").read_bytes(), type=Words)


def described() -> list[Described]:
    """Every annotation of every step. Raises ValueError, with file and model, where one is no annotation."""
    found = []
    for path in sorted(HOUSE.glob(f"*/{ANNOTATED}")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            try:
                found.append(Described(f"{path.parent.name}.{name}", msgspec.convert(table, Table)))
            except msgspec.ValidationError as wrong:
                where = f"{path.parent.name}/{ANNOTATED}, [{name}]: {wrong}"
                raise ValueError(where) from wrong
    return found


def kept() -> dict[str, type[models.Model]]:
    """Every model of the house, by label."""
    return {model._meta.label: model for model in apps.get_models() if model.__module__.startswith("conoceles.")}


def fields_of(model: type[models.Model]) -> set[str]:
    """What *model* keeps, but for a number that only tells rows apart."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if not (field.primary_key and isinstance(field, models.AutoField))
    }
