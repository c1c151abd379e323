# SPDX-License-Identifier: EUPL-1.2
"""What is true of every page of the site, and of their making."""

import json
import posixpath
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from django.template import engines

from conoceles.kernel.refusals import Refused
from conoceles.publication.baking.links import links
from conoceles.publication.parts import site
from conoceles.publication.parts.site.reasons import Reason
from conoceles.publication.parts.site.rendering import css
from conoceles.publication.phrases import PHRASES

from .site_pages import KEY, OF_OTHERS, Read, made, pages
from .snapshots import CURRICULAR, EVERYONE, HEADER, NEVER, PHOTO, pictures, profile, sheet, written

PHOTOS = {f"fotos/ab{width}{format_[0] * 11}.{format_}" for width in (144, 240) for format_ in ("jpg", "webp")}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The site of everyone. A variable that a template asks for and nobody gave would be seen in it."""
    engine = engines["django"].engine
    engine.string_if_invalid, before = "¡FALTA %s!", engine.string_if_invalid
    try:
        return made(written(tmp_path_factory.mktemp("sitio") / "congelado"))
    finally:
        engine.string_if_invalid = before


@pytest.fixture(scope="module")
def read(files):
    return {path: Read(content) for path, content in files.items() if path.endswith(".html")}


def test_there_is_a_page_of_every_kind(read):
    depths = {re.sub(r"[^/]+(?=\.html|/)", "*", path) for path in read}
    assert depths == {"*.html", "*/*.html", "*/*/*.html", "*/*/*/*.html"}
    folders = ("verificar", "acerca", "accesibilidad", "seguridad", "buscar", "municipios", "distritos", "partidos")
    assert {"index.html", "404.html", *(f"{folder}/index.html" for folder in folders)} <= set(read)


def test_no_template_asks_for_what_nobody_gave(files):
    assert [path for path, content in files.items() if "¡FALTA".encode() in content] == []


def test_every_link_leads_to_a_page_of_the_release(files, read):
    there = set(files) | OF_OTHERS | {""}
    nowhere = [
        (path, target)
        for path in read
        for target in links(path, files[path], "/prueba/")
        if (f"{target}index.html" if target.endswith("/") else target) not in there
    ]
    assert nowhere == []


def test_links_within_the_site_work_under_any_address(read):
    absolute = [
        (path, attributes[name])
        for path, page in read.items()
        for _, attributes in page.elements
        for name in ("href", "src")
        if attributes.get(name, "").startswith(("/", "http:"))
    ]
    # One page is shown at addresses of any depth, and none of its links may depend on it.
    assert {path for path, _ in absolute} == {"404.html"}
    leads = [link[name] for _, link in read["404.html"].elements for name in ("href", "src") if name in link]
    assert [link for link in leads if not link.startswith(("/prueba/", "#"))] == []
    assert {"/prueba/", "/prueba/municipios/", "/prueba/buscar/", "/prueba/datos/"} <= set(leads)


def test_every_page_is_one_document_in_spanish_with_one_heading_and_landmarks(read):
    for path, page in read.items():
        assert page.all("html") == [{"lang": "es-MX"}], path
        assert len(page.all("h1")) == len(page.all("main")) == 1, path
        tags = [tag for tag, _ in page.elements]
        assert tags[: tags.index("body")].count("title") == 1, path  # the shapes of a map have their own
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        assert page.elements[[tag for tag, _ in page.elements].index("body") + 1] == (
            "a", {"class": "skip", "href": "#contenido"},
        ), path  # fmt: skip
        assert len(page.all("header")) >= 1
        assert len(page.all("footer")) == 1
        assert "nadie de este sitio existe" in page.said("aside")[0]
        metas = {each.get("name") or each.get("property"): each.get("content") for each in page.all("meta")}
        assert metas["description"]
        assert metas["og:title"]


def test_titles_tell_pages_apart(read):
    titles = [page.said("title")[0] for page in read.values()]
    assert len(titles) == len(set(titles))


def test_no_page_holds_script_or_style_of_its_own(files, read):
    for path, page in read.items():
        assert page.all("style") == [], path
        assert [text for text in page.said("script") if text] == [], path
        for script in page.all("script"):  # of the site, and only where servers let it run: not on the page of a person
            assert path.endswith("index.html")
            assert posixpath.normpath(f"{Path(path).parent}/{script['src']}") in files
        assert [name for _, each in page.elements for name in each if name == "style" or name.startswith("on")] == []


def test_every_page_of_facts_has_its_json_beside_it(files, read):
    for path, page in read.items():
        for alternate in page.all("link"):
            if alternate["rel"] == "alternate" and alternate["type"] == "application/json":
                beside = str(Path(path).parent / alternate["href"]).removeprefix("./")
                assert json.loads(files[beside])["tipo"], path
    assert "index.json" in files


def test_every_candidacy_has_a_page_and_an_archived_json(tmp_path):
    all_pages = pages(written(tmp_path / "congelado"))
    archived = {page.path for page in all_pages if page.archived}
    assert {path.rpartition("/")[2] for path in archived} == {f"{one.slug}.json" for one in EVERYONE}
    assert {path.replace(".json", ".html") for path in archived} <= {page.path for page in all_pages}


def test_no_two_pages_have_one_address(tmp_path):
    twice = profile("Con Foto", NEVER, photo=pictures("ef"), territory="municipio:6")
    paths = [page.path for page in pages(written(tmp_path / "c", [*EVERYONE, twice, replace(twice, slug="otra-vez")]))]
    assert len(paths) == len(set(paths))


def test_photographs_are_as_they_were_approved(files):
    assert sorted(path for path in files if path.startswith("fotos/")) == sorted(PHOTOS)
    assert {files[path] for path in PHOTOS} == {PHOTO}


def test_a_browser_chooses_among_the_sizes_of_a_photograph_and_knows_its_room(files):
    profile, race = (files[f"gubernatura/sacnicte/{name}.html"].decode() for name in ("abril-poot", "index"))
    for page, lazy, alt in ((profile, False, "Fotografía de Abril Poot"), (race, True, "")):
        (picture,) = re.findall(r"<picture>.*?</picture>", page)
        small, usual = (f"../../fotos/ab{width}{'w' * 11}.webp {width}w" for width in (144, 240))
        assert f'type="image/webp" srcset="{small}, {usual}"' in picture
        assert f'src="../../fotos/ab240{"j" * 11}.jpg"' in picture
        assert 'width="240" height="320"' in picture
        assert ('loading="lazy"' in picture, f'alt="{alt}"' in picture) == (lazy, True)
    assert "<picture>" not in files["gubernatura/sacnicte/benito-uc.html"].decode()
    assert 'class="portrait initials"' in files["gubernatura/sacnicte/benito-uc.html"].decode()
    told = json.loads(files["gubernatura/sacnicte/abril-poot.json"])
    assert told["fotografia"] == f"fotos/ab240{'w' * 11}.webp"
    assert next((each["ruta"], each["ancho"], each["sha256"][:5]) for each in told["fotografias"]) == (
        f"fotos/ab144{'j' * 11}.jpg", 144, "ab144",
    )  # fmt: skip
    assert json.loads(files["gubernatura/sacnicte/benito-uc.json"])["fotografias"] == []


def test_the_same_snapshot_gives_the_same_bytes(tmp_path, files):
    assert made(written(tmp_path / "otra")) == files


def test_one_changed_profile_changes_only_what_shows_it(tmp_path):
    before = {page.path: page.inputs for page in pages(written(tmp_path / "a"))}
    changed = [replace(one, sheets=(sheet(),)) if one.slug == "karla-pech" else one for one in EVERYONE]
    after = {page.path: page.inputs for page in pages(written(tmp_path / "b", changed))}
    different = {path for path in before | after if before.get(path) != after.get(path)}
    # Of those of browsing and of words, the ones that count her: she answers now what one may filter and search by.
    assert {path for path in different if not path.startswith(("filtros/", "palabra"))} == {
        "ayuntamientos/villa-aurora/index.html",
        "ayuntamientos/villa-aurora/index.json",
        "ayuntamientos/villa-aurora/contienda.atom",
        "ayuntamientos/villa-aurora/karla-pech.html",
        "ayuntamientos/villa-aurora/karla-pech.json",
        "ayuntamientos/villa-aurora/propuestas.html",
        *(
            f"ayuntamientos/villa-aurora/comparar/{name}"
            for name in ("index.html", "index.json", *(f"curricular-{each.key}.html" for each in CURRICULAR.sections))
        ),
        *(f"mi-boleta/villa-aurora/{name}" for name in ("index.html", "index.json", "letra-grande.html", "boleta.txt")),
    }


def test_pages_change_with_the_header(tmp_path):
    before = pages(written(tmp_path / "a"))
    other = replace(HEADER, process=replace(HEADER.process, notice="Otro aviso"))
    after = {page.path: page.inputs for page in pages(written(tmp_path / "b", EVERYONE, other))}
    same = {page.path for page in before if page.inputs == after[page.path]}
    assert same == PHOTOS


def test_the_key_that_signs_is_known_by_the_fingerprint_that_anyone_gets(read, tmp_path):
    page = read["verificar/index.html"]
    (command,) = [code for code in page.said("code") if code.startswith("openssl pkey ")]
    (tmp_path / "clave-publica.pem").write_bytes(KEY)
    told = subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert told.split()[0] in page.said("code")


def test_an_office_without_candidacies_says_so(tmp_path):
    files = made(written(tmp_path / "c", [profile("Ana Uc", NEVER)]))
    assert "No hay candidaturas registradas" in Read(files["gubernatura/index.html"]).said()[0]
    assert "Sin candidaturas registradas" in Read(files["index.html"]).said()[0]


def test_nobody_registered_is_a_site_too(tmp_path):
    files = made(written(tmp_path / "c", []))
    assert Read(files["index.html"]).said("h1") == ["Conozca a quienes piden su voto"]
    assert "No hay candidaturas registradas" in Read(files["municipios/pueblo-solo/index.html"]).said()[0]


@pytest.mark.parametrize(
    ("header", "address"),
    [
        (replace(HEADER, offices=(replace(HEADER.offices[0], slug="partidos"),)), "partidos"),
        (replace(HEADER, offices=(HEADER.offices[0], replace(HEADER.offices[1], slug="gubernatura"))), "gubernatura"),
        (
            replace(HEADER, territories=(*HEADER.territories, replace(HEADER.territories[4], id="municipio:9"))),
            "villa-aurora",
        ),
    ],
)
def test_a_snapshot_in_which_two_pages_would_meet_is_refused(tmp_path, header, address):
    with pytest.raises(Refused) as refusal:
        site.check(written(tmp_path / "c", [], header))
    assert refusal.value.reason is Reason.ADDRESS_TAKEN
    assert refusal.value.details["address"] == address
    assert address in PHRASES[Reason.ADDRESS_TAKEN].format(**refusal.value.details)


def test_a_good_snapshot_is_not_refused(tmp_path):
    site.check(written(tmp_path / "c"))


@pytest.mark.parametrize("slug", ["index", "ana-uc"])
def test_two_candidacies_never_share_a_page(tmp_path, slug):
    snapshot = written(tmp_path / "c", [profile("Ana Uc", NEVER), profile("Otra", NEVER, slug=slug)])
    with pytest.raises(Refused):
        pages(snapshot)


def test_shards_do_not_move_when_a_candidacy_comes(tmp_path):
    crowd = [profile(f"Ana {n}", NEVER, slug=f"ana-{n}") for n in range(900)]
    few, more = written(tmp_path / "a", crowd), written(tmp_path / "b", [*crowd, profile("Una Más", NEVER)])
    assert site.shards(few) == site.shards(more)
    assert len([shard for shard in site.shards(few) if shard.startswith("contiendas")]) == 4


def test_a_profile_and_its_style_fit_in_the_first_round_trip(files):
    weight = len(brotli.compress(css(), quality=5)) + len(
        brotli.compress(files["gubernatura/sacnicte/abril-poot.html"], quality=5)
    )
    assert weight < 14 * 1024
