# SPDX-License-Identifier: EUPL-1.2
"""The inventory of personal data: nobody adds a field without saying what it keeps of people."""

import msgspec
import pytest
from django.db import models

from conoceles.accounts.rules import Act
from conoceles.custody.inventory import reading, rules
from conoceles.custody.inventory.described import Described, Table
from conoceles.custody.inventory.page import CONFIDENCE, page
from conoceles.custody.management.commands import personal_data
from tests.publication.test_canaries import PUBLIC

TOLD = Table(whose="users", purpose="work", identifying=["name"], things=["at"])


def of(kind):
    return {
        f"{each.label}.{field}" for each in reading.described() for its, field in each.table.fields() if its == kind
    }


def test_every_field_of_every_table_is_described():
    kept = {label: reading.fields_of(model) for label, model in reading.kept().items()}
    assert rules.faults(kept, reading.described(), reading.words()) == []


@pytest.mark.parametrize(
    ("kept", "table", "fault"),
    [
        ({"x.Y": {"name", "at", "curp"}}, TOLD, "x.Y: falta decir qué es el campo «curp»"),
        ({"x.Y": {"name"}}, TOLD, "x.Y: el campo «at» ya no existe"),
        ({"x.Y": {"name", "at"}, "x.Z": set()}, TOLD, "x.Z: nadie dijo qué guarda de las personas (personal.toml)"),
        ({}, TOLD, "x.Y: está en personal.toml y ya no existe"),
        (
            {"x.Y": {"name", "at"}},
            msgspec.structs.replace(TOLD, whose="nobody"),
            "x.Y: dice que no es de nadie y guarda datos de alguien",
        ),
        (
            {"x.Y": {"name", "at"}},
            msgspec.structs.replace(TOLD, said=["name"]),
            "x.Y: el campo «name» está dos veces",
        ),
    ],
)
def test_what_nobody_described_or_no_longer_is_has_its_place(kept, table, fault):
    words = msgspec.structs.replace(reading.words(), clear={})
    assert rules.faults(kept, [Described("x.Y", table)], words) == [fault]


def test_a_kind_or_a_purpose_that_does_not_exist_is_named():
    words = msgspec.structs.replace(reading.words(), clear={"x.Y.at": "porque sí"})
    table = msgspec.structs.replace(TOLD, whose="todos", purpose="lo que sea")
    found = rules.faults({"x.Y": {"name", "at"}}, [Described("x.Y", table)], words)
    assert [fault.split(" (")[0] for fault in found] == [
        "x.Y: «todos» no es de quién",
        "x.Y: «lo que sea» no es una finalidad",
        "x.Y.at: está en «clear» y no es un dato sensible",
    ]


def test_what_is_sensitive_is_sealed_or_somebody_said_why_not():
    kept = reading.kept()
    clear = {
        name
        for name in of("sensitive")
        if not isinstance(kept[name.rpartition(".")[0]]._meta.get_field(name.rpartition(".")[2]), models.BinaryField)
    }
    assert clear == reading.words().clear.keys()


def test_whatever_is_sealed_is_told_as_sensitive():
    sealed = {f"{label}.{field}" for label, model in reading.kept().items() for field in reading.fields_of(model)}
    assert {name for name in sealed if name.endswith(".sealed")} <= of("sensitive")


def test_no_release_says_how_to_reach_somebody_or_how_she_enters():
    public = {f"{label}.{field}" for label, fields in PUBLIC.items() for field in fields}
    assert public & (of("contact") | of("access")) == set()
    assert public & of("sensitive") <= reading.words().clear.keys()


def test_each_purpose_has_a_basis_with_its_confidence_and_acts_that_exist():
    for purpose in reading.words().purposes.values():
        assert purpose.confidence in CONFIDENCE
        assert all([purpose.basis, purpose.until, purpose.readers])
        assert {*purpose.readers} <= {act.name for act in Act}


def test_the_page_says_what_the_tables_say():
    assert personal_data.PAGE.read_text() == page(), "ejecute: python manage.py personal_data"
