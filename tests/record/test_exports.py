# SPDX-License-Identifier: EUPL-1.2
"""What a party does with an export: one file of ours, Python, and nothing else."""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.record import queries, verificar_bitacora
from conoceles.record.actions import sign
from conoceles.record.models import Checkpoint, Entry

from .acts import acts, enrol, someone


@pytest.fixture
def party(db, tmp_path):
    """A folder with what a party was given, and nothing else."""
    acts(5)
    early = sign(Checkpoint(occasion="prueba"), by=console()).note
    acts(4)
    late = sign(Checkpoint(occasion="prueba"), by=console()).note
    folder = tmp_path / "partido"
    folder.mkdir()
    call_command("export_record", str(folder / "bitacora.jsonl"))
    (folder / "bitacora.pem").write_bytes(queries.public_key())
    (folder / "temprano.txt").write_text(early)
    (folder / "tardio.txt").write_text(late)
    shutil.copyfile(verificar_bitacora.__file__, folder / "verificar_bitacora.py")
    return folder


def run(folder, *arguments, isolated="-I"):
    done = subprocess.run(
        [sys.executable, *isolated.split(), "-W", "error", "verificar_bitacora.py", *arguments],
        cwd=folder, env={}, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def verify(folder, *points):
    return run(folder, "bitacora.jsonl", "--llave", "bitacora.pem", *points)


def rewrite(path, change):
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def test_the_verifier_needs_nothing_of_ours():
    imported = set()
    for node in ast.walk(ast.parse(Path(verificar_bitacora.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported - set(sys.stdlib_module_names) == {"cryptography"}


class TestAParty:
    def test_sees_that_it_is_what_was_signed(self, party):
        code, out, err = verify(party, "tardio.txt", "temprano.txt")
        assert out == (
            "Asientos: 11. Iguales a lo firmado, desde el primero: 10.\n"
            "Posteriores a los puntos que indicó, que nada respalda aún: 1.\n"
            "COINCIDE.\n"
        )
        assert (code, err) == (0, "")

    def test_may_name_a_folder_of_checkpoints(self, party):
        assert verify(party, ".")[0] == 0

    def test_can_use_a_checkpoint_that_mail_gave_other_line_ends(self, party):
        point = party / "tardio.txt"
        point.write_bytes(b"\r\n" + point.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
        assert verify(party, "tardio.txt")[0] == 0

    def test_is_told_what_is_not_as_it_was_signed(self, party):
        rewrite(
            party / "bitacora.jsonl",
            lambda lines: [*lines[:6], lines[6].replace(b"enrolled", b"expelled"), *lines[7:]],
        )
        code, out, _ = verify(party, "temprano.txt", "tardio.txt")
        assert code == 1
        assert out == (
            "FALLA  tardio.txt: los primeros 10 asientos no son los que se firmaron;"
            " lo alterado está entre el 6 y el 10\n"
            "FALLA  asiento 11: anuncia un punto de control de otros asientos que los de aquí\n"
            "Asientos: 11. Iguales a lo firmado, desde el primero: 5.\n"
            "NO COINCIDE: esta bitácora no es la que se firmó.\n"
        )

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda lines: lines[:7], "tardio.txt: se firmaron 10 asientos y aquí sólo hay 7"),
            (lambda lines: lines[:2] + lines[3:], "renglón 3: se esperaba el asiento 3 y dice 4"),
            (lambda lines: [lines[1], lines[0], *lines[2:]], "renglón 1: se esperaba el asiento 1 y dice 2"),
            (lambda lines: [lines[0], lines[0], *lines[1:]], "renglón 2: se esperaba el asiento 2 y dice 1"),
            (lambda lines: [*lines[:-1], lines[-1][:-20]], "renglón 11: no es un asiento"),
            (lambda lines: [*lines, b"\n"], "renglón 12: no es un asiento"),
            (lambda lines: [*lines, b"[" * 100_000], "renglón 12: no es un asiento"),
            (lambda lines: [*lines, lines[-1].replace(b'"number":11', b'"number":"12"')], "dice '12'"),
            (lambda lines: [*lines, lines[-1].replace(b'"number":11', b'"number":true')], "dice True"),
            (lambda lines: [*lines, re.sub(rb'"at":"[^"]*"', b'"at":7', lines[-1])], "su hora, 7, es anterior"),
            (lambda _: [], "tardio.txt: se firmaron 10 asientos y aquí sólo hay 0"),
        ],
    )
    def test_is_told_each_fault(self, change, told, party):
        rewrite(party / "bitacora.jsonl", change)
        code, out, err = verify(party, "tardio.txt")
        assert (code, err) == (1, "")
        assert told in out

    def test_is_told_of_a_thousand_faults_in_few_lines(self, party):
        rewrite(party / "bitacora.jsonl", lambda lines: [*lines, *([b"nada\n"] * 1000)])
        code, out, _ = verify(party, "tardio.txt")
        assert code == 1
        assert len(out.splitlines()) == 23
        assert "… y 980 fallas más" in out

    def test_is_told_of_a_checkpoint_that_the_key_did_not_sign(self, party):
        queries.key_place().unlink()
        (party / "bitacora.pem").write_bytes(queries.public_key())
        code, out, _ = verify(party, "tardio.txt")
        assert code == 1
        assert "FALLA  tardio.txt: no lo firmó la llave que usted tiene" in out

    @pytest.mark.parametrize(
        ("file", "content", "told"),
        [
            ("bitacora.jsonl", None, "bitacora.jsonl"),
            ("bitacora.pem", None, "bitacora.pem"),
            ("tardio.txt", None, "tardio.txt"),
            ("tardio.txt", b"\xff\xfe", "codec"),
            ("bitacora.pem", b"nada", "no es una llave pública Ed25519"),
        ],
    )
    def test_is_told_when_it_could_not_be_verified(self, file, content, told, party):
        (party / file).unlink() if content is None else (party / file).write_bytes(content)
        code, out, err = verify(party, "tardio.txt")
        assert (code, out) == (2, "")
        assert err.startswith("No se pudo verificar: ")
        assert told in err

    def test_cannot_take_an_empty_folder_for_a_proof(self, party):
        (party / "vacia").mkdir()
        assert verify(party, "vacia")[::2] == (
            2,
            "No se pudo verificar: no hay ningún punto de control (.txt) en lo que indicó.\n",
        )
        assert verify(party)[0] == 2

    def test_is_told_which_library_is_missing(self, party):
        code, _, err = run(party, "--help", isolated="-I -S")
        assert err == "Falta «cryptography»: apt install python3-cryptography, o pip install cryptography.\n"
        assert code == 2


@pytest.mark.django_db
class TestAnExport:
    def test_is_line_by_line_what_was_hashed_and_nothing_else(self, party):
        lines = (party / "bitacora.jsonl").read_bytes().splitlines()
        assert [json.loads(line) for line in lines] == [row.content() for row in Entry.objects.all()]
        assert [path.name for path in party.iterdir() if path.name.startswith(".")] == []

    def test_says_nothing_of_the_people_in_it(self, tmp_path):
        canary = "zq7xvk"
        person = User(
            username=f"{canary}1", name=f"{canary}2", email=f"{canary}3@correo.example", password=f"{canary}4"
        )
        enrol(person, by=Capacity.objects.create(user=console().user, role="consola", scope="demo"))
        enrol(someone(), by=Capacity.objects.create(user=person, role="candidatura", scope=str(person.pk)))
        call_command("export_record", str(tmp_path / "bitacora.jsonl"))
        exported = (tmp_path / "bitacora.jsonl").read_text()
        assert exported.count(str(person.pk)) == 3
        assert canary not in exported

    @pytest.mark.usefixtures("party")
    def test_can_be_handed_over_with_all_it_takes_to_verify_it(self, tmp_path):
        folder = tmp_path / "entrega"
        folder.mkdir()
        call_command("export_record", str(folder / "bitacora.jsonl"), with_verifier=True)
        assert sorted(path.name for path in folder.rglob("*")) == [
            "bitacora.jsonl", "bitacora.pem", "punto-10.txt", "punto-5.txt", "puntos", "verificar_bitacora.py",
        ]  # fmt: skip
        assert verify(folder, "puntos")[0] == 0

    @pytest.mark.usefixtures("party")
    def test_that_cannot_be_written_leaves_nothing(self, tmp_path):
        (tmp_path / "ocupado").mkdir()
        with pytest.raises(CommandError, match=r"No se exportó nada: .* es una carpeta"):
            call_command("export_record", str(tmp_path / "ocupado"))
        with pytest.raises(CommandError, match=r"No se exportó: ahí no se puede escribir. .*/no: no existe"):
            call_command("export_record", str(tmp_path / "no" / "existe.jsonl"))
        assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []
