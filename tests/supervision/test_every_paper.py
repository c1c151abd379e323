# SPDX-License-Identifier: EUPL-1.2
"""Every paper that leaves supervision, or bears its figures: a tagged PDF that a checker by another hand finds sound.

What is proved here on real content, once of each: its language, its title, the tree of its tags, an outline to walk by,
and headers of every table; and that its DOCX opens. A room that makes papers and is in no kind below fails.
"""

import html
import io
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx as word
import openpyxl
import pytest
from django.conf import settings
from django.urls import reverse

import conoceles
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.files.papers import made
from conoceles.kernel import clock
from conoceles.look import papers
from conoceles.look.figures import Share, shown
from conoceles.statistics.reports import drafting
from conoceles.statistics.reports.rules import Kind
from conoceles.supervision.documents.drafting import tables
from conoceles.supervision.documents.facts import loading as facts
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.documents.stationery import loading as stationery
from conoceles.supervision.dossiers import gathering, setting
from conoceles.supervision.follow_ups import actions as follow_ups
from conoceles.supervision.follow_ups import loading as registers
from conoceles.supervision.follow_ups import papers as follow_up_papers
from conoceles.supervision.follow_ups import queries as registered
from conoceles.supervision.models import Posting
from conoceles.supervision.plan import document as plan_document
from conoceles.supervision.publicity import making as publicity
from conoceles.supervision.publicity import papers as publicity_papers
from conoceles.supervision.remissions import actions as remissions
from conoceles.supervision.remissions import making
from conoceles.supervision.sessions import papers as session_papers
from tests.look.test_papers import TABLE, elements, read, written
from tests.statistics.progress.conftest import days  # noqa: F401  (a fixture)
from tests.supervision.documents.conftest import office, route_book  # noqa: F401  (fixtures)
from tests.supervision.documents.test_screens import browser
from tests.supervision.sessions.conftest import commission, presented  # noqa: F401  (fixtures)

#: Every module of these rooms that makes papers, each with a kind below.
MAKERS = {
    "conoceles/statistics/reports/drafting.py",
    "conoceles/supervision/documents/papers.py",
    "conoceles/supervision/dossiers/setting.py",
    "conoceles/supervision/follow_ups/papers.py",
    "conoceles/supervision/plan/document.py",
    "conoceles/supervision/publicity/making.py",
    "conoceles/supervision/publicity/papers.py",
    "conoceles/supervision/remissions/making.py",
    "conoceles/supervision/sessions/papers.py",
}


def test_no_room_makes_papers_that_nobody_looks_at():
    house = Path(conoceles.__file__).parent
    found = {
        str(path.relative_to(house.parent))
        for room in ("statistics", "supervision")
        for path in (house / room).rglob("*.py")
        if re.search(r"\bpaper_of\(\s*\n?\s*(?!request|draft|kept)", path.read_text())
        and "import paper_of" in path.read_text()
    }
    assert found - {"conoceles/supervision/follow_ups/views/registers.py"} == MAKERS


def amiss(content):
    """What is wrong with a PDF, in words; nothing, if it is as it should be."""
    reader, tags = elements(content)
    root, kinds = reader.trailer["/Root"], [str(each["/S"]) for each in tags]
    headings = [each for each in kinds if re.fullmatch(r"/H\d", each)]
    return [
        what
        for what, right in {
            "idioma": root.get("/Lang") == "es-MX",
            "etiquetas": bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root,
            "título": bool(reader.metadata.title and root["/ViewerPreferences"]["/DisplayDocTitle"]),
            "declara PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(),
            "un solo título de nivel 1": headings.count("/H1") == 1,
            "marcadores, uno por título": len(headings) == 1 or _outlined(reader.outline) >= len(headings) - 1,
            "encabezados de cada tabla": kinds.count("/TH") >= kinds.count("/Table"),
            "texto de cada figura": all(each.get("/Alt") for each in tags if each["/S"] == "/Figure"),
        }.items()
        if not right
    ]


def faults(files, folder):
    """By kind, what is wrong with each PDF; all of them go to the other checker at once."""
    found = {name: amiss(content) for name, content in files.items()}
    for name, content in files.items():
        (folder / f"{_plain(name)}.pdf").write_bytes(content)
    paths = sorted(map(str, folder.glob("*.pdf")))
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", *paths], capture_output=True, text=True, check=False
    )
    clean = checked.stdout.count("errors=0 warnings=0")
    assert clean == len(paths), checked.stdout + checked.stderr
    return {name: wrong for name, wrong in found.items() if wrong}


def _outlined(outline):
    return sum(_outlined(each) if isinstance(each, list) else 1 for each in outline)


def everything(presented, commission):  # noqa: F811
    """By kind, every paper there is, each of real content."""
    papers_, process = commission.office, commission.process
    found = {"informe mensual": paper(presented)}
    session = commission.convene("2023-10-06T10:00", presented)
    found["guion"], found["lista de asistencia"] = session_papers.guion(session), session_papers.attendance(session)
    found["convocatoria"] = paper(session.convocation.versions.last())
    for plan in process.plans.all():
        found[f"plan {plan.document}"] = plan_document.of_plan(plan)
    commission.cycle.at("2023-10-06")
    for step in ("tratar", "ratificar"):
        papers_.take(presented.document, step, "2023-10-06")
    by = commission.cycle.who(Role.INSTANCE)
    remission = remissions.open_remission(process, documents=[presented.document], by=by)
    remissions.issue_letter(remission, addressee="UTVOPL", text="Se remite el informe.", by=by)
    remission.refresh_from_db()
    with zipfile.ZipFile(io.BytesIO(making.make(remission, told=lambda done, total: None).content)) as package:
        found["índice de remisión"] = package.read("indice.pdf")
    found["versión pública"] = publicity.whole(presented)
    posting = Posting(
        process=process, number=1, version=presented, told="El informe", place="Estrados", fixed_at=clock.now(), days=3,
        counted="naturales", until=date(2023, 10, 9), by=by,
    )  # fmt: skip
    found["razón de fijación"] = publicity_papers.fixing(posting)
    posting.set_aside = "Se fijó otro"
    found["razón sin efecto"] = publicity_papers.fixing(posting)
    commission.cycle.at("2024-09-01").opened()
    for route in process.routes.get().file.route:
        if route.rows and route.period == "todo" and not route.modifies:
            occurrence = "2024-03-01" if route.key == "informe-de-captura" else ""
            document = papers_.open(route.key, occurrence, role=Role(route.drafted_by[0]))
            found[route.key] = paper(papers_.write(document))
    letter = papers_.open("oficio-secretaria", title="Oficio", role=Role.SECRETARY)
    found["oficio"] = paper(papers_.write(letter))
    register = registered.register(process, "medidas")
    follow_ups.write(
        process, register or registered.registers(process)[0], row=follow_ups.Row(on=date(2024, 8, 1), what="Se hizo"),
        proofs=[follow_ups.Sent(b"%PDF-1.7", "a.pdf")], by=commission.cycle.who(Role.INSTANCE),
    )  # fmt: skip
    for each in registered.registers(process):
        found[f"registro {each.key}"] = follow_up_papers.paper(process, each)
    return found


@pytest.mark.django_db
def test_every_kind_of_paper_is_sound_and_opens(presented, commission, tmp_path):  # noqa: F811
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    demo = Folder(Path(settings.PROCESSES).resolve() / "demo")
    for loading, where in ((facts, folder), (registers, folder), (stationery, demo)):
        loading.write(commission.process, loading.read(where, []), Changes(), console())
    found = everything(presented, commission)
    index, public = found.pop("índice de remisión"), found.pop("versión pública")
    files = {name: papers.pdf(one) for name, one in found.items()} | {"indice": index, "publica": public}
    assert faults(files, tmp_path) == {}
    for name, one in found.items():
        content = made(one, "docx")
        assert one.title in written(content), name
        (tmp_path / f"{_plain(name)}.docx").write_bytes(content)
    if shutil.which("soffice"):
        subprocess.run(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/perfil", "--convert-to",
             "txt:Text", "--outdir", str(tmp_path / "abiertos"), *map(str, sorted(tmp_path.glob("*.docx")))],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        for name, one in found.items():
            text = (tmp_path / "abiertos" / f"{_plain(name)}.txt").read_text("utf-8-sig")
            assert " ".join(one.title.split()) in " ".join(text.split()), name
            sheets = [_plain_words(shown(cell)) for table in one.tables for row in table.rows for cell in row]
            assert [cell for cell in sheets if cell not in _plain_words(text)] == [], name
        _no_formula(found, tmp_path)


def _no_formula(found, folder):
    """What LibreOffice reads in the workbook of each paper that has tables is what it says, and nothing is reckoned."""
    tabled = {name: one for name, one in found.items() if one.tables}
    assert tabled
    for name, one in tabled.items():
        (folder / f"{_plain(name)}.xlsx").write_bytes(papers.xlsx(one))
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/perfil", "--convert-to",
         "fods", "--outdir", str(folder / "libros"), *map(str, sorted(folder.glob("*.xlsx")))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for name in tabled:
        sheet = (folder / "libros" / f"{_plain(name)}.fods").read_text()
        assert "table:formula" not in sheet, name
        assert "office:value-type" in sheet, name


def test_reports_of_figures_and_files_of_a_candidacy_are_sound(days, tmp_path):  # noqa: F811
    found = {}
    cut = days.cut()
    for kind in Kind:
        found[f"cifras {kind}"] = drafting.report(kind, cut, number="UAI/7")
    ana = days.people["ana"]
    told = gathering.of_candidacy(ana, until=clock.now())
    found["expediente"] = setting.file_of(ana, told, at=clock.now(), told=lambda done, total: None)
    found["vista de hechos"] = setting.laid_before(ana, told, at=clock.now())
    assert faults({name: papers.pdf(one) for name, one in found.items()}, tmp_path) == {}


def _plain(name):
    return re.sub(r"[^a-z0-9-]+", "-", name)


@pytest.mark.django_db
def test_page_pdf_docx_and_workbook_carry_the_same_figures(office):  # noqa: F811
    said, kept = tables.of_section(papers.Section("", [papers.Paragraph("De 1,651, 826."), TABLE]))
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    draft = document.draft
    draft.content["sections"][0] |= {"said": said, "tables": kept}
    draft.save(update_fields=["content"])
    version = office.write(document)
    one = paper(version)
    wanted = [[[_words(cell) for cell in row] for row in table.rows] for table in one.tables]
    assert sum("%" in cell for rows in wanted for row in rows for cell in row) == 2
    opened = word.Document(io.BytesIO(made(one, "docx")))
    assert [[[_plain_words(cell.text) for cell in row.cells] for row in table.rows][1:] for table in opened.tables] == [
        rows for rows in wanted if rows
    ]
    page = browser(office, Role.INSTANCE).get(reverse("documents:version", args=[version.pk])).content.decode()
    rows = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    ]
    told = [[_plain_words(html.unescape(cell)) for cell in row] for row in rows]
    assert [row for table in wanted for row in table] == [
        row for row in told if row and row not in [list(table.header) for table in one.tables] and len(row) > 1
    ]
    text = read(papers.pdf(one))
    assert [cell for table in wanted for row in table for cell in row if _plain_words(cell) not in text] == []
    book = openpyxl.load_workbook(io.BytesIO(papers.xlsx(one)))
    shares = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, float)]
    assert len(shares) == sum(
        isinstance(cell, Share) and bool(cell.whole) for t in one.tables for r in t.rows for cell in r
    )


def _words(cell):
    return _plain_words(shown(cell))


def _plain_words(text):
    return " ".join(text.split())
