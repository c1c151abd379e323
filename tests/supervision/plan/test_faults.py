# SPDX-License-Identifier: EUPL-1.2
"""Whoever writes a plan badly is told file, line and key, all at once; and nothing is loaded."""

import pytest

from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.supervision.plan import reading
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


def faults(written: Written) -> list[str]:  # noqa: F811
    folder = Folder(written.path)
    reading.read(folder, agreements=["IES-DEMO-03/2026"])
    return [str(fault) for fault in folder.every_fault()]


def test_a_typo_stops_the_whole_load_with_those_of_other_files(written):  # noqa: F811
    written.change("plan.toml", "owed_by = ", "owedby = ")
    written.change("process.toml", "authority_acronym", "autority_acronym")
    told = written.faults()
    where = f"processes/demo/plan.toml, línea {written.line('plan.toml', 'owedby')}, row[1].owedby"
    assert f"{where}: esta clave no se conoce; ¿quiso decir «owed_by»?" in told
    assert any("process.toml" in fault and "autority_acronym" in fault for fault in told)
    assert not Process.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('shape = "dia-fijo"', 'shape = "dia-fjo"', "due.shape", "¿quiso decir «dia-fijo»?"),
        ("day = 2026-09-05", "dai = 2026-09-05", "due.dai", "esta clave no se conoce"),
        ("day = 2026-09-05", "count = 5", "due.count", "no va en un plazo «dia-fijo»"),
        ("day = 2026-09-05", "count = 5", "due.day", "falta: un plazo «dia-fijo» la necesita"),
        ("day = 2026-09-05", "day = 2026-09-31", "", "la fecha no existe"),
        ('"aprobacion-instancia"', '"aprobacion-instanca"', "ine.of[1]", "¿quiso decir «aprobacion-instancia»?"),
        ('owed_by = ["secretaria-tecnica"]', "owed_by = []", "owed_by", "al menos un carácter"),
        ('"secretaria-tecnica"', '"secretaria"', "role", "no es una de"),
        ('attribution = "6"', 'attribution = "9"', "attribution", "no es una atribución"),
        ('agreements = ["IES-DEMO-03/2026"]', 'agreements = ["X"]', "agreements[1]", "no es un acuerdo"),
        ('kind = "actividad"', 'kind = "entregable"', "kind", "los entregables van en implementation.toml"),
        ('value = "dias-1-a-7"', 'value = "siete"', "settings.first_week.value", "no sirve"),
        ("[settings.office_hours]", "[settings.horario]", "settings.horario", "esta elección no se conoce"),
        ('value = "08:00-15:00"', 'value = "15:00-08:00"', "settings.office_hours.value", "no sirve"),
        ("last_day = 2026-10-23", "last_day = 2026-10-01", "due.last_day", "es anterior a first_day"),
        ('key = "2"\nkind', 'key = "1"\nkind', "key", "está repetido"),
        ('rows = ["6"]', 'rows = ["66"]', "rows[1]", "no es un renglón"),
        ('until_event = "jornada"', 'until_event = "jornda"', "until_event", "¿quiso decir «jornada»?"),
        ("count = 3", "count = 0", "ine.count", "se cuenta de 1 en adelante"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(written, old, new, key, told):  # noqa: F811
    written.change("plan.toml", old, new)
    found = [fault for fault in faults(written) if told in fault]
    assert found, faults(written)
    assert "processes/demo/plan.toml, línea " in found[0]
    assert key in found[0]


def test_a_plan_without_rows_says_why(written):  # noqa: F811
    path = written.path / "implementation.toml"
    path.write_text(path.read_text().partition("[[row]]")[0])
    assert [fault for fault in faults(written) if "diga aquí por qué" in fault]


def test_a_process_may_have_no_plan(written):  # noqa: F811
    (written.path / "plan.toml").unlink()
    (written.path / "implementation.toml").unlink()
    assert faults(written) == []
