# SPDX-License-Identifier: EUPL-1.2
"""Several words sought at once in what is proposed, in a real browser, and one word without any script."""

import pytest
from playwright.sync_api import expect

from conoceles.publication.parts.site.wording import bounds
from conoceles.publication.parts.site.wording.spelling import key_of, spelled_plainly, stop_words
from tests.publication.site_pages import laid
from tests.publication.snapshots import profile, sheet, written
from tests.publication.test_wording import ALIKE, UNLIKE

from .axe import violations
from .browser import served

pytestmark = pytest.mark.browser

WORDS = [*(word for pair in (*ALIKE, *UNLIKE) for word in pair), *sorted(stop_words()), "Straße", "Øre", "k´áak´"]
GOVERNMENT = {"office": "gubernatura", "position": "gubernatura", "territory": "entidad:1"}
MANY = 20


def proposing(name, text, **more):
    return profile(name, sheet({"propuesta_1": text, "historia": "nunca buscada"}), **more)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sitio")
    everyone = [
        proposing("Abril Poot", "Habrá agua. Los caminos <b>viejos</b> se abren.", **GOVERNMENT),
        proposing("Hilda Ku", "Agua limpia. Otro camino, con agua potable."),
        proposing("Irma Ek", "Agua sin camino potable.", seat="S"),
        *(proposing(f"Ana {n}", "Sólo escuelas.", slug=f"ana-{n}", order=n) for n in range(MANY)),
    ]
    laid(written(folder / "congelado", everyone), folder / "publicado" / "prueba")
    with served(folder / "publicado") as address:
        yield f"{address}prueba/"


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(base_url=site, reduced_motion="reduce", viewport={"width": 320, "height": 900})
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("palabras/")
    yield page
    context.close()
    assert complaints == []


def asked(page, text):
    """What is said once *text* was written, and what is listed: who, and what is marked."""
    page.get_by_role("searchbox").fill(text)
    expect(page.locator(".finder")).to_have_attribute("data-answered", text)
    return page.get_by_role("status").inner_text(), page.locator(".finder-found a").all_inner_texts()


def test_who_says_all_the_words_is_listed_in_the_published_order_with_each_sentence(page):
    assert asked(page, "Águas camino") == (
        "«Águas» y «camino»: 3 candidaturas lo dicen.", ["Abril Poot", "Hilda Ku", "Irma Ek"],
    )  # fmt: skip
    first = page.locator(".finder-found li").first
    assert first.locator(".quote").all_inner_texts() == ["Habrá agua.", "Los caminos <b>viejos</b> se abren."]
    assert first.locator("mark").all_inner_texts() == ["agua", "caminos"]
    assert (
        "Presidencia municipal (suplente) · Villa Aurora · CEIBA" in page.locator(".finder-found li").last.inner_text()
    )
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_label("Elección").select_option("Gubernatura")
    expect(page.locator(".finder-found a")).to_have_count(1)


def test_what_stands_in_quotes_must_be_said_as_it_stands(page):
    said, who = asked(page, '"agua potable"')
    assert (who, said.endswith("1 candidatura lo dice.")) == (["Hilda Ku"], True)


def test_what_nobody_says_and_what_is_not_sought_are_told_apart(page):
    assert asked(page, "nunca buscada") == ("Ninguna candidatura dice «nunca».", [])
    assert asked(page, "constructor") == ("Ninguna candidatura dice «constructor».", [])  # what every object has
    assert asked(page, "de la")[0] == "Escriba una palabra más larga o menos común."


def test_of_many_a_few_are_shown_and_the_rest_when_asked_for(page):
    said, who = asked(page, "escuela")
    assert (said, len(who)) == (f"«escuela»: {MANY} candidaturas lo dicen.", 8)
    page.get_by_role("button", name="Mostrar más").click()
    expect(page.locator(".finder-found a")).to_have_count(16)


def test_a_browser_spells_words_as_the_index_does(page):
    source = page.locator("script[type=module]").get_attribute("src")
    found = page.evaluate(
        """async ([at, words]) => {
          const { spelled, singular } = await import(new URL(at, document.baseURI));
          return words.map((word) => [spelled(word), singular(spelled(word))]);
        }""",
        [source, WORDS],
    )
    assert [spelled for spelled, _ in found] == [spelled_plainly(word.lower()) for word in WORDS]
    assert [
        (word, key) for word, (_, key) in zip(WORDS, found, strict=True) if key_of(word.lower()) not in {"", key}
    ] == []


def test_without_a_script_a_word_is_found_by_its_letter(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto("")
    page.get_by_role("link", name="Por lo que propone").click()
    assert not page.get_by_role("searchbox").is_visible()
    page.get_by_role("link", name="C 1 palabra").click()
    page.get_by_role("link", name="camino 3").click()
    assert page.locator("mark").all_inner_texts() == ["caminos", "camino", "camino"]
    page.get_by_role("link", name="Irma Ek").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Irma Ek"
    context.close()
    assert bounds.QUOTED[0] > MANY
