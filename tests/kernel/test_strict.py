# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest

from conoceles.kernel.strict import Plain, Sheet, Text, Whole
from conoceles.kernel.toml_lines import Place, read


class Colour(StrEnum):
    RED = "rojo"
    GREEN = "verde"


@dataclass(frozen=True, kw_only=True)
class Part:
    name: Annotated[str, Text(5, "[a-z]+", "solo minúsculas")]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Everything:
    day: date
    colour: Colour = Colour.RED
    count: Annotated[int, Whole(1, 9)] | None = None
    flag: bool = False
    setting: Plain | None = None
    part: tuple[Part, ...] = ()
    named: dict[str, Part] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def strictly(text):
    sheet = Sheet("hoja.toml", read(text))
    return sheet.read(Everything), [str(fault) for fault in sheet.faults]


def test_what_is_written_well_becomes_plain_values_that_know_their_place():
    value, faults = strictly(
        'day = 2024-06-02\ncolour = "verde"\ncount = 9\nsetting = true\nwords = ["a"]\n'
        '[[part]]\nname = "uno"\n[[part]]\nname = "dos"\n[named.x]\nname = "tres"\n'
    )
    assert faults == []
    assert value == Everything(
        day=date(2024, 6, 2),
        colour=Colour.GREEN,
        count=9,
        setting=True,
        part=(Part(name="uno"), Part(name="dos")),
        named={"x": Part(name="tres")},
        words=("a",),
    )
    assert [part.at for part in value.part] == [("part", 0), ("part", 1)]
    assert value.named["x"].at == ("named", "x")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("count = 0", "línea 2, count: se esperaba un entero de 1 a 9"),
        ("count = true", "línea 2, count: se esperaba un número entero, sin comillas"),
        ("count = 1.5", "línea 2, count: se esperaba un número entero, sin comillas"),
        ("count = 99999999999999999999", "línea 2, count: se esperaba un entero de no más de 16 cifras"),
        ("setting = 9007199254740992", "línea 2, setting: se esperaba un entero de no más de 16 cifras"),
        (f"colour = 0x{'f' * 4000}", "línea 2, colour: se esperaba un texto entre comillas"),
        (f"colour = {'[' * 200}{']' * 200}", "línea 2, colour: se esperaba un texto entre comillas"),
        ("flag = 1", "línea 2, flag: se esperaba true o false, sin comillas"),
        ("setting = 1.5", "línea 2, setting: se esperaba un texto, un entero o true/false"),
        ('colour = "verd"', "línea 2, colour: «verd» no es una de: rojo, verde; ¿quiso decir «verde»?"),
        (
            'words = ["a", "b\\u0000"]',
            "línea 2, words[2]: trae lo que no se ve: U+0000 NUL, carácter de control (carácter 2)",
        ),
        (
            'setting = "\\u202Eoro"',
            "línea 2, setting: trae lo que no se ve: U+202E RIGHT-TO-LEFT OVERRIDE (carácter 1)",
        ),
        (
            '[named]\n"a\\u200Bb" = { name = "a" }',
            r"línea 3, named.a\u200bb: trae lo que no se ve: U+200B ZERO WIDTH SPACE (carácter 2)",
        ),
        ('words = "a"', "línea 2, words: se esperaba una lista"),
        ("words = [\n'a',\n1]", "línea 4, words[2]: se esperaba un texto entre comillas"),
        ("part = 1", "línea 2, part: se esperaba una lista"),
        ("part = [1]", "línea 2, part[1]: se esperaba una tabla"),
        ("[[part]]", "línea 2, part[1].name: falta esta clave"),
        ("[[part]]\nname = 'Uno'", "línea 3, part[1].name: «Uno» no sirve: solo minúsculas"),
        ("[[part]]\nname = 'cuatro'", "línea 3, part[1].name: tiene 6 caracteres y caben 5"),
        ("[[part]]\nname = ' '", "línea 3, part[1].name: está en blanco; si no se sabe, quite la clave"),
        ("[named.x]\nnam = 'a'\nname = 'a'", "línea 3, named.x.nam: esta clave no se conoce; ¿quiso decir «name»?"),
        ("at = 1", "línea 2, at: esta clave no se conoce"),
    ],
)
def test_each_fault_is_told_in_its_place(written, told):
    _, faults = strictly(f"day = 2024-06-02\n{written}\n")
    assert faults == [f"hoja.toml, {told}"]


@pytest.mark.parametrize("day", ["2024-06-02T10:00:00", '"2024-06-02"', "1"])
def test_a_day_is_a_day_without_hour(day):
    value, faults = strictly(f"day = {day}")
    assert value is None
    assert faults == ["hoja.toml, línea 1, day: se esperaba una fecha AAAA-MM-DD, sin comillas ni hora"]


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_of_another_century_was_mistyped(day):
    assert strictly(f"day = {day}") == (
        None, ["hoja.toml, línea 1, day: se esperaba una fecha de los años 1990 a 2100"],
    )  # fmt: skip


def test_one_faulty_part_does_not_hide_the_others():
    value, faults = strictly("day = 2024-06-02\n[[part]]\nname = 1\n[[part]]\nname = 'dos'\n[[part]]\nother = 1\n")
    assert [part.name for part in value.part] == ["dos"]
    assert [fault.split(":")[0] for fault in faults] == [
        "hoja.toml, línea 3, part[1].name",
        "hoja.toml, línea 7, part[3].other",
        "hoja.toml, línea 6, part[3].name",
    ]
