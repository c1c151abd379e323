# SPDX-License-Identifier: EUPL-1.2
"""Backups and watching in every state, on a telephone and on a desk, in every light: nothing is in the way."""

import os
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import expect

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.custody import journal, store, taking
from conoceles.custody.models import Alert, Drill, ReadingReport, Restoration, Verification
from conoceles.custody.watching.rules import Kind
from conoceles.kernel import clock
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.faults.serving import environment, running
from tests.people import entered, person
from tests.record.acts import acts
from tests.world import world

from .private_side import Keyboard, chromium, faults, faults_in_every_light, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
#: Where whoever wants to look at them too has them kept.
SHOTS = os.environ.get("SHOTS")


class Looking:
    """Somebody of the Unidad who looks at one page after another."""

    def __init__(self, page, site):
        self.page, self.site, self.found = page, site, {}
        self.keyboard = Keyboard(page, site)

    def at(self, state, path, *said):
        if path:
            self.page.goto(f"{self.site}{path}")
        for words in said:
            expect(self.page.locator("main")).to_contain_text(words)
        wrong = faults_in_every_light(self.page)
        self.page.set_viewport_size(WIDE)
        wrong += [f"ancha: {each}" for each in faults(self.page)]
        self._kept(state, "1280")
        self.page.set_viewport_size(SMALL)
        self._kept(state, "320")
        if wrong:
            self.found[state] = wrong

    def _kept(self, state, width):
        if SHOTS:
            self.page.screenshot(path=Path(SHOTS) / f"{state}-{width}.png", full_page=True)


@pytest.fixture
def unit(own_database, tmp_path, monkeypatch):
    """The Unidad before its pages, of a system that takes backups and whose clock stands still."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's library has a loop of its own
    world()
    acts(2)
    (tmp_path / "respaldos").mkdir()
    key = str(pyrage.x25519.Identity.generate().to_public())
    monkeypatch.setattr(settings, "BACKUPS", str(tmp_path / "respaldos"))
    monkeypatch.setattr(settings, "BACKUP_KEYS", key)
    secret = entered(person("unidad", Role.UNIT, "prueba")).cookies["sesion"].value
    connections.close_all()
    env = environment(own_database.home, own_database.url)
    env |= {"CONOCELES_BACKUPS": settings.BACKUPS, "CONOCELES_BACKUP_KEYS": key}
    with (
        running(["run_private", "--no-work"], env=env, log=tmp_path / "private.log", ready="/_viva") as private,
        chromium() as browser,
    ):
        site = f"http://localhost:{private.port}"
        connections.close_all()  # within the browser's loop the house has other connections, perhaps of the last test
        yield Looking(sitting(browser, site, secret, viewport=SMALL), site)
        connections.close_all()


def drilled(*, passed=True, with_key=False, ago=timedelta(), faults=()):
    Drill.objects.create(
        at=clock.now() - ago, backup="x", with_key=with_key, passed=passed, seconds=14, report={"faults": list(faults)}
    )


def job(state, **more):
    Job.objects.filter(by=None).delete()
    kind = "conoceles.custody.periodic.back_up"
    Job.objects.create(kind=kind, by=None, begun_at=clock.now(), state=state, **more)


def test_backups_in_every_state(unit):
    unit.at("respaldos-nunca", "/respaldos/", "No hay ningún respaldo", "Nunca se ha hecho un simulacro")
    job(State.RUNNING, held_until=clock.now() + timedelta(hours=1))
    unit.at("respaldos-en-curso", "/respaldos/", "Se está tomando un respaldo en este momento")
    job(State.FAILED, problem=f"La carpeta de los respaldos, {'/muy/larga' * 12}, no está. Si es otro disco, móntelo.")
    unit.at("respaldos-fallo", "/respaldos/", "La última vez no se pudo")
    job(State.DONE)
    taken = taking.take()
    journal.keep()
    drilled()
    drilled(with_key=True)
    unit.at("respaldos-al-dia", "/respaldos/", "Hay respaldo reciente", "El último simulacro pasó", "hora")
    drilled(
        passed=False, faults=[f"la tabla candidacies_candidacy tiene {n} renglones y el respaldo dice 0" for n in "123"]
    )
    drilled(passed=False, with_key=True, faults=["Esa clave privada no abre este respaldo"])
    unit.at("respaldos-simulacro-fallo", "/respaldos/", "El último simulacro no pasó")
    Drill.objects.all().delete()
    drilled(ago=timedelta(days=4))
    drilled(with_key=True, ago=timedelta(days=100))
    backup = taken.backup
    at = backup.seal.taken_at - timedelta(hours=30)
    seal = backup.folder / store.SEAL
    seal.write_text(seal.read_text().replace(backup.seal.taken_at.isoformat()[:19], at.isoformat()[:19]))
    backup.folder.rename(backup.folder.with_name(at.strftime("%Y%m%dT%H%M%S.%fZ")))
    Restoration.objects.create(at=clock.now(), backup=backup.name, held=True, by=console())
    unit.at(
        "respaldos-tarde", "/respaldos/", "El último respaldo ya es viejo", "Hace más de dos días", "no todo coincidió"
    )
    assert unit.found == {}


def test_watching_in_every_state_and_answering_with_the_keyboard(unit):
    unit.at("vigilancia-nada", "/vigilancia/", "Todavía nadie ha mirado el sistema", "Ninguna.")
    now = clock.now()
    look = {"kind": "conoceles.custody.watching.periodic.look", "by": None, "state": State.DONE, "ended_at": now}
    Job.objects.create(begun_at=now, **look)
    figures = {"hour": 61, "day": 300, "night": 40, "times": 13, "faults": 2, "free_mb": 900, "seconds": -90}
    whom = "0f3c9a52-7d1b-4c3e-9a55-0d2f6b8c1e77"
    for number, kind in enumerate(Kind):
        at = now - timedelta(minutes=number)
        Alert.objects.create(
            kind=kind, whom=whom if "lecturas" in kind else "", figures=figures, opened_at=at, seen_at=at
        )
        Alert.objects.create(
            kind=kind, figures=figures, opened_at=at, seen_at=at, closed_at=at, told=2, note="Era un corte. " * 30,
            answered_at=at, answered_by=console(),
        )  # fmt: skip
    Verification.objects.create(
        at=now, seconds=3, entries=120_000, releases=1, record_faults=[],
        release_faults=["demo, publicación 12: presidencia/uman/itzel-ku.html falta o no es lo que se firmó"],
    )  # fmt: skip
    counts = {"own-reading": {"times": 1200, "of": 300, "by": 280, "most": 31}}
    ReadingReport.objects.create(day=now.date(), made_at=now, counts=counts)
    unit.at("vigilancia-todo", "/vigilancia/", "Queda poco espacio", "No todo coincide", "1,200 veces")
    unit.at("escritorio-todo", "/", "Queda poco espacio en el disco")
    her, alert = unit.keyboard, Alert.objects.get(kind=Kind.DISK, closed_at=None)
    her.open(f"/vigilancia/{alert.pk}/")
    unit.at("alerta", "", "quedan 900 MB")
    her.press("Responder")
    unit.at("alerta-vacia", "", "Hay algo que corregir")
    her.write("Qué encontró o qué hizo", "Se amplió el disco.")
    her.press("Responder")
    her.is_at("Vigilancia")
    expect(unit.page.locator("main")).to_contain_text("Se amplió el disco.")
    assert unit.found == {}
