# SPDX-License-Identifier: EUPL-1.2
"""The desks and the screens that hang from them, in a real browser: every state, nothing that axe minds."""

import re
from datetime import timedelta

import pytest

from conoceles.accounts import actions as accounts
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.credentials import issuing
from conoceles.credentials.models import Account
from conoceles.elections.models import CalendarWindow, Council
from conoceles.kernel import clock
from conoceles.record import actions as record
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from tests.people import application, entered, person
from tests.world import world

from .private_side import Keyboard, chromium, faults_in_every_light, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LONG = "María Guadalupe del Perpetuo Socorro Chuc-Echeverría y Canché de la Cruz " * 2
UNBROKEN = "x" * 120
#: A small one, and a desktop at 400 %, which is as narrow.
TELEPHONE = {"width": 320, "height": 640}


class Office:
    """A process with much to do, and what everybody in it needs to come in."""

    def __init__(self):
        made = world("demo", activation_days=10)
        self.process = made.process
        self.council = Council.objects.create(
            process=made.process,
            key="municipio-31999",
            name=f"Consejo Municipal de {UNBROKEN[:60]}",
            territory=made.town,
        )
        today = clock.now().date()
        for key in ("cuentas", "captura", "validacion"):
            days = {"first_day": today - timedelta(days=3), "last_day": today + timedelta(days=9)}
            CalendarWindow.objects.update_or_create(
                process=made.process,
                key=key,
                defaults={"name": f"Ventana de {key} con un nombre largo", "source": "prueba", **days},
            )
        self.candidacy = made.candidacy(LONG[:190])
        made.candidacy(UNBROKEN)
        issuing.issue(made.process, by=console())
        self.cookies = {}
        for name, role, scope in (
            ("area", Role.AREA, "demo"), ("consejo", Role.LOCAL_COUNCIL, "demo/municipio-31999"),
            ("auditoria", Role.AUDITOR, "demo"), ("unidad", Role.UNIT, "demo"), ("comision", Role.PRESIDENCY, "demo"),
            ("partido", Role.PARTY_ROOT, "demo/ceiba"), ("persona", Role.PARTY, "demo/ceiba"),
            ("candidatura", Role.CANDIDACY, str(self.candidacy.pk)),
        ):  # fmt: skip
            who = person(name, role, scope)
            who.name = LONG[:190] if name == "persona" else who.name
            who.save()
            application(who)
            self.enter(name, who)
        nobody = person("nadie")
        self.enter("nadie", nobody)
        accounts.reissue(person("sin-correo", Role.PARTY, "demo/ceiba"), by=console())
        accounts.TELL["factor-added"](nobody, notices=["factor-added"], by=accounts.Oneself(nobody))
        for _ in range(2):
            record.sign(Checkpoint(occasion=f"con una ocasión larga {UNBROKEN[:70]}"), by=Clerk())
        self.account = Account.objects.get(candidacy=self.candidacy)
        self.generic = Account.objects.filter(candidacy=None).first()

    def enter(self, name, who):
        self.cookies[name] = entered(who).cookies["sesion"].value

    def pages(self):
        """Each screen in each of its states: who, where, and whether it is to be sent empty, to see its errors."""
        account, council = f"/entregas/cuentas/{self.account.pk}/", f"/entregas/consejos/{self.council.pk}/"
        for name in self.cookies:
            yield name, "/", ""
        yield from [
            ("area", "/entregas/", ""), ("area", "/entregas/?show=todas", ""), ("area", "/entregas/?council=0", ""),
            ("area", account, ""), ("area", account, "Registrar"), ("area", f"{account}reponer/", ""),
            ("area", f"/entregas/cuentas/{self.generic.pk}/", ""), ("area", "/entregas/paquetes/", ""),
            ("area", "/entregas/informe/", ""), ("area", council, ""), ("area", council, "Guardar"),
            ("consejo", "/entregas/", ""), ("consejo", account, ""), ("comision", "/entregas/informe/", ""),
            ("auditoria", "/bitacora/", ""), ("auditoria", "/bitacora/?act=letter-read", ""),
            ("auditoria", "/bitacora/?since=ayer&until=nunca", ""), ("auditoria", "/bitacora/1/", ""),
            ("auditoria", "/bitacora/?antes=1", ""), ("auditoria", "/bitacora/puntos/", ""),
            ("auditoria", "/bitacora/parte/?first=9&last=x", ""),
            ("persona", "/cuenta/", ""), ("persona", "/cuenta/avisos/", ""), ("nadie", "/cuenta/avisos/", ""),
            ("persona", "/cuenta/correo/", ""), ("partido", "/cuenta/personas/", ""),
            ("partido", "/cuenta/personas/avisos/", ""), ("area", "/cuenta/personas/avisos/", ""),
            ("partido", "/cuenta/personas/avisos/", "Ya se comunicó"),
        ]  # fmt: skip


@pytest.fixture
def office(own_database):
    return Office()


@pytest.fixture
def site(own_database, office):
    with served(own_database) as address:
        yield address


@pytest.fixture
def browser(site):
    with chromium() as opened:
        yield opened


def test_every_screen_of_desks_record_notices_and_deliveries_is_accessible_in_every_state(office, site, browser):
    wrong, opened = {}, {}
    for name, path, send in office.pages():
        page = opened.get(name) or opened.setdefault(
            name, sitting(browser, site, office.cookies[name], viewport=TELEPHONE)
        )
        page.goto(f"{site}{path}")
        if send:
            page.get_by_role("button", name=re.compile(f"^{send}")).first.click()
            page.wait_for_load_state()
        if found := faults_in_every_light(page):
            wrong[name, path, send] = found
    assert wrong == {}


def test_an_auditor_finds_an_entry_and_its_proof_by_keyboard_without_javascript(office, site, browser):
    page = sitting(browser, site, office.cookies["auditoria"], java_script_enabled=False, viewport=TELEPHONE)
    her = Keyboard(page, site)
    her.open("/")
    her.follow("Asientos en la bitácora")
    her.is_at("Bitácora")
    her.reach(page.locator("summary"))
    page.keyboard.press("Enter")
    her.reach(page.get_by_label("Acto", exact=True))
    page.keyboard.type("Empezó")
    her.press("Filtrar")
    her.reach(page.get_by_role("link", name="Empezó una emisión de cartas").first)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    her.is_at("Asiento 1")
    assert "Comprobado" in page.locator("main").inner_text()
