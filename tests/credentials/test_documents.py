# SPDX-License-Identifier: EUPL-1.2
"""Packages, lists and the report of activity 10."""

import io
import zipfile
from io import StringIO

import openpyxl
import pypdf
import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.accounts.models import Activation
from conoceles.credentials import actions, packages, report
from conoceles.kernel import clock
from conoceles.look import papers
from conoceles.record.models import Entry

from .conftest import CODE, code_of, pages
from .test_delivering import delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(desk):
    """Three of one party and one of another."""
    made = [desk.world.candidacy(name) for name in ("=CMD()", "Luz Canul", "Eva Dzul")]
    made.append(desk.world.candidacy("Iris May", party=1))
    desk.issue()
    return made


def bundled(package):
    into = io.BytesIO()
    count = packages.write(package, into)
    return count, zipfile.ZipFile(into)


class TestAPackage:
    def test_of_a_representation_has_its_letters_and_nobody_else_s(self, desk, people):
        count, bundle = bundled(packages.of_representation(desk.process, desk.world.parties[0]))
        names = [name for name in bundle.namelist() if name.startswith("cartas/")]
        users = {desk.account(candidacy).user.username for candidacy in people[:3]}
        assert count == len(names) == 4
        assert {name.split("-", 1)[1].removesuffix(".pdf") for name in names if "cand-" in name} == users
        assert desk.account(people[3]).user.username not in str(bundle.namelist())

    @pytest.mark.usefixtures("people")
    def test_of_a_council_has_what_it_delivers_with_the_list_to_sign_by(self, desk):
        count, bundle = bundled(packages.of_council(desk.process, desk.council))
        assert count == 4
        listed = pages(bundle.read("lista-de-entrega.pdf"))[0]
        assert all(name in listed for name in ("=CMD()", "Luz Canul", "Eva Dzul", "Iris May"))
        assert not CODE.search("".join(listed.split()))
        assert "borre" in bundle.read("LEAME.txt").decode().lower()

    @pytest.mark.usefixtures("people")
    def test_has_all_its_letters_in_one_file_to_print_in_the_order_of_the_list(self, desk):
        _, bundle = bundled(packages.of_representation(desk.process, desk.world.parties[0]))
        one_by_one = [bundle.read(name) for name in sorted(bundle.namelist()) if name.startswith("cartas/")]
        (to_print,) = (name for name in bundle.namelist() if name.startswith("para-imprimir/"))
        assert to_print == "para-imprimir/0001-a-0004.pdf"
        assert pages(bundle.read(to_print)) == [page for pdf in one_by_one for page in pages(pdf)]
        assert [*(settings.PRIVATE / "tmp").iterdir()] == []  # the codes lie nowhere else

    def test_leaves_out_letters_that_open_nothing(self, desk, people):
        Activation.objects.filter(letter__account__candidacy=people[0]).update(expires_at=clock.now())
        Activation.objects.filter(letter__account__candidacy=people[1]).update(used_at=clock.now())
        count, bundle = bundled(packages.of_council(desk.process, desk.council))
        assert count == 2
        assert desk.account(people[0]).user.username not in str(bundle.namelist())

    @pytest.mark.usefixtures("desk", "people")
    def test_by_the_command_is_readable_by_whoever_runs_it_alone_and_on_record(self, tmp_path):
        into = tmp_path / "paquetes"
        call_command("package_letters", process="prueba", route="consejo", into=into, stdout=StringIO())
        assert sorted(path.name for path in into.iterdir()) == ["municipio-31999.zip", "oficinas-centrales.zip"]
        assert {oct(path.stat().st_mode)[-3:] for path in into.iterdir()} == {"600"}
        assert Entry.objects.filter(action="letters-packaged").count() == 2


class TestTheReport:
    def test_counts_each_account_once_where_it_stands(self, desk, people):
        by = desk.staff()
        made = actions.deliver(desk.last(desk.account(people[0])), delivery=delivery(), by=by)
        actions.keep_acuse(made, content=b"%PDF-1.7", by=by)
        user = desk.account(people[1]).user
        user.set_password("siete iguanas duermen en la albarrada")
        user.save()
        Activation.objects.filter(letter__account__candidacy=people[2]).update(expires_at=clock.now())
        kinds, elections, parties, councils = report.of_deliveries(desk.process).tables
        assert list(kinds.header[1:]) == [
            "Generadas", "Sin carta", "Sin entregar", "Vencidas", "Entregadas, sin activar", "Activadas", "Con acuse",
        ]  # fmt: skip
        assert kinds.rows == [
            ["Genérica", 2, 0, 2, 0, 0, 0, 0],
            ["Por candidatura", 4, 0, 1, 1, 1, 1, 1],
            ["Total", 6, 0, 3, 1, 1, 1, 1],
        ]
        assert [row[:2] for row in elections.rows] == [["Cuentas genéricas", 2], ["Ayuntamiento", 4], ["Total", 6]]
        assert [row[:2] for row in parties.rows] == [["CEIBA", 4], ["FAISAN", 2], ["Total", 6]]
        assert [row[:2] for row in councils.rows] == [
            ["Oficinas centrales", 2],
            ["Consejo Municipal de Villa de Prueba", 4],
            ["Total", 6],
        ]

    def test_names_nobody_and_says_of_when_it_is(self, desk, people):
        found = report.of_deliveries(desk.process)
        said = " ".join(pages(papers.pdf(found)))
        assert "Luz Canul" not in said
        assert found.cutoff in " ".join(said.split())
        assert desk.account(people[0]).user.username not in said

    @pytest.mark.usefixtures("desk", "people")
    def test_says_the_same_as_pdf_as_workbook_and_in_the_terminal(self, tmp_path):
        pdf, xlsx = tmp_path / "informe.pdf", tmp_path / "informe.xlsx"
        call_command("report_credentials", process="prueba", pdf=pdf, xlsx=xlsx, stdout=(said := StringIO()))
        assert "Por candidatura | 4 | 0 | 4 | 0 | 0 | 0 | 0" in said.getvalue()
        book = openpyxl.load_workbook(xlsx)
        assert book.sheetnames[:2] == ["Por tipo de cuenta", "Por elección"]
        assert [cell.value for cell in book["Por tipo de cuenta"][3]] == ["Por candidatura", 4, 0, 4, 0, 0, 0, 0]
        assert "Por candidatura 4 0 4 0 0 0 0" in " ".join(" ".join(pages(pdf.read_bytes())).split())

    @pytest.mark.usefixtures("people")
    def test_its_tables_say_which_cells_are_headers(self, desk):
        reader = pypdf.PdfReader(io.BytesIO(papers.pdf(report.of_deliveries(desk.process))))
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        raw = "".join(str(each.get_object()) for each in _objects(reader))
        assert "'/S': '/TH'" in raw
        assert "'/Scope': '/Column'" in raw


def _objects(reader):
    return [reader.get_object(number) for number in range(1, reader.trailer["/Size"]) if reader.get_object(number)]


class TestTheUndelivered:
    def test_are_listed_by_council_with_what_was_tried(self, desk, people):
        nobody = {"outcome": "no-localizada", "receiver": "", "received_by": "", "identified_by": ""}
        actions.deliver(desk.last(desk.account(people[0])), delivery=delivery(**nobody), by=(by := desk.staff()))
        actions.deliver(desk.last(desk.account(people[1])), delivery=delivery(), by=by)
        call_command("undelivered", process="prueba", stdout=(said := StringIO()))
        text = said.getvalue()
        assert "Consejo Municipal de Villa de Prueba (3)" in text
        assert "Oficinas centrales (2)" in text
        assert "Luz Canul" not in text
        assert text.count("1: No se localizó a la persona") == 1

    @pytest.mark.usefixtures("people")
    def test_of_one_council_are_its_own(self, desk):
        call_command("undelivered", process="prueba", council=desk.council.key, stdout=(said := StringIO()))
        assert "Oficinas centrales" not in said.getvalue()

    @pytest.mark.usefixtures("desk", "people")
    def test_a_name_that_looks_like_a_formula_stays_text(self, tmp_path):
        path = tmp_path / "sin-entregar.xlsx"
        call_command("undelivered", process="prueba", xlsx=path, stdout=StringIO())
        sheet = openpyxl.load_workbook(path)["Cartas de acceso sin entregar"]
        cells = [cell for row in sheet for cell in row if cell.value == "=CMD()"]
        assert [cell.data_type for cell in cells] == ["s"]


def test_no_list_and_no_report_bears_a_code(desk, people):
    codes = [code_of(letter) for letter in (desk.last(desk.account(each)) for each in people)]
    documents = [
        report.of_deliveries(desk.process),
        report.not_delivered(desk.process),
        report.to_sign(desk.process, packages.of_council(desk.process, desk.council).accounts, title="Lista"),
    ]
    said = "".join("".join("".join(pages(papers.pdf(each))).split()) for each in documents)
    assert not any(code in said or code.replace("-", "") in said for code in codes)
