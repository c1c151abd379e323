# SPDX-License-Identifier: EUPL-1.2
"""Finding a person by name in a real browser: what is typed, what is found, and what is said when nothing can be."""

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bench.invented_people import mistyped, people
from conoceles.publication.parts.site.finding.spelling import hashed, paired, words
from tests.publication.site_pages import laid
from tests.publication.snapshots import EVERYONE, NEVER, profile, written

from .browser import served

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "publication" / "spellings.json").read_text(encoding="utf-8"))
CROWD = 400
JOSE = profile("José Ángel Chʼel Núñez", NEVER, slug="jose", nickname="Pepe Güero", territory="municipio:6")
TWICE = [
    profile("Zoila Xicoténcatl Uc", NEVER, slug="zoila", office="mr", position="diputacion", territory="distrito:2"),
    profile("Zoila Xicoténcatl Uc", NEVER, slug="zoila", seat="S", territory="municipio:6"),
]
#: So many are called one thing and known by the other that whoever is known by both is easily left out.
BOTH = [
    profile(f"Andrés Poot {family}", NEVER, slug=f"andres-{family.lower()}", nickname="Chepo", territory="municipio:6")
    for family in "Ake Baas Caamal Dzib Ek Huchim Keb May Nah Pat Sosa Tun Uc Xool Yam".split()  # noqa: SIM905
]
BOTH.append(profile("Luis Xiu Zapata", NEVER, slug="luis", nickname="El Chepo Andrés", territory="municipio:6"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sitio")
    crowd = [
        profile(name, NEVER, slug=f"p-{at}", nickname=nickname, territory="municipio:6")
        for at, (name, nickname) in enumerate(people(CROWD))
    ]
    office = ("gubernatura", "mr", "rp", "ayuntamiento").index
    everyone = sorted([*EVERYONE, *TWICE, JOSE, *BOTH, *crowd], key=lambda one: (office(one.office), one.territory))
    laid(written(folder / "congelado", everyone), folder / "publicado" / "prueba")
    with served(folder / "publicado") as address:
        yield f"{address}prueba/"


@pytest.fixture
def page(chromium, site):
    """The page of search, which complains of nothing."""
    context = chromium.new_context(base_url=site, reduced_motion="reduce")
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("buscar/")
    yield page
    context.close()
    assert [each for each in complaints if "Failed to load" not in each] == []


def asked(page, text):
    """What is said and who is listed once *text* was written; the addresses of those."""
    page.get_by_role("searchbox").fill(text)
    expect(page.locator(".finder")).to_have_attribute("data-answered", text)
    links = page.locator(".finder-found a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return page.get_by_role("status").inner_text(), links


def test_both_programs_compare_words_alike(page):
    found = page.evaluate(
        """async ([path, cases, hashes]) => {
          const spelling = await import(path), { hashed, paired } = spelling;
          return {
            words: cases.words.map(([text]) => spelling.words(text)),
            sounds: cases.sounds.map(([word]) => spelling.sound(word)),
            typed: cases.typed.map(([text]) => spelling.typed(text)),
            slips: cases.slips.map(([one, other, most]) => spelling.slips(one, other, most)),
            hashes: hashes.map(hashed), pairs: hashes.map((text) => paired(hashed(text), 7)),
          };
        }""",
        [_script(page), CASES, [text for text, _ in CASES["words"]]],
    )
    assert found["words"] == [expected for _, expected in CASES["words"]]
    assert found["sounds"] == [expected for _, expected in CASES["sounds"]]
    assert found["typed"] == [{"words": some, "open": open_} for _, some, open_ in CASES["typed"]]
    assert found["slips"] == [expected for *_, expected in CASES["slips"]]
    assert found["hashes"] == [hashed(text) for text, _ in CASES["words"]]
    assert found["pairs"] == [paired(hashed(text), 7) for text, _ in CASES["words"]]


def _script(page):
    return page.locator("script[type=module]").evaluate("script => script.src")


SPELLINGS = (
    "jose angel chel nunez", "NÚÑEZ CH'EL JOSÉ", "núñez josé", "Ch’el Núñes", "jsoe nunez", "pepe guero", "el Pepe",
     "José Núñ", "chel nuñes jose", "Jose Nuñez Canek",
)  # fmt: skip


def test_whoever_is_known_by_two_words_comes_before_those_who_have_them_apart(page):
    for text in ("chepo andrés el", "El Chepo Andrés", "Andrés Chepo"):
        assert asked(page, text)[1][0].endswith("/luis.html")
    assert len(asked(page, "Andrés Chepo")[1]) == 10


def test_a_person_is_found_however_her_name_is_written(page):
    missed = [text for text in SPELLINGS if "../ayuntamientos/alamo/jose.html" not in asked(page, text)[1]]
    assert missed == []


def test_nearly_everybody_is_found_with_a_slip_without_accents_and_surnames_first(page):
    dice = random.Random(3)
    crowd = list(people(CROWD))
    missed = []
    for at in dice.sample(range(CROWD), 8):
        name, _ = crowd[at]
        split = name.split()
        written_so = (mistyped(name, dice), " ".join(words(name)), " ".join([*split[-2:], *split[:-2]]))
        hers = f"../ayuntamientos/alamo/p-{at}.html"
        missed += [(text, name) for text in written_so if hers not in asked(page, text)[1][:10]]
    assert len(missed) <= 1, missed


def test_each_candidacy_is_shown_as_what_it_is(page):
    said, links = asked(page, "zoila xicotencatl")
    assert (said, len(links)) == ("2 candidaturas.", 2)
    rows = page.locator(".finder-found li").all_inner_texts()
    assert sorted("(suplente)" in row for row in rows) == [False, True]
    asked(page, "hilaria ku")
    assert "Sustituida" in page.locator(".finder-found li").first.inner_text()
    asked(page, "onerror")  # a name that means harm
    assert page.locator(".finder-found img").count() == 0
    assert '"><img src=x onerror=alert(1)>' in page.locator(".finder-found li").inner_text()


def test_what_is_found_is_told_and_reached_with_the_keyboard(page):
    said, links = asked(page, "hernandez")
    assert said.startswith("Se muestran 10 de unas ")
    assert len(links) == 10
    page.get_by_role("button", name="Mostrar más").press("Enter")
    expect(page.locator(".finder-found a")).not_to_have_count(10)
    assert page.evaluate("document.activeElement === document.querySelectorAll('.finder-found a')[10]")
    asked(page, "zoila")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoila.html")
    page.go_back()
    expect(page.locator(".finder-found a")).to_have_count(2)


def test_nobody_and_too_little_are_told_apart_from_what_failed(page):
    assert asked(page, "w") == ("", [])
    said, links = asked(page, "qwfpgj")
    assert (said[:21], links) == ("Nadie con ese nombre.", [])
    said, links = asked(page, "zoila qwfpgj")
    assert (said[:38], len(links)) == ("Nadie tiene todas esas palabras en su ", 2)

    page.route("**/indice/**", lambda route: route.abort())
    said, _ = asked(page, "benito uc")
    assert said.startswith("No se pudo buscar")
    page.unroute("**/indice/**")
    page.get_by_role("button", name="Intentar de nuevo").click()
    page.wait_for_selector(".finder-found a")

    page.route("**/indice/**", lambda route: route.fulfill(status=404))
    said, _ = asked(page, "fidel tun")
    assert said.startswith("El sitio se actualizó")
    assert page.get_by_role("button", name="Volver a cargar").is_visible()


def test_without_scripts_there_is_no_box_and_the_letters_lead_everywhere(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("buscar/")
    assert not page.locator(".finder input").is_visible()
    page.get_by_role("link", name="X", exact=False).first.click()
    assert page.get_by_role("link", name="Zoila Xicoténcatl Uc").count() == 2
    context.close()
