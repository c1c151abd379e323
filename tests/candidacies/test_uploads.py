# SPDX-License-Identifier: EUPL-1.2
"""A file is uploaded, read, mended, accepted and loaded from the screen."""

import csv
import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies import uploads
from conoceles.candidacies.models import Acceptance, Candidacy, ImportRun, Upload
from conoceles.elections.models import Process
from conoceles.files import uploading
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.record.models import Entry
from conoceles.work import serving
from conoceles.work.models import Job
from conoceles.work.recovering import recover
from conoceles.work.rules import State
from tests.architecture.test_house import ROOT
from tests.files.workbooks import absurd_range, delimited, xlsx
from tests.people import application, entered, person

from .conftest import LAYOUT, invented_process, row

#: Workers run in threads and processes of their own.
pytestmark = pytest.mark.usefixtures("own_database")
UPLOADS, UPLOAD = "/registro/cargas/", "/registro/cargas/subir/"
#: A name with blanks that go: a warning, and nothing more.
PADDED = {"NOMBRE": "Luz  Canul"}


@pytest.fixture
def process(own_database):
    """The invented process, in a database that workers see too."""
    return invented_process()


@pytest.fixture
def processes(settings, tmp_path):
    """Where the invented process keeps its layout."""
    settings.PROCESSES = tmp_path / "processes"
    folder = settings.PROCESSES / "registro" / "layouts"
    folder.mkdir(parents=True)
    (folder / "prueba.toml").write_text(LAYOUT)
    return settings.PROCESSES


@pytest.fixture
def area(processes, desk):
    return browser(someone())


def someone(username="coordinacion", role=Role.AREA, scope="registro"):
    return person(username, role, scope).capacities.get()


def browser(capacity, **how):
    application(capacity.user)
    return entered(capacity.user, **how)


def sheet(*rows, name="registro.csv"):
    columns = list(dict.fromkeys(key for one in rows for key in one))
    into = io.StringIO()
    csv.writer(into).writerows([columns, *([one.get(c, "") for c in columns] for one in rows)])
    return SimpleUploadedFile(name, into.getvalue().encode(), "text/csv")


def send(area, *rows, address=UPLOAD, **more):
    """Upload a sheet; the answer leads to the job that reads it."""
    return area.post(address, {"file": sheet(*rows), "layout": "prueba"} | more)


def read(area, *rows, address=UPLOAD, **more):
    """Upload a sheet and have a worker read it."""
    answer = send(area, *rows, address=address, **more)
    assert answer.status_code == 302, said(answer)
    serving.empty()
    return Upload.objects.get(pk=Job.objects.get(pk=answer["Location"].split("/")[2]).subject)


def accept(area, upload, *, only=None):
    for group in upload.summary["warnings"]:
        if only in {None, group["problem"]}:
            answer = area.post(address("accept", upload), {"problem": group["problem"], "digest": group["digest"]})
            assert answer.status_code == 302


def load(area, upload):
    answer = area.post(address("load", upload))
    assert answer.status_code == 302
    serving.empty()
    upload.refresh_from_db()
    return Job.objects.filter(kind="load-import", subject=str(upload.pk)).order_by("begun_at").last()


def address(name, upload):
    return reverse(f"candidacies:{name}", args=[upload.pk])


def said(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return re.sub(r"\s+", " ", body.decode())


def page(area, upload):
    return said(area.get(address("reading", upload)))


class TestReading:
    def test_says_what_would_change_and_changes_nothing(self, area):
        upload = read(area, row("C-1"), row("C-2", NUMERO="2", NOMBRE="Eva Chi"))
        assert (upload.state, upload.summary["rows"]) == (Upload.State.READ, 2)
        assert '<td class="number">2</td>' in page(area, upload)
        assert "Cargar en el registro" in page(area, upload)
        assert not Candidacy.objects.exists()
        assert not ImportRun.objects.exists()
        entry = Entry.objects.get(action="import-received")
        assert (entry.digest, entry.about) == (upload.digest, f"candidacies.Upload:{upload.pk}")

    def test_keeps_the_file_privately_as_it_came(self, area):
        content = sheet(row("C-1")).read()
        upload = read(area, row("C-1"))
        with private().open(upload.file) as kept:
            assert kept.read() == content
        assert upload.digest == hashlib.sha256(content).hexdigest()
        assert private_path(upload.file).stat().st_mode & 0o777 == 0o600
        assert "registro.csv" not in upload.file

    def test_tells_every_error_with_its_place_and_how_to_mend_it_and_does_not_let_it_in(self, area):
        upload = read(area, row("C-1", SEXO="marciana"), row("C-2", NUMERO="2", POSTULA="Partido <b>Nuevo</b>"))
        shown = page(area, upload)
        assert "Hay errores: así no se puede cargar." in shown
        assert "fila 2, SEXO" in shown
        assert "Partido &lt;b&gt;Nuevo&lt;/b&gt;" in shown
        assert "Cargar en el registro" not in shown
        assert area.post(address("load", upload))["Location"] == address("reading", upload)
        assert not Job.objects.filter(kind="load-import").exists()

    def test_lists_all_of_one_kind_a_page_at_a_time(self, area):
        upload = read(area, *(row(f"C-{n}", NUMERO=str(n), SEXO="marciana") for n in range(120)))
        (group,) = upload.summary["errors"]
        assert group["count"] == 120
        assert f'?problema={group["problem"]}">Ver los 120' in page(area, upload)
        last = said(area.get(address("findings", upload), {"problema": group["problem"], "hoja": "3"}))
        assert "Hoja 3 de 3" in last
        assert last.count("fila ") == 20
        assert "fila 121, SEXO" in last
        assert "0 en todo el archivo" in said(area.get(address("findings", upload), {"problema": "nada"}))

    def test_is_downloaded_whole_with_cells_that_do_nothing(self, area):
        upload = read(area, row("C-1", SEXO="=CMD()"), row("C-2", NUMERO="2", SEXO="+1"))
        rows = list(csv.reader(io.StringIO(said_raw(area, upload, "csv").decode("utf-8-sig"))))
        assert rows[0][:5] == ["Gravedad", "Problema", "Hoja", "Fila", "Columna"]
        assert {one[5] for one in rows[1:]} == {"'=CMD()", "'+1"}
        book = openpyxl.load_workbook(io.BytesIO(said_raw(area, upload, "xlsx")))
        cells = [cell for line in book.active.iter_rows(min_row=2) for cell in line]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert "=CMD()" in [cell.value for cell in cells]
        report = json.loads(said_raw(area, upload, "json"))
        assert report["sha256"] == upload.digest
        assert {one["row"] for one in report["hallazgos"]} == {2, 3}
        assert area.get(address("findings-file", upload), {"como": "exe"})["Location"] == address("reading", upload)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"%PDF-1.7", "no es una hoja de cálculo ni un CSV"),
            (b"<html><table>", "es una página o un XML"),
            (b"CLAVE,NOMBRE\n", "faltan columnas"),
        ],
    )
    def test_of_what_is_no_register_says_what_it_is(self, area, content, words):
        upload = read(area, file=SimpleUploadedFile("registro.xlsx", content))
        assert upload.state == Upload.State.UNREADABLE
        assert words in page(area, upload)
        assert Job.objects.get().state == State.DONE
        assert "Cargar en el registro" not in page(area, upload)

    def test_of_a_truncated_workbook_says_that_it_is_damaged(self, area, tmp_path):
        whole = xlsx(tmp_path / "r.xlsx", {"Registro": [list(row("C-1")), list(row("C-1").values())]}).read_bytes()
        upload = read(area, file=SimpleUploadedFile("r.xlsx", whole[: len(whole) // 2]))
        assert upload.state == Upload.State.UNREADABLE
        assert "incompleto o dañado" in page(area, upload)

    def test_of_one_made_to_do_harm_is_stopped_in_its_child(self, area, tmp_path):
        upload = read(area, file=SimpleUploadedFile("r.xlsx", absurd_range(tmp_path / "r.xlsx").read_bytes()))
        assert upload.state == Upload.State.UNREADABLE
        assert "Por seguridad no se leyó" in page(area, upload)


def said_raw(area, upload, how):
    answer = area.get(address("findings-file", upload), {"como": how})
    assert answer["Content-Disposition"] == f'attachment; filename="hallazgos.{how}"'
    return answer.getvalue()


class TestSending:
    @pytest.mark.parametrize("sizes", [{"file": 300_000}, {"otro": 150_000, "uno-mas": 40_000, "file": 20_000}])
    def test_files_too_large_together_are_told_and_kept_nowhere(self, area, monkeypatch, home, sizes):
        monkeypatch.setattr(uploading, "LARGEST", 200_000)
        files = {name: SimpleUploadedFile("r.csv", b"x" * size) for name, size in sizes.items()}
        answer = area.post(UPLOAD, files | {"layout": "prueba"})
        assert answer.status_code == 422
        assert "y no se guardó" in said(answer)
        assert not Upload.objects.exists()
        assert not (home / "private" / "uploads").exists()

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"layout": "prueba"}, "Elija el archivo."),
            ({"layout": "prueba", "file": SimpleUploadedFile("r.csv", b"")}, "El archivo está vacío."),
            (
                {"layout": "../../secreto.toml", "file": SimpleUploadedFile("r.csv", b"x")},
                "Elija un formato de la lista.",
            ),
            ({"layout": "", "file": SimpleUploadedFile("r.csv", b"x")}, "obligatorio"),
        ],
    )
    def test_what_is_missing_is_told(self, area, sent, words):
        answer = area.post(UPLOAD, sent)
        assert answer.status_code == 422
        assert words in said(answer)
        assert not Upload.objects.exists()

    def test_a_mended_file_takes_the_place_of_the_former_whose_file_goes(self, area):
        bad = read(area, row("C-1", SEXO="marciana"))
        answer = f"{UPLOAD}?sustituye={bad.pk}"
        assert "Toma el lugar de «registro.csv»" in said(area.get(answer))
        good = read(area, row("C-1"), address=answer)
        bad.refresh_from_db()
        assert (bad.state, good.replaces, bad.file) == (Upload.State.REPLACED, bad, "")
        assert [path.name for path in (private_path("uploads/registro")).glob(f"{bad.pk}")] == []
        refused = send(area, row("C-1"), address=answer)
        assert refused.status_code == 422
        assert "ya se cargó, se reemplazó o se canceló" in said(refused)

    def test_cancelled_it_is_deleted_and_cannot_be_loaded(self, area):
        upload = read(area, row("C-1"))
        file = upload.file
        for _ in range(2):
            assert area.post(address("cancel", upload))["Location"] == address("reading", upload)
        assert not private().exists(file)
        assert area.post(address("load", upload)).status_code == 302
        assert not Job.objects.filter(kind="load-import").exists()
        assert "Se borró. Queda su huella" in page(area, upload)
        assert Entry.objects.filter(action="import-cancelled").count() == 1

    def test_they_are_listed_the_newest_first(self, area):
        read(area, row("C-1"))
        read(area, file=sheet(row("C-1"), name="mañana.csv"))
        shown = said(area.get(UPLOADS))
        assert shown.index("mañana.csv") < shown.index("registro.csv")


def private_path(path):
    return Path(private().path(path))


class TestAccepting:
    def test_each_kind_is_accepted_alone_and_it_stays_who_did(self, area):
        upload = read(area, row("C-1", **PADDED), row("C-2", NUMERO="2", CALIDAD="Suplente"))
        problems = [one["problem"] for one in upload.summary["warnings"]]
        assert sorted(problems) == ["blancos-en-nombre", "suplente-sin-titular"]
        assert "Faltan 2 clases de advertencias por aceptar." in page(area, upload)
        accept(area, upload, only="blancos-en-nombre")
        shown = page(area, upload)
        assert "Falta 1 clase de advertencias por aceptar." in shown
        assert "Aceptadas por Persona Coordinacion" in shown
        assert area.post(address("load", upload)).status_code == 302
        assert not Job.objects.filter(kind="load-import").exists()
        accept(area, upload)  # the first a second time: it stays accepted, once
        assert Acceptance.objects.count() == 2
        assert Entry.objects.filter(action="import-warning-accepted").count() == 2
        assert "Cargar en el registro" in page(area, upload)

    def test_covers_only_the_warnings_that_were_read(self, area):
        upload = read(area, row("C-1", **PADDED))
        (group,) = upload.summary["warnings"]
        answer = area.post(address("accept", upload), {"problem": group["problem"], "digest": "0" * 64})
        assert answer.status_code == 422
        assert "esas advertencias ya no son las que vio" in said(answer)
        assert not Acceptance.objects.exists()
        assert area.post(address("accept", upload), {"problem": group["problem"], "digest": "x"}).status_code == 422

    def test_an_error_cannot_be_accepted(self, area):
        upload = read(area, row("C-1", SEXO="marciana"))
        (group,) = upload.summary["errors"]
        assert area.post(address("accept", upload), group).status_code == 422
        assert not Acceptance.objects.exists()


class TestLoading:
    def test_writes_the_register_once_and_deletes_the_file(self, area):
        upload = read(area, row("C-1", **PADDED), row("C-2", NUMERO="2", NOMBRE="Eva Chi"))
        file = upload.file
        accept(area, upload)
        assert "Se carga entero o no se carga" in said(area.get(address("load", upload)))
        job = load(area, upload)
        assert (job.state, upload.state) == (State.DONE, Upload.State.LOADED)
        assert Candidacy.objects.count() == 2
        run = ImportRun.objects.get()
        assert (run.digest, upload.run, upload.file) == (upload.digest, run, "")
        assert not private().exists(file)
        assert Entry.objects.filter(action="register-imported").get().digest == upload.digest
        assert area.post(address("load", upload))["Location"] == address("reading", upload)
        assert ImportRun.objects.count() == 1
        assert "Qué cambió en el registro" in page(area, upload)

    def test_of_what_the_register_already_says_changes_nothing_and_leaves_no_import(self, area):
        load(area, read(area, row("C-1")))
        assert "Ana Pérez Uc (clave C-1): edad" in page(area, read(area, row("C-1", EDAD="42")))
        again = read(area, row("C-1"))
        assert load(area, again).state == State.DONE
        assert (again.state, again.run) == (Upload.State.LOADED, None)
        assert ImportRun.objects.count() == Entry.objects.filter(action="register-imported").count() == 1

    def test_when_the_register_changed_since_shows_what_is_new_and_writes_nothing(self, area):
        first = read(area, row("C-1"))
        load(area, read(area, row("C-9", NUMERO="9", NOMBRE="Eva Chi")))  # it would vanish from the first
        job = load(area, first)
        assert job.state == State.FAILED
        assert "hay hallazgos que nadie ha aceptado" in job.problem
        assert (first.state, Candidacy.objects.count()) == (Upload.State.READ, 1)
        assert [one["problem"] for one in first.summary["warnings"]] == ["ya-no-viene"]
        assert "1 candidatura del registro no viene en el archivo. No se borra." in page(area, first)
        accept(area, first)
        assert load(area, first).state == State.DONE
        assert Candidacy.objects.count() == 2

    def test_of_a_file_that_was_touched_since_it_was_read_is_refused(self, area):
        upload = read(area, row("C-1"))
        private_path(upload.file).write_bytes(sheet(row("C-1", NOMBRE="Otra Persona")).read())
        job = load(area, upload)
        assert job.state == State.FAILED
        assert "no es el que se leyó" in job.problem
        assert not Candidacy.objects.exists()

    def test_pressed_twice_loads_once(self, area):
        upload = read(area, row("C-1"))
        answers = [area.post(address("load", upload))["Location"] for _ in range(2)]
        assert answers[1] == address("reading", upload)
        serving.empty()
        assert Job.objects.filter(kind="load-import").count() == ImportRun.objects.count() == 1

    def test_cancelled_while_it_is_being_loaded_writes_nothing_or_all(self, area, monkeypatch):
        upload = read(area, row("C-1"))
        area.post(address("load", upload))
        real = uploads._groups

        def cancelling(*args):
            area.post(address("cancel", upload))
            return real(*args)

        monkeypatch.setattr(uploads, "_groups", cancelling)
        serving.empty()
        upload.refresh_from_db()
        assert upload.state == Upload.State.CANCELLED
        assert not Candidacy.objects.exists()
        assert not ImportRun.objects.exists()

    def test_asks_for_identity_again(self, processes, desk):  # noqa: ARG002
        by = someone()
        upload = read(browser(by), row("C-1"))
        late = entered(by.user, ago=3600)
        assert late.get(address("load", upload))["Location"].startswith("/cuenta/confirmar/")
        assert late.post(address("load", upload))["Location"].startswith("/cuenta/confirmar/")
        assert not Job.objects.filter(kind="load-import").exists()

    def test_whoever_lost_the_capacity_before_the_worker_came_writes_nothing(self, area):
        upload = read(area, row("C-1"))
        area.post(address("load", upload))
        Capacity.objects.filter(role=Role.AREA).update(until=clock.now())
        serving.empty()
        assert Job.objects.get(kind="load-import").state == State.FAILED
        assert not Candidacy.objects.exists()


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.AREA, "otro"),
        (Role.INSTANCE, "registro"),
        (Role.PARTY, "registro/ceiba"),
        (Role.LOCAL_COUNCIL, "registro/x"),
    ],
)
def test_to_anybody_else_it_does_not_exist(area, role, scope):
    upload = read(area, row("C-1", **PADDED))
    stranger = browser(someone("ajena", role, scope))
    (group,) = upload.summary["warnings"]
    for name in ("reading", "findings", "findings-file", "load"):
        assert stranger.get(address(name, upload), {"problema": group["problem"], "como": "csv"}).status_code == 404
    for name in ("accept", "read-again", "load", "cancel"):
        assert stranger.post(address(name, upload), group).status_code == 404
    assert stranger.get(UPLOADS).status_code == 404
    assert send(stranger, row("C-1"), address=f"{UPLOAD}?sustituye={upload.pk}").status_code == 404
    upload.refresh_from_db()
    assert (upload.state, Acceptance.objects.count(), Upload.objects.count()) == (Upload.State.READ, 0, 1)


def test_an_upload_of_another_process_is_not_replaced(area, desk):
    other = Process.objects.create(
        slug="otro", name="Otro", authority="X", entity="X", election_day=desk.process.election_day,
        timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    foreign = Upload.objects.create(
        process=other,
        file_name="x",
        digest="0" * 64,
        size=1,
        layout="prueba",
        by=someone("otra", Role.AREA, "otro"),
        at=clock.now(),
    )
    for named in (foreign.pk, "nada", "00000000-0000-0000-0000-000000000000"):
        assert area.get(f"{UPLOAD}?sustituye={named}").status_code == 404
        assert send(area, row("C-1"), address=f"{UPLOAD}?sustituye={named}").status_code == 404
    assert Upload.objects.get() == foreign


def test_killed_at_any_moment_the_register_is_whole_or_as_it_was_and_the_next_worker_ends_it(
    own_database, area, processes
):
    rows = [row(f"C-{n}", NUMERO=str(n)) for n in range(1500)]
    upload = read(area, *rows)
    area.post(address("load", upload))
    job = Job.objects.get(kind="load-import")
    mine = os.environ | own_database.environment() | {"TEST_PROCESSES": str(processes)}
    for wait in (0.0, 0.3, 0.6):
        worker = subprocess.Popen([sys.executable, "-m", "tests.work.worker"], cwd=ROOT, env=mine)
        for _ in range(2000):
            job.refresh_from_db()
            if job.state != State.WAITING:
                break
            time.sleep(0.01)
        time.sleep(wait)
        worker.kill()
        assert worker.wait(timeout=30) == -signal.SIGKILL
        assert Candidacy.objects.count() in {0, 1500}
        Job.objects.filter(state=State.RUNNING).update(held_until=clock.now() - timedelta(seconds=1), attempts=1)
        recover()
    serving.empty()
    job.refresh_from_db()
    upload.refresh_from_db()
    assert (job.state, upload.state) == (State.DONE, Upload.State.LOADED)
    assert (Candidacy.objects.count(), ImportRun.objects.count()) == (1500, 1)
    assert Entry.objects.filter(action="register-imported").count() == 1
    assert list((own_database.home / "private" / "imports").glob("*")) == []


class TestWhatIsNotKept:
    def test_a_file_that_nobody_loaded_in_a_month(self, area):
        upload = read(area, row("C-1"))
        file = upload.file
        Upload.objects.update(at=clock.now() - timedelta(days=31))
        age(file)
        uploads.sweep()
        upload.refresh_from_db()
        assert upload.state == Upload.State.CANCELLED
        assert not private().exists(file)

    def test_findings_of_a_month_ago_and_what_an_interruption_left(self, area):
        upload = read(area, row("C-1", **PADDED))
        accept(area, upload)
        load(area, upload)
        private_path("uploads/registro/huerfano").write_bytes(b"x")
        for path in (upload.findings, upload.report, "uploads/registro/huerfano"):
            age(path)
        assert uploads.sweep() == 1
        assert private().exists(upload.findings)
        Upload.objects.update(settled_at=clock.now() - timedelta(days=31))
        assert uploads.sweep() == 2
        assert not private().exists(upload.findings)
        assert page(area, upload)


def age(path):
    old = time.time() - 7200
    os.utime(private().path(path), (old, old))


def test_an_unreadable_one_is_read_again_once_its_layout_is_mended(area, processes):
    layout = processes / "registro" / "layouts" / "prueba.toml"
    layout.write_text(LAYOUT.replace("MUNICIPIO", "MUNICIPALIDAD"))
    upload = read(area, row("C-1"))
    assert upload.state == Upload.State.UNREADABLE
    layout.write_text(LAYOUT)
    answer = area.post(address("read-again", upload))
    assert answer.status_code == 302
    serving.empty()
    upload.refresh_from_db()
    assert (upload.state, upload.problem) == (Upload.State.READ, "")


def test_two_sheets_written_by_the_terminal_and_by_the_screen_say_the_same(area, desk, tmp_path):
    rows = [row("C-1", **PADDED), row("C-2", NUMERO="2", SEXO="marciana")]
    file = delimited(tmp_path / "registro.csv", [list(rows[0]), *(list(one.values()) for one in rows)])
    told = desk.load_file(file)
    upload = read(area, file=SimpleUploadedFile("registro.csv", file.read_bytes()))
    report = json.loads(said_raw(area, upload, "json"))
    assert report["hallazgos"] == told.report["hallazgos"]
    assert report["totales"] == told.report["totales"]
