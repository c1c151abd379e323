# SPDX-License-Identifier: EUPL-1.2
"""A layout is read strictly: every fault at once, with its file, line and key."""

import os
import re
from dataclasses import fields, is_dataclass

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.candidacies.layouts import described, reading
from conoceles.candidacies.rules import Reason
from conoceles.kernel.refusals import Refused

from .conftest import LAYOUT, row

MANUAL = settings.BASE / "docs" / "layouts.md"


def faults_of(tmp_path, text):
    file = tmp_path / "f.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        reading.read(file)
    assert refused.value.reason is Reason.FAULTY_LAYOUT
    return [str(fault) for fault in refused.value.details["faults"]]


@pytest.mark.parametrize("path", sorted(settings.PROCESSES.glob("*/layouts/*.toml")), ids=lambda path: path.stem)
def test_every_layout_that_the_project_carries_is_well_written(path):
    layout, _ = reading.read(path)
    assert layout.layout.name


def test_a_layout_is_found_by_name_or_by_path(tmp_path):
    (tmp_path / "mio.toml").write_text(LAYOUT)
    assert reading.find(str(tmp_path / "mio.toml"), "ine-2022-local") == tmp_path / "mio.toml"
    assert reading.find("ine-2022", "ine-2022-local").parts[-3:] == ("ine-2022-local", "layouts", "ine-2022.toml")
    assert reading.find("registro", "ine-2022-local").parts[-3:] == ("_shared", "layouts", "registro.toml")


def test_a_layout_that_is_no_file_keeps_nobody_waiting(desk):
    os.mkfifo(desk.folder / "tubo.toml")
    with pytest.raises(CommandError, match=r"tubo\.toml: no es un archivo, es una tubería"):
        call_command("import_candidacies", "nada.csv", "--process", "registro", "--layout", f"{desk.folder}/tubo.toml")


def test_a_layout_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(Refused) as refused:
        reading.find("ine2022", "ine-2022-local")
    assert refused.value.details["known"] == " Hay: «registro», «ine-2022». ¿Quiso decir «ine-2022»?"
    with pytest.raises(Refused):
        reading.find("ine-2022", "otro-proceso")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('sex = { column = "SEXO" }', 'sexo = { column = "SEXO" }', "esta clave no se conoce"),
        ('sex = { column = "SEXO" }', "", "field.sex: falta esta clave"),
        ('sex = { column = "SEXO" }', "sex = { }", "se espera «column» o «fixed»"),
        ('sex = { column = "SEXO" }', 'sex = { column = "SEXO", fixed = "mujer" }', "se espera «column» o «fixed»"),
        ('by = "numero-nombre"', 'by = "numero-nonbre"', "¿quiso decir «numero-nombre»?"),
        ("municipio = {", "municipios = {", "¿quiso decir «municipio»?"),
        ("[[sheet]]", '[[sheet]]\njoined_on = ["CLAVE"]', "la primera hoja es el registro"),
        ("[[sheet]]", "[[sheet]]\n[[sheet]]", "falta «joined_on»"),
        ("[[sheet]]", "[[sheet]]\nheader_row = 0", "un entero de 1 a 1000"),
        ('person = ["PERSONA"]', 'person = ["C.U.R.P."]', "no guarda ese dato"),
        ('person = ["PERSONA"]', 'person = ["CURP de la persona"]', "no guarda ese dato"),
        ('person = ["PERSONA"]', 'person = ["Clave de Elector"]', "no guarda ese dato"),
        ('person = ["PERSONA"]', "person = [", "no se entiende"),
        ("[layout]", "[layout]\nencoding = 'latin-uno'", "layout.encoding: «latin-uno» no es una codificación"),
        ("[layout]", "[layout]\nencoding = 'base64'", "layout.encoding: «base64» no es una codificación"),
        ("[layout]", "[layout]\ndelimiter = ';;'", "layout.delimiter: se espera un solo signo"),
        ("[layout]", "[layout]\ndelimiter = ' '", "layout.delimiter: se espera un solo signo"),
        ("[place]", "[[contradiction]]\ncolumn='X'\nbelieve='Y'\nwhy='z'\n[place]", "no hay hoja «Y»"),
        ("[place]", "[[answer]]\nquestionnaire='c'\ncolumn='X'\nquestion='q'\n[place]", "falta [historical]"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_and_line(tmp_path, before, after, said):
    assert before in LAYOUT
    faults = faults_of(tmp_path, LAYOUT.replace(before, after, 1))
    assert any(said in fault for fault in faults), faults
    assert all(re.match(r"f\.toml, línea \d+", fault) for fault in faults)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"Propietario" = "P"', '"Propietario" = "Q"', "field.seat.values.Propietario: «Q» no es una calidad (P o S)"),
        ('"diputacion-mr"', '"diputacion-mrr"', "field.office.values.DIPUTACIÓN: «diputacion-mrr» no es un cargo"),
        ('{ column = "SIGLADO" }', '{ fixed = "Partido de la Seiba" }', "¿quiso decir «partido de la ceiba»?"),
        ('"ACUERDO"', '"ACUERDO", values = { "7" = "C.G.07" }', "field.agreement.values.7: «C.G.07» no es la clave"),
        ('split = ";"', 'split = ";", values = { "J" = "jovenes" }', "«jovenes» no es un grupo del proceso"),
        ('"MUNICIPIO"', '"MUNICIPIO", values = { "V" = "31003" }', "municipio.values.V: «31003» no es la clave"),
    ],
)  # fmt: skip
def test_a_word_that_leads_nowhere_is_the_layouts_fault_and_not_each_cells(desk, before, after, said):
    assert before in LAYOUT
    told = desk.load(row("C-1"), row("C-2"), layout=LAYOUT.replace(before, after, 1))
    assert said in told.refusal, told.refusal
    assert re.search(r"formato\.toml, línea \d+, ", told.refusal)
    assert told.report["hallazgos"] == [] if told.report else True


def test_a_tabulator_can_be_declared(desk, tmp_path):
    first = row("C-1", MOTE="A, B, C")
    (tmp_path / "r.csv").write_text("\t".join(first) + "\n" + "\t".join(first.values()) + "\n")
    layout = LAYOUT.replace("[layout]", '[layout]\ndelimiter = "\\t"')
    assert desk.load_file(tmp_path / "r.csv", layout=layout).refusal == ""


def test_all_faults_are_told_at_once(desk):
    layout = LAYOUT.replace('name = "Registro de prueba"', "name = 3").replace("EDAD", "RFC").replace("[[sheet]]", "")
    told = desk.load(row("C-1"), layout=layout)
    assert "hay 2 errores" in told.refusal
    assert "docs/layouts.md" in told.refusal


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('questionnaire = "curicular"\nquestion = "historia"', "¿quiso decir «curricular»?"),
        ('questionnaire = "curricular"\nquestion = "histora"', "¿quiso decir «historia»?"),
        ('questionnaire = "curricular"\nquestion = "grado"\nvalues = { "X" = "maestra" }', "¿quiso decir «maestria»?"),
        ('questionnaire = "curricular"\nquestion = "historia"\nby_host = ["pagina"]', "una de las dos"),
        ('questionnaire = "curricular"\nby_host = ["pagina"]', "falta «split»"),
    ],
)
def test_what_the_process_does_not_ask_is_told(desk, answer, said):
    history = '\n[historical]\nauthority="a"\ndocument="d"\ndated=2022-06-05\ncaptured_when=["EDAD"]\n'
    told = desk.load(row("C-1"), layout=f'{LAYOUT}{history}[[answer]]\ncolumn = "EDAD"\n{answer}\n')
    assert said in told.refusal


def test_the_manual_explains_every_word_of_a_layout():
    kinds = [one for one in vars(described).values() if is_dataclass(one) and one.__module__ == described.__name__]
    words = {field.name for kind in kinds for field in fields(kind)} - {"at"}
    words |= {way.value for way in described.Matching}
    assert len(words) > 40
    manual = MANUAL.read_text("utf-8")
    written_as_code = re.findall(r"`([^`\n]+)`", manual) + re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert words - set(re.findall(r"[\w-]+", " ".join(written_as_code))) == set()


def test_the_manuals_example_is_a_layout(tmp_path):
    examples = re.findall(r"```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    assert examples
    (tmp_path / "ejemplo.toml").write_text(examples[0])
    assert reading.read(tmp_path / "ejemplo.toml")
