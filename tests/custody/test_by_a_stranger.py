# SPDX-License-Identifier: EUPL-1.2
"""What whoever restored by the manual alone stumbled over: each thing is told, early and in words."""

import os
import pty
import re
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from conoceles.accounts.rules import Role
from conoceles.custody import journal, periodic, taking, unfinished, version
from conoceles.custody.models import Drill
from conoceles.kernel.refusals import Refused
from conoceles.record import queries as record
from conoceles.work import serving
from conoceles.work.models import Job
from conoceles.work.queueing import enqueue
from conoceles.work.rules import State
from tests.architecture.test_house import ROOT
from tests.people import entered, person
from tests.record.acts import acts


def test_a_setting_with_a_comment_is_told_before_anything_is_taken(here, installed, monkeypatch):
    monkeypatch.setattr(settings, "BACKUPS_KEPT", "recientes=2  # dos horas")
    with pytest.raises(CommandError, match="sin comentarios"):
        call_command("backup", stdout=StringIO())
    assert installed.instants() == {}


def test_the_list_of_a_folder_that_is_not_there_or_holds_none_says_so(here, installed, tmp_path):
    with pytest.raises(CommandError, match="no está"):
        call_command("restore", list=True, source=str(tmp_path / "otra"))
    with pytest.raises(CommandError, match="No hay ningún respaldo entero"):
        call_command("restore", list=True, source=str(installed.root))
    taking.take()
    told = StringIO()
    call_command("restore", list=True, source=str(installed.root), stdout=told)
    zone = timezone.localtime().strftime("%z")
    assert f" {zone}  " in told.getvalue()


def test_a_checkpoint_that_is_none_is_told_before_anything_is_restored(here, installed, elsewhere, key, tmp_path):
    acts(1)
    taking.take()
    (tmp_path / "clave.txt").write_text(str(key))
    (tmp_path / "bitacora.pem").write_bytes(record.public_key())
    (tmp_path / "punto.txt").write_text("no soy un punto de control")
    with (
        elsewhere() as there,
        pytest.raises(CommandError, match=r"no es un punto de control.*no se ha restaurado nada"),
    ):
        call_command(
            "restore", source=str(installed.root), key=str(tmp_path / "clave.txt"), json=True,
            signer=str(tmp_path / "bitacora.pem"), checkpoint=[str(tmp_path / "punto.txt")], stdout=StringIO(),
        )  # fmt: skip
    assert not list((there.home / "private").glob("keys/*"))


def test_no_table_changes_in_the_middle_of_a_restore(own_database):
    unfinished.begin("20270401T000000.000000Z")
    with pytest.raises(CommandError, match="restauración a medias"):
        call_command("migrate", verbosity=0)
    unfinished.end()
    call_command("migrate", verbosity=0)


def test_a_drill_that_finds_no_folder_is_noted_too(here, installed, monkeypatch, key, tmp_path):
    monkeypatch.setattr(settings, "BACKUPS", str(tmp_path / "desmontado"))
    (tmp_path / "clave.txt").write_text(str(key))
    with pytest.raises(CommandError, match="no está"):
        call_command("drill", key=str(tmp_path / "clave.txt"), stdout=StringIO())
    noted = Drill.objects.get()
    assert (noted.passed, noted.with_key, noted.backup) == (False, True, "")
    assert "no está" in noted.report["faults"][0]
    page = entered(person("unidad", Role.UNIT, "prueba")).get("/respaldos/").content.decode()
    assert "El simulacro con la clave verdadera no pasó" in page
    assert "desmontado, no está" in page


def test_the_seal_says_the_commit_or_what_else_tells_this_program_from_another(here, installed, monkeypatch, tmp_path):
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    said = taking.take().backup.seal.program
    if commit.returncode == 0:
        assert said == f"0.1.0 ({commit.stdout[:12]})"
    monkeypatch.setattr(settings, "BASE", tmp_path)
    assert re.fullmatch(r"0\.1\.0 \(huella [0-9a-f]{12}\)", version.program())


def test_nobody_else_looks_into_the_folders_of_the_store(here, installed):
    (installed.root / "journal").mkdir(mode=0o755)
    taking.take()
    journal.keep()
    open_to_others = [path for path in installed.root.rglob("*") if path.is_dir() and path.stat().st_mode & 0o077]
    assert open_to_others == []


def test_what_the_clock_could_not_do_is_told_on_the_page_in_words(here, installed, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "BACKUPS", str(tmp_path / "desmontado"))
    with pytest.raises(Refused):
        periodic.back_up()
    job = Job.objects.create(
        kind="conoceles.custody.periodic.back_up", by=None, begun_at=timezone.now(), state=State.WAITING
    )
    enqueue(job)
    serving.empty()
    job.refresh_from_db()
    assert (job.state, job.problem.startswith("La carpeta de los respaldos,")) == (State.FAILED, True)
    page = entered(person("unidad", Role.UNIT, "prueba")).get("/respaldos/").content.decode()
    assert "La última vez no se pudo: La carpeta de los respaldos," in page
    for command_or_setting in ("manage.py", "CONOCELES_", "docs/", "NOT_THERE"):
        assert command_or_setting not in page


def test_the_key_is_asked_for_and_not_seen_where_somebody_types_it(key):
    ours, theirs = pty.openpty()
    code = "from conoceles.custody.secrets_typed import key_text; print(len(key_text('-')))"
    typing = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    while b"Intro" not in seen:
        seen += os.read(ours, 1000)
    os.write(ours, f"{key}\n".encode())
    while True:
        try:
            piece = os.read(ours, 1000)
        except OSError:  # its end, as a terminal tells it
            break
        seen += piece
        if not piece:
            break
    typing.wait()
    os.close(ours)
    assert str(len(str(key))) in seen.decode()
    assert str(key) not in seen.decode()
