# SPDX-License-Identifier: EUPL-1.2
"""Each release bears the record of every act as it was signed for it (security goals, G10)."""

import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.record import verificar_bitacora
from conoceles.record.models import Checkpoint, Entry
from tests.record import forging
from tests.world import world

from .editions import answer, current, published


@pytest.fixture
def here(own_database):
    here = world()
    answer(here, here.candidacy("Ana Pérez Uc"))
    return here


def judged(here, folder):
    """What the standalone verifier says of an export, with nothing but what the public release bears."""
    folder.mkdir()
    call_command("export_record", str(folder / "bitacora.jsonl"), stdout=StringIO())
    release = current(here)
    command = [sys.executable, verificar_bitacora.__file__, folder / "bitacora.jsonl"]
    command += ["--llave", release / "bitacora.pem", release / "bitacora.txt"]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def covered(here):
    return int((current(here) / "bitacora.txt").read_text().splitlines()[1])


def test_a_checkpoint_covers_the_freezing_of_its_release(here):
    published(here)
    assert covered(here) >= Entry.objects.get(action="release-frozen").number
    (kept,) = Checkpoint.objects.all()
    assert (kept.note, kept.occasion) == ((current(here) / "bitacora.txt").read_text(), "publicación 1")


def test_what_was_done_before_a_release_cannot_be_rewritten_unseen(here, tmp_path):
    published(here)
    said = judged(here, tmp_path / "antes")
    assert "COINCIDE" in said
    assert "NO COINCIDE" not in said
    forging.unlocked(lambda: Entry.objects.filter(action="validation-decided").update(role="consola"))
    assert "NO COINCIDE" in judged(here, tmp_path / "después")


def test_a_bake_that_is_resumed_bears_the_checkpoint_of_its_freeze(here):
    with pytest.raises(KeyboardInterrupt):
        published(here, told=_dies_inspecting)
    kept = (shelf.of("prueba").freezes / "1" / "bitacora.txt").read_text()
    published(here, resume=True)
    assert (current(here) / "bitacora.txt").read_text() == kept


def test_a_record_with_a_gap_stops_the_publication_and_changes_nothing(here):
    published(here)
    shown = current(here)
    forging.unlocked(lambda: Entry.objects.filter(number=Entry.objects.latest("number").number).delete())
    answer(here, here.candidacy("Bety Chan Ek"))
    forging.unlocked(lambda: Entry.objects.filter(number=Entry.objects.latest("number").number - 1).delete())
    with pytest.raises(Refused) as refusal:
        published(here)
    assert refusal.value.reason.name == "GAP"
    assert current(here) == shown


def _dies_inspecting(doing, *_):
    if doing == "inspect":
        raise KeyboardInterrupt
