# SPDX-License-Identifier: EUPL-1.2
"""A citizen with a cheap phone reads the published site."""

import io
import re
from itertools import cycle

import pytest
from pypdf import PdfReader

from .axe import violations

pytestmark = pytest.mark.browser

KINDS = {
    "portada": "index.html",
    "elección": "*/index.html",
    "contienda": "ayuntamientos/*/index.html",
    "municipio": "municipios/*/index.html",
    "mi boleta": "mi-boleta/alborada/index.html",
    "mi boleta, letra grande": "mi-boleta/*/letra-grande.html",
    "mi boleta, por sección": "mi-boleta/secciones.html",
    "mi boleta, de una parte": "mi-boleta/*/*/letra-grande.html",
    "voto desde el extranjero": "mi-boleta/extranjero.html",
    "distrito": "distritos/*/index.html",
    "partidos": "partidos/index.html",
    "partido": "partidos/*/index.html",
    "buscar": "buscar/index.html",
    "nombres": "nombres/*/index.html",
    "verificar": "verificar/index.html",
    "datos": "datos/index.html",
    "acerca": "acerca/index.html",
    "accesibilidad": "accesibilidad/index.html",
    "seguridad": "seguridad/index.html",
}
STATES = {
    "validado": "Huella",
    "sin captura": "No ha capturado",
    "en revisión": "revisando",
    "sin cuestionario": "no pide cuestionario",
}


def profiles(folder):
    return sorted(
        path
        for path in folder.glob("*/*/*.html")
        if path.name != "index.html" and not {"nombres", "mi-boleta"} & set(path.parts)
    )


@pytest.fixture(scope="module")
def pages(demo):
    """One address of each kind of page, and of a profile in each state."""
    server, folder = demo
    paths = {kind: next(iter(sorted(folder.glob(pattern)))) for kind, pattern in KINDS.items()}
    everyone = profiles(folder)
    for state, words in STATES.items():
        paths[state] = next(path for path in everyone if words in path.read_text())
    site = f"http://localhost:{server.port}/demo"
    found = {kind: f"{site}/{path.relative_to(folder)}" for kind, path in paths.items()}
    return found | {"no existe": f"{site}/ayuntamientos/ningun-lugar/nadie.html"}


@pytest.fixture
def open_page(chromium):
    """Opens pages in a window of its own, and keeps what the browser complained of and fetched from elsewhere."""
    contexts = []

    def opened(**options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                "//localhost" in request.url or "//127.0.0.1" in request.url or page.complaints.append(request.url)
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()


def test_nothing_is_wider_than_the_narrowest_phone_and_nothing_comes_from_elsewhere(open_page, pages):
    page = open_page(viewport={"width": 320, "height": 700}, java_script_enabled=True)
    too_wide = {}
    for kind, address in pages.items():
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[kind] = width
    assert too_wide == {}
    # A page that does not exist says so in the console.
    assert [told for told in page.complaints if "404" not in told] == []
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Nombres").click()
    assert page.url.endswith("/demo/buscar/")  # from the last of them, that is not there


def test_every_kind_of_page_is_accessible(open_page, pages):
    """Each page in one scheme of colours; ``make ordeal`` has every kind of page in both."""
    page = open_page(viewport={"width": 390, "height": 800})
    found = {}
    for (kind, address), scheme in zip(pages.items(), cycle(("dark", "light")), strict=False):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        if wrong := violations(page):
            found[kind] = [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in wrong]
    assert found == {}


def test_from_the_front_page_to_a_candidate_of_my_ballot_by_keyboard_and_without_javascript(open_page, demo):
    server, _ = demo
    page = open_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"http://localhost:{server.port}/demo/")

    def follow(name):
        link = page.get_by_role("main").get_by_role("link", name=name).first
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()

    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Ir al contenido").is_visible()
    follow("Por municipio")
    place = page.locator("main .columns a").first.inner_text()
    follow(place)
    assert place in page.get_by_role("heading", level=1).inner_text()
    person = page.locator("main .mine-person a").first.inner_text()
    follow(person)
    assert page.get_by_role("heading", level=1).inner_text() == person


def test_a_ballot_is_printed_on_one_sheet_and_weighs_one_round_trip(open_page, demo):
    server, folder = demo
    ballots = sorted(folder.glob("mi-boleta/**/qr.svg"))
    by_weight = sorted(ballots, key=lambda path: (path.parent / "index.html.br").stat().st_size)
    usual = by_weight[-1]  # in a demonstration of few heads; in a whole one, nine in ten fit one sheet
    (style,) = re.findall(r"estilo\.\w+\.css", (usual.parent / "index.html").read_text())
    round_trip = [usual.parent / "index.html.br", folder / f"{style}.br"]
    assert sum(file.stat().st_size for file in round_trip) <= 14 * 1024
    page = open_page()
    page.goto(f"http://localhost:{server.port}/demo/{usual.parent.relative_to(folder)}/")
    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (sheet.mediabox.width, sheet.mediabox.height) == (612, 792)  # letter
    words = " ".join(sheet.extract_text().split())
    everyone = page.locator(".mine-person bdi").all_inner_texts()
    assert len(everyone) > 20
    assert [name for name in everyone if name not in words] == []


def test_paper_keeps_the_words_and_loses_the_menus(open_page, pages):
    page = open_page(viewport={"width": 800, "height": 1000})
    page.goto(pages["validado"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
