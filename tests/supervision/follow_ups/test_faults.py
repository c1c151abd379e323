# SPDX-License-Identifier: EUPL-1.2
"""Whoever writes her own registers badly is told file, line and key, all at once; and nothing is loaded."""

from pathlib import Path

import pytest
from django.conf import settings

from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.supervision.follow_ups import reading
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db
FILE = "follow_ups.toml"


@pytest.fixture
def own(written) -> Written:  # noqa: F811
    """A process that keeps registers of its own, the same as the shared ones."""
    shared = Path(settings.PROCESSES) / reading.SHARED
    (written.path / FILE).write_text(shared.read_text())
    return written


def faults(own) -> list[str]:
    folder = Folder(own.path)
    reading.read(folder)
    return [str(fault) for fault in folder.every_fault()]


def test_registers_of_its_own_take_the_place_of_the_shared_ones(own):
    assert faults(own) == []


def test_a_typo_stops_the_whole_load_with_those_of_other_files(own):
    own.change(FILE, "written_by = ", "writen_by = ").change("process.toml", "authority_acronym", "autority_acronym")
    told = own.faults()
    where = f"processes/demo/{FILE}, línea {own.line(FILE, 'writen_by')}, register[1].writen_by"
    assert f"{where}: esta clave no se conoce; ¿quiso decir «written_by»?" in told
    assert any("process.toml" in fault and "autority_acronym" in fault for fault in told)
    assert not Process.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('row = "esp-d"', 'row = "esp-z"', "register[4].row", "un renglón del plan"),
        ('meets = ["13"]', 'meets = ["113"]', "meets[1]", "un renglón del plan"),
        ('opens = "M2"', 'opens = "M9"', "opens", "un renglón del plan"),
        ('known = ["seguridad"]', 'known = ["segurida"]', "known[1]", "¿quiso decir «seguridad»?"),
        ('kind = "opcion"', 'kind = "opción"', "field[1].kind", "no es"),
        ('kind = "numero"', 'kind = "opcion"', "choices", "las lleva siempre"),
        (
            'written_by = ["unidad-tecnica", "instancia-interna"]',
            "written_by = []",
            "written_by",
            "al menos un carácter",
        ),
        ('"unidad-tecnica", "instancia-interna"', '"candidatura"', "written_by[1]", "no anota nada"),
        ('key = "manual"', 'key = "difusion"', "key", "repetido"),
        ("evidence = true", 'evidence = "sí"', "evidence", "tru"),
        ('part = "adquisiciones"', 'part = "adquisicion"', "part", "¿quiso decir «adquisiciones»?"),
        ("[[register]]", "[[registro]]", "registro", "no se conoce"),
        ('name = "Contratación de personal"', "name = Contratación", "", "línea"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(own, old, new, key, told):
    own.change(FILE, old, new)
    found = [fault for fault in faults(own) if told in fault]
    assert found, faults(own)
    assert f"processes/demo/{FILE}, línea " in found[0]
    assert key in found[0]
