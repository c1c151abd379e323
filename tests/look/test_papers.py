# SPDX-License-Identifier: EUPL-1.2
"""A paper is one value: whatever file it is set in says the same, does nothing, and is the same bytes tomorrow."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx as word
import openpyxl
import pypdf
import pytest
from PIL import Image

from conoceles.look import papers
from conoceles.look.papers import Facts, Listing, Paper, Paragraph, Scan, Section, Share, Signature, Table

TRAPS = ["=CMD()", "+1", "-1", "@x", "#let x = 1", "*no*", "<b>", "https://ejemplo.example", "ñandú ’ʼ ü", "a\x00b"]
TABLE = Table(
    "Por cargo",
    ["Cargo", "Registradas", "Enviaron", "Porcentaje"],
    [4, 2, 2, 2],
    [["Gubernatura", 4, 3, Share(3, 4)], ["Regidurías", 1647, 823, Share(823, 1647)], ["Ninguno", 0, 0, Share(0, 0)]],
    denominator="Sobre 1,651 candidaturas registradas al corte.",
    notes=["No cuenta a quienes fueron sustituidas."],
)
PAPER = Paper(
    authority="Instituto de prueba",
    process="Proceso 2099",
    title="Avance cuantitativo de la captura",
    at=datetime(2099, 3, 1, 18, 0, tzinfo=UTC),
    cutoff="1 de marzo de 2099 a las 12:00",
    number="UAI/007/2099",
    standing="Proyecto",
    basis="Lineamientos, art. 15 g) y h).",
    source="Corte 3, huella " + "ab" * 32 + ".",
    command="manage.py progress --process prueba",
    intro="De un solo corte.",
    sections=[
        Section(
            "Captura",
            [
                Paragraph("Se cuenta por candidatura.", notes=["Una nota al pie."]),
                Listing(TRAPS),
                Facts([("Huella", "cd" * 32)]),
                TABLE,
            ],
            [Section("Detalle", [Table("Vacía", ["Nada"], [1], [])])],
        )
    ],
    signatures=[Signature("Titular de la Instancia Interna", "Nombre Inventado")],
    copies=["Consejo General"],
)


def picture():
    into = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(into, "PNG")
    return into.getvalue()


def read(pdf):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def written(docx):
    """All the text of a DOCX, of paragraphs and of cells."""
    body = word.Document(io.BytesIO(docx)).element.body
    return " ".join(" ".join(each.text or "" for each in body.iter("{*}t")).split())


def elements(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    return reader, [each for each in found if isinstance(each, dict) and "/S" in each and "/P" in each]


def test_the_pdf_is_tagged_and_says_what_it_is():
    sheet = Section("Anexo", [Scan(picture(), "png", "Acuse escaneado, hoja 1")], apart=True)
    reader, tags = elements(papers.pdf(replace(PAPER, sections=[*PAPER.sections, sheet])))
    root, kinds = reader.trailer["/Root"], [str(each["/S"]) for each in tags]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("es-MX", True, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == PAPER.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert [kinds.count(each) for each in ("/H1", "/H2", "/H3", "/H4")] == [1, 2, 2, 1]
    headers = [each for each in tags if each["/S"] == "/TH"]
    assert len(headers) == 4
    assert "'/Scope': '/Column'" in "".join(str(each.get("/A")) for each in headers)
    assert "Acuse escaneado, hoja 1" in [each.get("/Alt") for each in tags if each["/S"] == "/Figure"]


def test_a_checker_by_another_hand_finds_nothing(tmp_path):
    (tmp_path / "p.pdf").write_bytes(papers.pdf(PAPER))
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(tmp_path / "p.pdf")], capture_output=True, text=True, check=False
    )
    assert "errors=0 warnings=0" in checked.stdout, checked.stdout + checked.stderr


def test_the_three_files_say_the_same_figures():
    pdf, docx = read(papers.pdf(PAPER)), written(papers.docx(PAPER))
    for said in ("1,647", "823", "75.0 %", "50.0 %", "—", *TRAPS[:-1], TABLE.denominator, "Una nota al pie.",
                 "manage.py progress --process prueba", "UAI/007/2099", "Consejo General", *TABLE.notes):  # fmt: skip
        assert said in pdf, said
        assert said in docx, said
    book = openpyxl.load_workbook(io.BytesIO(papers.xlsx(PAPER)))
    assert [[cell.value for cell in row] for row in book["Por cargo"]][1:] == [
        ["Gubernatura", 4, 3, 0.75],
        ["Regidurías", 1647, 823, 823 / 1647],
        ["Ninguno", 0, 0, "—"],
    ]
    about = dict([cell.value for cell in row] for row in book["Corte"])
    assert about["Corte"] == PAPER.cutoff
    assert about["Por cargo"] == TABLE.denominator
    assert about["Huella del documento (SHA-256)"] == papers.digest(PAPER)


def test_the_workbook_does_nothing():
    traps = replace(PAPER, title="=1+1", sections=papers.tabled(Table("=A1", TRAPS, [1] * len(TRAPS), [TRAPS])))
    book = openpyxl.load_workbook(io.BytesIO(papers.xlsx(traps)))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_the_docx_has_headings_repeated_headers_and_a_language():
    found = word.Document(io.BytesIO(papers.docx(PAPER)))
    styles = [each.style.name for each in found.paragraphs if each.style.name.startswith("Heading")]
    assert styles == ["Heading 1", "Heading 2", "Heading 3", "Heading 3", "Heading 4", "Heading 2"]
    assert found.core_properties.language == "es-MX"
    assert {each.get(next(iter(each.keys()))) for each in found.styles.element.iter("{*}lang")} == {"es-MX"}
    (table,) = found.tables
    assert len(list(table.rows[0]._tr.iter("{*}tblHeader"))) == 1
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, True, None], "un renglón se fue solo a otra hoja"
    assert [cell.text for cell in table.rows[1].cells] == ["Gubernatura", "4", "3", "75.0\u00a0%"]
    assert found.core_properties.title == PAPER.title
    assert found.core_properties.created.isoformat() == "2099-03-01T18:00:00+00:00"


@pytest.mark.once
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice no está instalado")
def test_libreoffice_opens_both_and_reads_the_same_figures_and_no_formula(tmp_path):
    traps = replace(PAPER, sections=[*PAPER.sections, Section("Trampas", [Table("T", ["=1+1"], [1], [["=1+1"]])])])
    for kind, to in (("docx", "pdf"), ("xlsx", "fods")):
        (tmp_path / f"p.{kind}").write_bytes(papers.WRITERS[kind](traps))
        subprocess.run(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/profile",
             "--convert-to", to, "--outdir", str(tmp_path), str(tmp_path / f"p.{kind}")],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    said = read((tmp_path / "p.pdf").read_bytes())
    assert all(figure in said for figure in ("1,647", "823", "75.0 %", "50.0 %", TABLE.denominator))
    sheet = (tmp_path / "p.fods").read_text()
    assert "table:formula" not in sheet
    assert ">=1+1<" in sheet


def test_nothing_that_belongs_to_a_table_or_to_a_signature_is_left_alone_on_a_sheet():
    """Whatever goes before: the denominator is where its table begins, and nobody signs a sheet that says nothing."""
    for lines in range(12, 30, 2):
        filler = Section("Relleno", [Paragraph("Una línea.")] * lines)
        made = papers.pdf(replace(PAPER, sections=[filler, Section("", [TABLE])]))
        for sheet in (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages):
            assert (TABLE.denominator in sheet) == ("Gubernatura" in sheet), lines
            assert "Nombre Inventado" not in sheet or "Se recalcula con" in sheet, lines


def test_a_letterhead_of_the_institute_keeps_its_header_and_loses_its_text():
    own = word.Document()
    own.sections[0].header.paragraphs[0].text = "MEMBRETE OFICIAL"
    own.add_paragraph("Texto de muestra")
    for name in ("Heading 2", "Table Grid", "Quote"):
        own.styles[name].delete()
    own.save(into := io.BytesIO())
    found = word.Document(io.BytesIO(papers.docx(PAPER, letterhead=into.getvalue())))
    assert found.sections[0].header.paragraphs[0].text == "MEMBRETE OFICIAL"
    assert "Texto de muestra" not in written(papers.docx(PAPER, letterhead=into.getvalue()))
    assert "Captura" in [each.text for each in found.paragraphs if each.style.name.casefold() == "heading 2"]


def test_what_is_too_long_for_a_cell_says_where_the_rest_is():
    long = replace(PAPER, sections=papers.tabled(Table("T", ["Texto"], [1], [["a" * 40_000]])))
    (cell,) = openpyxl.load_workbook(io.BytesIO(papers.xlsx(long)))["T"][2]
    assert len(cell.value) == 32_767
    assert cell.value.endswith("(sigue en el PDF)")


def test_the_digest_is_of_all_that_it_says():
    (section,) = PAPER.sections
    other = replace(PAPER, sections=[replace(section, blocks=[*section.blocks, Scan(picture(), "png", "x")])])
    assert papers.digest(PAPER) == papers.digest(replace(PAPER))
    assert len({papers.digest(each) for each in (PAPER, replace(PAPER, number="2"), other)}) == 3


@pytest.mark.parametrize("kind", papers.WRITERS)
def test_no_file_says_when_or_where_it_was_made(kind):
    content = papers.WRITERS[kind](PAPER)
    inside = [content]
    if kind != "pdf":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside = [package.read(name) for name in package.namelist()]
            assert {entry.date_time[:3] for entry in package.infolist()} == {(1980, 1, 1)}
    year = str(datetime.now(UTC).year).encode()
    assert not [each for each in inside if re.search(rb"(D:|>)" + year + rb"-?\d\d", each)]


def test_another_process_on_another_day_writes_the_same_bytes():
    code = (
        "import hashlib; from tests.look.test_papers import PAPER, papers;"
        "print(*(hashlib.sha256(write(PAPER)).hexdigest() for write in papers.WRITERS.values()))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.curdir},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(set(runs[0].split())) == 3
