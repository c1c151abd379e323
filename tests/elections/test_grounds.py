# SPDX-License-Identifier: EUPL-1.2
"""The grounds on which what was sent is returned are data of the process, each with its source."""

import pytest

from conoceles.elections.models import Process
from conoceles.validation.rules import grounds

pytestmark = pytest.mark.django_db
FILE = "../_shared/grounds/motivos.toml"


def kept():
    return Process.objects.get(slug="demo").grounds


def test_each_ground_says_what_it_is_of_and_where_it_comes_from(written):
    written.load()
    assert [each["key"] for each in kept() if not each["source"] or each["confidence"] not in set("ABCMU")] == []
    known = grounds(kept())
    assert {"copia", "alude-a-otro", "foto-logotipo", "otro"} <= set(known)
    assert (known["copia"].about, known["otro"].words) == ("texto", True)


def test_another_list_takes_its_place(written):
    written.load()
    written.change(FILE, 'name = "Otro motivo"', 'name = "Cualquier otro motivo"').load()
    assert kept()[-1]["name"] == "Cualquier otro motivo"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "relleno"', 'key = "copia"', "«copia» está repetido"),
        ('about = "todo"', 'about = "tod"', "¿quiso decir «todo»?"),
        ('key = "relleno"\nname', 'key = "relleno"\nnombre = "x"\nname', "nombre"),
        ('source = "Sistema de Nayarit, 2024, supuesto 1"\n', "", "source"),
    ],
)
def test_a_mistake_is_told_where_it_is(written, old, new, told):
    written.change(FILE, old, new)
    assert [fault for fault in written.faults() if told in fault and "motivos.toml" in fault]


def test_a_process_may_have_none(written):
    written.change("process.toml", '[grounds]\nfile = "_shared/grounds/motivos.toml"\n', "").load()
    assert kept() == []


def test_there_is_a_ground_for_each_sort_of_answer(written):
    for about in ("todo", "fotografia"):
        written.change(FILE, f'about = "{about}"', 'about = "texto"', count=-1)
    assert [fault for fault in written.faults() if "ningún motivo sirve para devolver una fotografía" in fault]
