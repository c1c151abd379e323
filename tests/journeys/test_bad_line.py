# SPDX-License-Identifier: EUPL-1.2
"""A candidacy writes and sends over a line that is cut at any byte: what she was told is saved, is saved, once."""

import random
from urllib.parse import parse_qs

import pytest
from django.db import connections
from playwright.sync_api import Error, expect

from conoceles.capture.models import Draft, Revision
from tests.capture.screens import EVERYTHING, LONG, asks, herself
from tests.world import world

from .bad_line import line
from .private_side import chromium, served
from .private_side import sitting as at_a_good_line

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
PHONE = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
#: Bytes that a connection lasts, more or less: of those that open a page with its style and scripts there are some
#: forty thousand; a page alone has ten, and a save three.
OPENING, WALKING, SAVING = 40_000, 10_000, 4_000
PATIENCE = 60


@pytest.fixture
def ana(own_database):
    """All that she owes is written, but her history."""
    here = world()
    here.questionnaire = asks(here, EVERYTHING)
    her = herself(here, here.candidacy("Ana Pérez Uc"))
    her.completes()
    her.writes("historia", {"r-historia": ""})
    candidacy = her.candidacy
    candidacy.session = her.browser.cookies["sesion"].value
    connections.close_all()
    return candidacy


def sitting(browser, site, ana, **how):
    """A telephone in her hands; nobody waits longer than some seconds before asking again."""
    page = at_a_good_line(browser, site, ana.session, **PHONE, **how)
    page.set_default_timeout(6_000)
    return page


def opens(page, address, wanted):
    """Ask for it until it is there, as people do."""
    for _ in range(PATIENCE):
        try:
            page.goto(address, wait_until="load")
            expect(page.locator(wanted)).to_be_visible(timeout=2_000)
        except (Error, AssertionError):
            continue
        return page.locator(wanted)
    msg = f"la página {address} no abrió"
    raise AssertionError(msg)


def heard(page):
    """The texts for which the browser has the whole answer of the server that they are saved."""
    texts = [""]

    def finished(request):
        if request.url.endswith("/guardar/") and (answer := request.response()) and answer.status == 200:
            texts.append(parse_qs(request.post_data).get("r-historia", [""])[0])

    page.on("requestfinished", finished)
    return texts


def sends(page, bad, site, ana):
    """Press the button and, while no receipt comes, what a person has: the page again."""
    bad.turns(OPENING)
    opens(page, f"{site}/captura/{ana.pk}/c/curricular/", "text=Enviar al instituto")
    bad.turns(WALKING)
    for _ in range(PATIENCE):
        try:
            if page.get_by_role("button", name="Enviar al instituto").count():
                page.get_by_role("button", name="Enviar al instituto").click()
            else:
                page.reload()
            expect(page.locator("h1")).to_have_text("Acuse de envío", timeout=2_000)
        except (Error, AssertionError):
            continue
        return
    msg = "no llegó el acuse"
    raise AssertionError(msg)


def nothing_was_doubled(ana, text):
    assert Draft.objects.get(candidacy=ana, section="historia").answers["historia"] == text
    assert Revision.objects.get(candidacy=ana).answers["historia"] == text


def by_itself(own_database, ana, seed, words):
    """With JavaScript. Now and then the tab dies, with what was not heard of yet; she goes on from what there is."""
    dice, address = random.Random(seed), f"/captura/{ana.pk}/c/curricular/s/historia/"
    with served(own_database) as real, line(real, seed) as (bad, site), chromium() as browser:
        page, told = None, [""]
        for number in range(words):
            if page is None:
                page = sitting(browser, site, ana)
                bad.turns(OPENING)
                opens(page, f"{site}{address}", "[data-count]:text('Lleva')")
                there = page.locator("#r-historia").input_value()
                assert there.startswith(told[-1].rstrip()), "lo acusado no está"
                assert [each for each in there.split() if there.split().count(each) > 1] == []
                told = heard(page)
                bad.turns(SAVING)
            page.locator("#r-historia").press("Control+End")
            page.keyboard.insert_text(f" palabra-{number:04}")
            page.wait_for_timeout(dice.uniform(0, 2_500))
            if dice.random() < 0.2:
                page.context.close()
                page = None
        if page is None:
            page = sitting(browser, site, ana)
            opens(page, f"{site}{address}", "[data-count]:text('Lleva')")
        page.locator("#r-historia").press("Control+End")
        page.keyboard.insert_text(f" {LONG}fin.")
        written = page.locator("#r-historia").input_value()
        expect(page.locator("[data-saved]")).to_contain_text("Guardado a las", timeout=120_000)
        for _ in range(PATIENCE):  # what is said may be of the word before
            if told[-1].strip() == written.strip() or page.evaluate("!sessionStorage.length"):
                break
            page.wait_for_timeout(1_000)
        sends(page, bad, site, ana)
        assert bad.cuts
    nothing_was_doubled(ana, written)


def by_the_button(own_database, ana, seed, words):
    """Without JavaScript: when the answer does not come, the browser's own «reload», which posts the same again."""
    address = f"/captura/{ana.pk}/c/curricular/s/historia/"
    with served(own_database) as real, line(real, seed) as (bad, site), chromium() as browser:
        page = sitting(browser, site, ana, java_script_enabled=False)
        text = LONG
        for number in range(words):
            bad.turns(OPENING)
            opens(page, f"{site}{address}", "#r-historia")
            there = page.locator("#r-historia").input_value()
            assert there == ("" if not number else text.strip())
            text = f"{text} palabra-{number:04}"
            bad.turns(WALKING)
            saves(page, text)
        sends(page, bad, site, ana)
        assert bad.cuts
    nothing_was_doubled(ana, text)


def saves(page, text):
    """Write and press; while the next question does not come, the page again: what was posted goes once more.

    Where an answer was cut within the address of the next page, which only a line without TLS allows, nothing lies: she
    goes back to where she wrote.
    """
    button, where = page.get_by_role("button", name="Guardar y continuar"), page.url
    nothing = page.get_by_role("heading", name="No hay nada en esta dirección")
    for _ in range(PATIENCE):
        try:
            if nothing.count():
                page.goto(where)
            if button.count():  # a page that came cut may have none
                page.locator("#r-historia").fill(text)
                button.click()
            else:
                page.reload()
            expect(page.locator("h1")).to_have_text("Propuesta", timeout=2_000)
        except (Error, AssertionError):
            continue
        return
    msg = "no se guardó"
    raise AssertionError(msg)


@pytest.mark.parametrize("writes", [by_itself, by_the_button])
def test_what_was_told_saved_is_saved_and_sent_once(own_database, ana, writes):
    writes(own_database, ana, seed=2027, words=3)


@pytest.mark.slow
@pytest.mark.parametrize("writes", [by_itself, by_the_button])
@pytest.mark.parametrize("seed", range(10))
def test_what_was_told_saved_is_saved_and_sent_once_in_every_weather(own_database, ana, writes, seed):
    writes(own_database, ana, seed=seed, words=25)
