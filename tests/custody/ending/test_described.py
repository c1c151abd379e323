# SPDX-License-Identifier: EUPL-1.2
"""Nobody adds a field that says something of people without saying how it ends."""

import msgspec

from conoceles.custody.ending import kept
from conoceles.custody.ending.described import End, ends, faults
from conoceles.custody.inventory import reading
from conoceles.custody.inventory.described import Described, Table
from conoceles.custody.management.commands import personal_data

TOLD = [Described("x.Y", Table(whose="users", purpose="work", identifying=["name"], sensitive=["sealed"], acts=["by"]))]
KEPT = {"x.Y": {"name", "sealed", "by"}}


def said(**end):
    return msgspec.structs.replace(ends(), tables={"x.Y": End(**end)})


def test_every_field_that_says_something_of_people_has_an_end_and_no_end_is_of_nothing():
    fields = {label: reading.fields_of(model) for label, model in reading.kept().items()}
    assert faults(reading.described(), fields, ends()) == []


def test_whatever_is_sealed_is_emptied_when_it_is_cancelled():
    tables = ends().tables
    for each in reading.described():
        for field in {"sealed", "content"} & set(each.table.sensitive):
            assert field in tables[each.label].erase, each.label


def test_a_field_without_an_end_is_named_and_so_is_an_end_of_what_is_gone():
    nobody = "x.Y.{}: nadie dijo cómo termina (custody/ending/ends.toml)"
    assert faults(TOLD, KEPT, said()) == [nobody.format("name"), nobody.format("sealed")]
    assert faults(TOLD, KEPT, said(seal=["name"], erase=["sealed"])) == []
    assert faults(TOLD, KEPT, said(keep={"porque sí": ["name"]}, erase=["sealed"])) == [nobody.format("name")]
    gone = said(seal=["name", "curp"], erase=["sealed"])
    assert faults(TOLD, KEPT, gone) == ["x.Y.curp: tiene un fin y ya no existe"]


def test_the_page_says_what_the_file_says():
    assert personal_data.ENDS.read_text() == kept.page(), "ejecute: python manage.py personal_data"
