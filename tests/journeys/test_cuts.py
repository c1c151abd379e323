# SPDX-License-Identifier: EUPL-1.2
"""A cut is prepared, discarded, prepared again, signed by another and published; by keyboard and without JavaScript."""

import os
import re
import time
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from conoceles.accounts.rules import Role
from conoceles.publication.keys import key_place, signing_key
from conoceles.statistics.models import Cut
from tests.identity import consents, identity
from tests.people import entered, passkey, person
from tests.publication.editions import current
from tests.statistics.cuts.conftest import Place
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
NARROW = {"width": 320, "height": 640}
CUTS = "/cortes/"


@pytest.fixture
def place(own_database):
    """Of one party 24 of 45 are of a group, of the other 4 of 22; two persons must agree to a cut."""
    here = world("prueba", two_persons=True)
    consents(here)
    made = Place(here, identity(here), here.as_reviewer())
    made.people(24, 21)
    made.people(4, 18, party=1)
    signing_key()
    return made


def session(name, role):
    user = person(name, role, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


@contextmanager
def held(path):
    """Until the block ends whoever reads *path* waits for what it says: a pipe stands in its place."""
    content = path.read_bytes()
    path.unlink()
    os.mkfifo(path, 0o600)
    try:
        yield
    finally:
        try:
            pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads it
            pipe = None
        path.unlink()
        path.write_bytes(content)
        path.chmod(0o600)
        if pipe is not None:
            os.write(pipe, content)
            os.close(pipe)


class Somebody(Keyboard):
    """Whoever is at the keyboard without JavaScript on a narrow screen; and axe, which judges what she sees."""

    def __init__(self, browser, site, secret):
        super().__init__(sitting(browser, site, secret, viewport=NARROW, java_script_enabled=False), site)
        self.judge = sitting(browser, site, secret, bypass_csp=True, viewport=NARROW)

    def minds(self, name):
        self.judge.goto(self.page.url)  # with its styles, at the same narrow width
        assert faults(self.judge) == [], self.page.url
        self.pictured(name)

    def pictured(self, name):
        for width in (1280, 320) if PICTURES else ():
            self.page.set_viewport_size({"width": width, "height": 640})
            self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

    def until(self, words):
        """See how the job goes, again and again, until its page says *words*; what it said then."""
        address = self.page.url.partition("?")[0]
        for _ in range(600):
            self.page.goto(f"{address}?quieta")
            said = self.read("main")
            if words in said:
                return said
            assert not re.search("fallida|detenida", said), said
            time.sleep(0.1)
        raise AssertionError(said)

    def waits(self, name):
        """Until the job ended; what its page said then."""
        said = self.until("terminada")
        self.minds(name)
        self.follow("Seguir")
        return said

    def prepares(self, name):
        """While what a cut is signed with is held, its job is under way: how far it has come is seen, and read."""
        self.follow("Preparar un corte")
        self.choose("Para qué se corta", "Día de publicación")
        self.choose("Acuerdo que lo fija", "C.G.001")
        with held(key_place()):
            self.press("Preparar")
            under_way = self.until("partes (")
            assert re.search(r"\d+ de \d+ partes \(\d+ %\)", under_way)
            assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
            self.minds(f"{name}-avance")
        assert "está preparado y auditado. Falta mirarlo y firmarlo." in self.waits(name)


def looks_and_discards(one):
    """What it says and what it withholds; whoever prepared it does not sign it, and may discard it."""
    one.follow("Corte 1, día de publicación")
    main = " ".join(one.read("main").split())
    assert "Probado: de nadie que no lo haya hecho público se puede saber nada." in main
    assert "Qué dice y qué calla" in main
    assert "En total, de 67 candidaturas: 25 a 29" in main
    one.minds("corte")
    one.reach(one.page.locator("summary").first)
    one.page.keyboard.press("Enter")
    expect(one.page.locator("details").first).to_contain_text("FAISAN")
    one.pictured("corte-abierto")
    one.press("Firmar este corte")
    assert "quien preparó el corte no lo firma" in one.read("[role=alert]")
    one.open(CUTS)
    one.follow("Corte 1, día de publicación")
    one.follow("Descartar este corte")
    one.minds("descartar")
    one.press("Descartar")
    expect(one.page.locator("body")).to_contain_text("nada de lo que contaba se conserva")
    one.follow("Corte 1, día de publicación")
    assert "Este corte se descartó" in one.read("main")
    one.minds("descartado")


def signs(other):
    """From her desk, what waits for her."""
    other.open("/")
    other.follow("Cortes estadísticos por firmar")
    other.press("Firmar este corte")
    assert "Firmado; será público con la siguiente publicación" in other.read("main")
    other.minds("firmado")


def test_one_prepares_a_cut_and_discards_it_and_another_signs_the_next(own_database, place):
    secrets = [session("unidad", Role.INSTANCE), session("otra", Role.INSTANCE), session("comision", Role.PRESIDENCY)]
    with served(own_database) as site, chromium() as browser:
        one, other, commission = (Somebody(browser, site, secret) for secret in secrets)
        one.open("/")
        one._enter(one.page.get_by_role("link", name="Cortes estadísticos", exact=True).first)
        one.is_at("Cortes estadísticos")
        one.minds("ninguno")
        one.follow("Preparar un corte")
        one.press("Preparar")
        assert one.page.title().startswith("Error: ")
        assert "Elija el acuerdo que fija el corte." in one.read("main")
        one.minds("preparar")
        one.open(CUTS)
        one.prepares("preparado")
        looks_and_discards(one)
        one.open(CUTS)
        one.prepares("segundo")
        signs(other)
        commission.open(CUTS)
        assert "Todavía no hay ninguno." in commission.read("main")

        one.open("/publicacion/")
        one.follow("Publicar ahora")
        one.press("Publicar")
        one.waits("publicado")
        commission.open(CUTS)
        commission.follow("Corte 2, día de publicación")
        assert "Lo que todos leen" in commission.read("main")
        assert "Auditoría" not in commission.read("main")
        commission.minds("comision")
    assert [each.state for each in Cut.objects.order_by("number")] == ["descartado", "firmado"]
    assert "25 a 29" in (current(place.world) / "grupos" / "index.html").read_text()
