# SPDX-License-Identifier: EUPL-1.2
"""Signing the record as it stands."""

import base64
import hashlib
import subprocess

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.accounts.queries import console
from conoceles.kernel import merkle
from conoceles.kernel.refusals import Refused
from conoceles.record import queries
from conoceles.record.actions import sign
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint, Entry
from conoceles.record.rules import Reason

from . import forging
from .acts import acts


def signed(occasion="prueba"):
    return sign(Checkpoint(occasion=occasion), by=console())


def root(size):
    return merkle.root(bytes.fromhex(leaf) for leaf in Entry.objects.values_list("leaf", flat=True)[:size])


@pytest.mark.django_db
class TestACheckpoint:
    def test_covers_every_entry_so_far_by_its_root(self):
        for more in (0, 1, 5, 2, 8):
            acts(more)
            size = Entry.objects.count()
            checkpoint = signed()
            assert (checkpoint.size, checkpoint.root) == (size, root(size).hex())

    def test_needs_only_what_is_new_since_the_last_one(self):
        acts(40)
        former = signed()
        acts(3)
        forging.unlocked(Entry.objects.filter(number__lte=former.size).delete)
        expected = forging.root_with(former, Entry.objects.all())
        latest = signed()
        assert (latest.size, latest.root) == (44, expected)

    def test_is_an_act_on_record_right_after_what_it_covers(self):
        acts(3)
        checkpoint = signed()
        announcement = Entry.objects.latest("number")
        assert announcement.number == checkpoint.size + 1
        assert announcement.action == "checkpoint-signed"
        assert announcement.about == f"record.Checkpoint:{checkpoint.size}"
        assert announcement.digest == checkpoint.root
        assert signed().size == checkpoint.size + 1

    def test_is_signed_as_c2sp_says_and_openssl_agrees(self, tmp_path, monkeypatch):
        monkeypatch.setattr(settings, "RECORD_ORIGIN", "conoceles.example.mx/bitacora")
        acts(3)
        checkpoint = signed()
        text, _, signature = queries.latest_checkpoint_note().rpartition("\n\n")
        assert checkpoint.note == f"{text}\n\n{signature}"
        assert text == f"conoceles.example.mx/bitacora\n3\n{base64.b64encode(root(3)).decode()}"
        dash, name, encoded = signature.split(" ")
        assert (dash, name, encoded[-1]) == ("—", "conoceles.example.mx/bitacora", "\n")
        decoded = base64.b64decode(encoded)
        for file, content in {
            "key.pem": queries.public_key(), "text": f"{text}\n".encode(), "signature": decoded[4:],
        }.items():  # fmt: skip
            (tmp_path / file).write_bytes(content)
        subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "text",
             "-sigfile", "signature"],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip
        der = subprocess.run(
            ["openssl", "pkey", "-pubin", "-in", "key.pem", "-outform", "DER"],
            cwd=tmp_path, check=True, capture_output=True,
        ).stdout  # fmt: skip
        assert decoded[:4] == hashlib.sha256(name.encode() + b"\n\x01" + der[-32:]).digest()[:4]

    def test_keeps_the_same_key(self):
        signed()
        key = queries.public_key()
        signed()
        assert queries.public_key() == key
        assert queries.key_place().stat().st_mode & 0o077 == 0

    def test_is_not_signed_over_a_hole(self):
        acts(5)
        forging.unlocked(Entry.objects.filter(number=3).delete)
        with pytest.raises(Refused) as refused:
            signed()
        assert (refused.value.reason, refused.value.details) == (Reason.GAP, {"number": 3})
        assert not Checkpoint.objects.exists()

    def test_is_not_signed_over_a_record_cut_back_to_the_last_one(self):
        acts(5)
        signed()
        forging.unlocked(Entry.objects.filter(number__gt=3).delete)
        with pytest.raises(Refused) as refused:
            signed()
        assert (refused.value.reason, refused.value.details) == (Reason.NOTHING_NEW, {"size": 5})

    def test_that_fails_is_neither_kept_nor_announced(self, monkeypatch):
        acts(2)
        monkeypatch.setattr(settings, "RECORD_ORIGIN", "dos palabras")
        with pytest.raises(ValueError):
            signed()
        assert (Checkpoint.objects.count(), Entry.objects.count()) == (0, 2)

    def test_does_not_exist_before_the_first(self):
        with pytest.raises(Checkpoint.DoesNotExist):
            queries.latest_checkpoint_note()


@pytest.mark.django_db
class TestFromATerminal:
    def test_the_note_alone_is_written_so_that_it_can_be_sent(self, capsys):
        acts(2)
        call_command("checkpoint", occasion="cada hora")
        told = capsys.readouterr()
        assert told.out == queries.latest_checkpoint_note()
        assert told.err == ""
        assert Checkpoint.objects.get().occasion == "cada hora"
        assert Entry.objects.latest("number").actor == Clerk().pseudonym

    def test_the_note_can_be_left_in_a_folder_under_its_size(self, tmp_path):
        acts(2)
        call_command("checkpoint", out=tmp_path)
        assert [path.name for path in tmp_path.glob("*.txt")] == ["punto-2.txt"]
        assert (tmp_path / "punto-2.txt").read_text(encoding="utf-8") == queries.latest_checkpoint_note()
        with pytest.raises(CommandError, match=r"No se firmó nada: ahí no se puede guardar. .*/no-existe: no existe"):
            call_command("checkpoint", out=tmp_path / "no-existe")
        assert Checkpoint.objects.count() == 1

    def test_an_occasion_too_long_is_told(self):
        with pytest.raises(CommandError, match="son 101 caracteres y caben 100"):
            call_command("checkpoint", occasion="x" * 101)

    def test_a_hole_is_told(self):
        acts(3)
        forging.unlocked(Entry.objects.filter(number=2).delete)
        with pytest.raises(CommandError, match="falta el asiento 2 de la bitácora"):
            call_command("checkpoint")

    def test_a_record_that_was_never_signed_cannot_be_verified(self):
        with pytest.raises(CommandError, match="Aquí no hay llave de la bitácora") as told:
            call_command("verify_record")
        assert told.value.returncode == 2
        assert not queries.key_place().exists()

    @pytest.mark.parametrize("content", [None, b"\xff", b"no es una llave"])
    def test_a_file_that_cannot_be_used_is_told(self, content, tmp_path):
        signed()
        bad = tmp_path / "malo"
        if content is not None:
            bad.write_bytes(content)
        for options in ({"key": str(bad)}, {"checkpoint": [str(bad)]}):
            with pytest.raises(CommandError, match=r"No se pudo verificar|no es la que se firmó") as told:
                call_command("verify_record", **options)
            assert type(told.value).__name__ == "Error"  # what Django prints before the sentence
            assert "Errno" not in str(told.value)
            assert content == b"no es una llave" or told.value.returncode == 2

    def test_what_is_whole_is_said_with_how_much_of_it_is_signed(self, capsys):
        acts(4)
        signed()
        acts(1)
        call_command("verify_record")
        assert capsys.readouterr().out == (
            "La bitácora está completa. Asientos: 6; firmados y sin cambio: 4.\n"
            "Sólo se comparó con los puntos guardados aquí: traiga uno de fuera con --checkpoint.\n"
        )
