# SPDX-License-Identifier: EUPL-1.2
"""Bad rows in a long file: every one is told, where it is, and nothing is written."""

import csv
import random

import pytest

from conoceles.candidacies.models import Candidacy, Formula, ImportRun, Person
from conoceles.record.models import Entry

from .conftest import row

#: Ways of being wrong: what is in the row, and what it is called.
WRONG = [
    ({"EDAD": "7"}, "edad-imposible"),
    ({"SEXO": "?"}, "valor-desconocido"),
    ({"NOMBRE": ""}, "falta"),
    ({"NOMBRE": "Ana\u202eUc"}, "caracter-que-no-se-ve"),
    ({"MUNICIPIO": "Vila inexistente"}, "demarcacion-desconocida"),
    ({"POSTULA": "Nadie"}, "postulante-desconocido"),
    ({"FECHA": "0001-01-01"}, "fecha-imposible"),
    ({"SUSTITUYE_A": "quien no está {at}"}, "sustituida-desconocida"),
]


@pytest.mark.parametrize(("count", "bad"), [(5_000, 100), pytest.param(500_000, 1_000, marks=pytest.mark.slow)])
def test_every_bad_row_of_a_long_file_is_told_and_nothing_is_written(desk, tmp_path, count, bad):
    wrong = dict(zip(sorted(random.Random(7).sample(range(count), bad)), WRONG * bad, strict=False))

    def told_at(at):
        return {column: cell.format(at=at) for column, cell in wrong[at][0].items()} if at in wrong else {}

    with (tmp_path / "largo.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(row(""))
        writer.writerows(row(f"C-{at}", NUMERO=str(at), **told_at(at)).values() for at in range(count))
    told = desk.load_file(tmp_path / "largo.csv")
    assert sorted((number, problem) for problem, number, _ in told.problems()) == [
        (at + 2, problem) for at, (_, problem) in wrong.items()
    ]
    assert f"Nada cambió: hay {bad:,} errores." in told.refusal
    assert told.report["filas"] == count
    for model in (Candidacy, Formula, Person, ImportRun, Entry):
        assert not model.objects.exists()
