# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.kernel.toml_lines import NotToml, read

DOCUMENT = '''\
a = 1 # [no es una tabla]
"b.c" = """
x = 2
[tampoco]
"""""
[t.u]
k = [ # comentario
  1, {q = "}", r = [
  2]},
]
[[t.u.v]]
d.e = 2024-01-01
[[t.u.v]]
f = 'x = [{'
  [t.u.v.w]
  g = -1.5e3
  [[t.u.v.z]]
  [[t.u.v.z]]
  h = true
'''


def places(value, place=()):
    """Every place of a document that holds something written."""
    if place:
        yield place
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*place, key))


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("a",), 1),
        (("b.c",), 2),
        (("t", "u", "k"), 7),
        (("t", "u", "k", 0), 8),
        (("t", "u", "k", 1, "q"), 8),
        (("t", "u", "k", 1, "r", 0), 9),
        (("t", "u", "v", 0, "d", "e"), 12),
        (("t", "u", "v", 1), 13),
        (("t", "u", "v", 1, "f"), 14),
        (("t", "u", "v", 1, "w", "g"), 16),
        (("t", "u", "v", 1, "z", 1, "h"), 19),
        (("t", "u", "v", 1, "z", 1, "absent"), 18),
        (("nothing",), 1),
    ],
)
def test_a_place_knows_its_line(place, line):
    assert read(DOCUMENT).line(place) == line


def test_the_lines_are_the_same_with_the_line_ends_of_windows():
    assert read(DOCUMENT.replace("\n", "\r\n")).lines == read(DOCUMENT).lines


@pytest.mark.parametrize("path", sorted(Path(settings.PROCESSES).rglob("*.toml")), ids=lambda path: path.name)
def test_every_key_of_the_processes_is_found_on_a_line_that_says_it(path):
    text = path.read_text()
    located = read(text)
    written = text.split("\n")
    keyed = [place for place in places(located.values) if isinstance(place[-1], str) and place in located.lines]
    assert keyed
    assert [place for place in keyed if place[-1] not in written[located.lines[place] - 1]] == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb", 2, "después de la clave falta el signo «=»"),
        ("a = ", 1, "el valor no se entiende (¿le faltan comillas?)"),
        ("a = 1\n\nb = Mérida", 3, "el valor no se entiende (¿le faltan comillas?)"),
        ("x = 1\nx = 2", 2, "la clave está repetida"),
        ('a = "', 1, "falta cerrar las comillas"),
        ('a = "\nb = 1', 1, "falta cerrar las comillas"),
        ("a = [1", 1, "falta cerrar la lista con «]»"),
        ("a = {b = 1", 1, "falta cerrar la tabla con «}»"),
        ("\na = 2024-02-30", 2, "la fecha no existe o está mal escrita (se escribe AAAA-MM-DD, sin comillas)"),
        ("a = 30/02/2024", 1, "la fecha no existe o está mal escrita (se escribe AAAA-MM-DD, sin comillas)"),
        ("[a", 1, "falta «]» al final del nombre de la tabla"),
        ("[a]\n[a]", 2, "la tabla está repetida"),
        ("a = 1 b = 2", 1, "sobra algo después del valor"),
        ("= 1", 1, "la línea no se entiende (¿le falta la clave?)"),
        ("a = 1\nb = " + "[" * 5000 + "]" * 5000, 2, "hay demasiadas listas o tablas, una dentro de otra"),
        (
            "a = '[[['\n\nb = " + "{b = " * 5000 + "1" + "}" * 5000,
            3,
            "hay demasiadas listas o tablas, una dentro de otra",
        ),
        ("a = 1\nb = " + "9" * 5000, 2, "el número es desmedido"),
        ("\n" + "a." * 5000 + "a = 1", 2, "la clave tiene demasiadas partes"),
    ],
)
def test_what_is_not_toml_is_told_on_its_line(text, line, message):
    with pytest.raises(NotToml) as told:
        read(text)
    assert (told.value.line, told.value.message) == (line, message)
