# SPDX-License-Identifier: EUPL-1.2
"""What a layout does not read is in no table, report, log, or file that the import leaves."""

import logging

from django.db import connection

from ..files.workbooks import delimited
from .conftest import row
from .test_history import HISTORY, captured
from .test_sheets import COUNTED, load, other

CANARY = "CANARIO-7F3A"
PRIVATE = {"CURP": CANARY, "Clave de elector": CANARY, "Teléfono particular": CANARY, "Observaciones": CANARY}


def every_value():
    """Every value of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (str(value) for found in cursor.fetchall() for value in found)


def nowhere(told, folder, caplog):
    kept = [path for path in folder.rglob("*") if path.is_file() and path.name not in {"registro.csv", "r.xlsx"}]
    said = [told.refusal, told.printed, str(told.report), caplog.text, *every_value()]
    said += [path.read_bytes().decode("latin-1") for path in kept]
    return [text for text in said if CANARY in text] == []


def test_private_columns_are_nowhere_after_a_load(desk, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    told = desk.load(row("C-1", **PRIVATE), row("C-2", NUMERO="2", **PRIVATE))
    assert told.refusal == ""
    assert "C-1" in list(every_value())
    assert nowhere(told, tmp_path, caplog)


def test_nor_after_a_refusal(desk, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    told = desk.load(row("C-1", EDAD="7", **PRIVATE), row("C-2", MUNICIPIO="Nada", **PRIVATE))
    assert "Nada cambió" in told.refusal
    assert nowhere(told, tmp_path, caplog)


def test_nor_when_the_headers_are_not_where_the_layout_says(desk, tmp_path, caplog):
    file = delimited(tmp_path / "registro.csv", [[CANARY] * 3, list(row("C-1")), list(row("C-1").values())])
    told = desk.load_file(file)
    assert "faltan columnas" in told.refusal
    assert nowhere(told, tmp_path, caplog)


def test_nor_sensitive_answers_that_are_only_counted(desk, tmp_path, caplog):
    answers = {"1. ¿Indígena?": CANARY, "2. ¿Discapacidad?": CANARY, "CURP": CANARY}
    told = load(desk, [row("C-1")], [other("C-1", **answers)], COUNTED)
    assert told.report["contadas_sin_cargar"] == {"identidad": 1}
    assert nowhere(told, tmp_path, caplog)


def test_nor_answers_of_a_row_that_was_never_captured(desk, tmp_path, caplog):
    told = desk.load(captured(HISTORIA="", TELEFONO=CANARY, CORREO=CANARY, REDES=CANARY), layout=HISTORY)
    assert told.refusal == ""
    assert nowhere(told, tmp_path, caplog)
