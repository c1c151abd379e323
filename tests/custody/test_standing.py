# SPDX-License-Identifier: EUPL-1.2
"""What whoever watches sees, and a drill from beginning to end by the very commands of the day of need."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.accounts.rules import Role
from conoceles.custody import journal, periodic, pieces, taking
from conoceles.custody.models import Drill
from conoceles.kernel import clock
from conoceles.publication.program import fingerprint
from conoceles.record.models import Entry
from tests.people import entered, person
from tests.publication.editions import answer, published
from tests.world import world


def page(browser):
    return browser.get("/respaldos/").content.decode()


def test_the_unit_is_told_what_is_late_and_where_it_stands(here, installed, monkeypatch):
    unit = entered(person("unidad", Role.UNIT, "prueba"))
    assert "No hay ningún respaldo" in page(unit)
    assert "El último respaldo es de hace más de cinco minutos" in unit.get("/").content.decode()
    periodic.back_up()
    periodic.keep_journal()
    Drill.objects.create(at=clock.now(), backup="x", with_key=False, passed=True, seconds=3)
    Drill.objects.create(at=clock.now(), backup="x", with_key=True, passed=True, seconds=3)
    assert "Hay respaldo reciente" in page(unit)
    assert "Respaldos al día" in unit.get("/").content.decode()
    assert settings.BACKUP_KEYS in page(unit)
    later = clock.now() + timedelta(minutes=7)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "El último respaldo ya es viejo" in page(unit)
    assert '<strong class="count">7 min</strong>' in page(unit)
    assert "El diario de lo retirado no está al día" in page(unit)
    monkeypatch.setattr(settings, "BACKUPS", "")
    assert "esta instalación no toma respaldos" in page(unit).lower()
    assert "El sistema no toma respaldos" in unit.get("/").content.decode()


@pytest.fixture
def whole(installed):
    """A world as it is published, with every part of a release."""
    fingerprint.cache_clear()  # of the program as it is, and not of what another test made of it
    made = world()
    answer(made, made.candidacy("Ana Uc"))
    published(made)
    yield made
    fingerprint.cache_clear()


def test_a_drill_by_the_commands_themselves_is_noted_and_so_is_one_that_does_not_pass(whole, installed, key, tmp_path):
    told = StringIO()
    call_command("drill", by_the_clock=True, stdout=told)
    done = Drill.objects.get()
    assert (done.passed, done.with_key, done.report["faults"]) == (True, False, [])
    assert done.report["releases"][0]["rebuilt"] == "se volvió a hacer y es igual, byte por byte"
    assert "El simulacro pasó" in told.getvalue()
    assert Entry.objects.order_by("-number").first().action == "restore-drilled"
    # With the true key, of the newest backup of the store, which somebody has spoiled.
    taking.take()
    journal.keep()
    (tmp_path / "clave.txt").write_text(str(key))
    lost = next(installed.root.glob("files/*/*/*.age"))
    lost.unlink()
    assert pieces.spoiled(installed) == [lost.stem]
    with pytest.raises(CommandError, match="no está entero"):
        call_command("drill", key=str(tmp_path / "clave.txt"), stdout=told)
    last = Drill.objects.latest("pk")
    assert (last.with_key, last.passed) == (True, False)
    # No drill left anything behind, nor the key anywhere.
    assert not list((settings.PRIVATE / "tmp").iterdir())
    assert len(list((settings.PRIVATE / "custody").glob("index-*"))) == 1
    assert str(key) not in "".join(map(str, Drill.objects.values_list("report", flat=True)))
