# SPDX-License-Identifier: EUPL-1.2
"""The public site in a real browser, with everyone who may be on it: absences, harmful texts, the end of long lists."""

from itertools import cycle

import pytest

from tests.publication.site_pages import laid
from tests.publication.snapshots import EVERYONE, MR, NOT_OWED, profile, written

from .axe import STRICT, violations
from .browser import served
from .examining import REACHED

pytestmark = pytest.mark.browser

#: A page of each kind, and of each thing that may be missing from it.
KINDS = {
    "inicio": "",
    "elección": "ayuntamientos/",
    "contienda de listas": "ayuntamientos/villa-aurora/",
    "contienda de fórmulas": "diputaciones-mr/distrito-1/",
    "perfil": "gubernatura/sacnicte/abril-poot.html",
    "historial": "gubernatura/sacnicte/historial/abril-poot.html",
    "perfil sin captura": "gubernatura/sacnicte/benito-uc.html",
    "perfil en revisión": "gubernatura/sacnicte/ciro-ek.html",
    "perfil histórico": "diputaciones-mr/distrito-1/elda-may.html",
    "perfil con ausencias": "diputaciones-rp/unica/fidel-tun.html",
    "perfil con texto hostil": "ayuntamientos/villa-aurora/hilda-ku.html",
    "perfil de quien ya no contiende": "ayuntamientos/villa-aurora/hilaria-ku.html",
    "nombre hostil": "ayuntamientos/villa-aurora/nombre-hostil.html",
    "comparación": "gubernatura/sacnicte/comparar/",
    "comparación de un rubro, con textos hostiles": "ayuntamientos/villa-aurora/comparar/curricular-propuestas.html",
    "sorteo": "acerca/sorteo.html",
    "municipios": "municipios/",
    "municipio": "municipios/villa-aurora/",
    "lugar sin nadie": "municipios/pueblo-solo/",
    "distrito": "distritos/distrito-1/",
    "mi boleta": "mi-boleta/",
    "mi boleta, por sección": "mi-boleta/secciones.html",
    "boleta": "mi-boleta/agua-mansa/",
    "boleta con nombres hostiles": "mi-boleta/villa-aurora/",
    "boleta en letra grande": "mi-boleta/agua-mansa/letra-grande.html",
    "partidos": "partidos/",
    "alianza": "partidos/juntas/",
    "nombres": "buscar/",
    "letra": "nombres/m/",
    "última página": "nombres/m/2.html",
    "verificar": "verificar/",
    "datos": "datos/",
    "diccionario": "datos/diccionario.html",
    "acerca": "acerca/",
    "accesibilidad": "accesibilidad/",
    "no encontrada": "404.html",
}
#: Those that ``test_citizen`` does not examine.
EXAMINED = (
    "contienda de listas", "perfil", "historial", "municipios", "perfil histórico", "perfil con ausencias",
    "perfil con texto hostil",
    "perfil de quien ya no contiende", "nombre hostil",
    "comparación", "comparación de un rubro, con textos hostiles", "sorteo",
    "boleta con nombres hostiles", "boleta en letra grande",
    "lugar sin nadie", "alianza", "última página", "no encontrada", "diccionario",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of the site of everyone, and of a crowd whose names begin with the same letter."""
    folder = tmp_path_factory.mktemp("sitio")
    crowd = [
        profile(f"María Número {n}", NOT_OWED, slug=f"maria-{n}", order=n + 2, number=str(n), seat="S", **MR)
        for n in range(501)
    ]
    everyone = sorted(
        [*EVERYONE, *crowd], key=lambda one: ("gubernatura", "mr", "rp", "ayuntamiento").index(one.office)
    )
    laid(written(folder / "congelado", everyone), folder / "publicado" / "prueba")
    with served(folder / "publicado") as address:
        yield f"{address}prueba/"


@pytest.fixture
def opened(chromium, site):
    """Open a page of the site; nothing may be asked of anyone else, nor anything complained of."""
    contexts, complaints = [], []

    def open_(path="", **options):
        context = chromium.new_context(base_url=site, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith(site) or complaints.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [each for each in complaints if "404" not in each] == []


def walk(page, name):
    """Reach the link or button called *name* with the tabulator alone, and follow it."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and page.locator(":focus").inner_text().strip() == name:
            outline = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
            assert outline != "none"
            page.keyboard.press("Enter")
            page.wait_for_load_state()
            return
    pytest.fail(f"the keyboard does not reach «{name}»")


@pytest.mark.parametrize("width", [320, 1280])
def test_two_are_compared_without_javascript_at_an_address_that_can_be_sent(opened, width):
    page = opened("gubernatura/sacnicte/", java_script_enabled=False, viewport={"width": width, "height": 800})
    page.get_by_role("link", name="Comparar", exact=True).click()
    page.get_by_text("Elegir a quiénes comparar").click()
    page.get_by_text("O elija a dos").click()
    page.locator(".compare-ways li:has(> bdi:text-is('Abril Poot'))").get_by_role("link", name="Ciro Ek").click()
    again = opened(page.url, java_script_enabled=False, viewport={"width": width, "height": 800})
    for each in (page, again):
        row = each.get_by_role("row", name="Propuesta 1")
        cells = row.get_by_role("cell")
        assert cells.count() == 2
        texts = " ".join(cells.all_inner_texts())
        assert [words for words in ("Abriremos", "En revisión") if words not in texts] == []
        boxes = [cells.nth(n).bounding_box() for n in range(2)]
        assert (boxes[0]["y"] == boxes[1]["y"]) == (width > 320)
        assert each.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_text("Elegir a quiénes comparar").click()
    page.get_by_role("link", name="Ver a todas las personas").click()
    assert page.get_by_role("row", name="Propuesta 1").get_by_role("cell").count() == 3
    page.get_by_text("Elegir a quiénes comparar").click()
    page.get_by_label("Benito Uc").uncheck()
    assert page.get_by_role("row", name="Propuesta 1").get_by_role("cell").count() == 2


def test_from_home_to_a_profile_without_javascript_and_by_keyboard_alone(opened):
    page = opened(java_script_enabled=False)
    walk(page, "Ayuntamientos")
    walk(page, "Villa Aurora")
    walk(page, "Karla Pech")
    assert page.get_by_role("heading", level=1).inner_text() == "Karla Pech"
    assert page.get_by_text("No ha capturado su información.").first.is_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened):
    page = opened(KINDS["perfil"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Ir al contenido"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"


def test_no_page_scrolls_sideways_on_the_narrowest_phone(opened):
    page = opened(viewport={"width": 320, "height": 700})
    wide = {}
    for kind, path in KINDS.items():
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[kind] = width
    assert wide == {}


def test_axe_finds_nothing_even_where_something_is_missing(opened):
    """Each page in one scheme of colours; ``make ordeal`` has every kind of page in both."""
    page = opened(viewport={"width": 390, "height": 800})
    found = {}
    for kind, scheme in zip(EXAMINED, cycle(("light", "dark")), strict=False):
        page.emulate_media(color_scheme=scheme)
        page.goto(KINDS[kind])
        page.evaluate(REACHED)
        for violation in violations(page, **STRICT):
            node = violation["nodes"][0]
            found[kind, violation["id"]] = (node["html"], node["failureSummary"])
    assert found == {}


def test_links_of_menus_and_lists_are_large_enough_to_touch(opened):
    page = opened(viewport={"width": 320, "height": 700})
    small = []
    for kind, path in KINDS.items():
        page.goto(path)
        small += [
            (kind, *each)
            for each in page.eval_on_selector_all(
                "nav a, .rows a, .columns a, .button, .seat a, .person a, .contact a, .facts a, .mine a:not(.lead a)",
                "all => all.map(a => [a.innerText, a.getBoundingClientRect()])"
                ".filter(([, box]) => box.height && box.height < 43.5)"
                ".map(([text, box]) => [text, box.width, box.height])",
            )
        ]
    assert small == []


def test_on_paper_there_is_what_was_said_and_no_menus(opened):
    page = opened(KINDS["perfil"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Principal").is_visible()
    assert not page.get_by_text("Ir al contenido").is_visible()
    for text in (
        "Abril Poot",
        "publicadas en el palacio",
        "Bachillerato técnico",
        "9990000001",
        "Huella de las respuestas de la revisión",
    ):
        assert page.get_by_text(text).first.is_visible()
    body = page.evaluate("getComputedStyle(document.body)")
    assert body["backgroundColor"] == "rgb(255, 255, 255)"
    assert body["color"] == "rgb(0, 0, 0)"


def test_states_are_told_apart_without_colours(opened):
    page = opened(KINDS["contienda de listas"], forced_colors="active")
    tags = page.locator(".tag")
    assert {"Sin captura", "Sustituida", "Información validada"} <= set(tags.all_inner_texts())
    assert tags.first.evaluate("e => getComputedStyle(e).borderTopStyle") in {"solid", "dashed"}


def test_a_hostile_text_runs_nothing_and_asks_for_nothing(opened):
    page = opened(KINDS["perfil con texto hostil"])
    assert page.title().startswith("Hilda Ku")
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.get_by_text("<script>document.title='roto'</script>").first.is_visible()
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Hilda Ku"]


def test_a_page_that_is_not_there_has_its_style(opened):
    page = opened(KINDS["no encontrada"])
    styled = page.evaluate("getComputedStyle(document.querySelector('.button')).borderTopLeftRadius")
    assert styled == "6px"
