# SPDX-License-Identifier: EUPL-1.2
"""The feed of a race tells what happened to its candidacies, when it did, and nothing that left the site."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest

from conoceles.publication.parts.site.feeds import NAME
from conoceles.publication.snapshot import Move, Withdrawn

from .site_pages import Read, made
from .snapshots import EVERYONE, HEADER, HISTORY, corrected, profile, sheet, written

_A = "{http://www.w3.org/2005/Atom}"
TOWN = f"ayuntamientos/villa-aurora/{NAME}"
GOVERNMENT = f"gubernatura/sacnicte/{NAME}"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(written(tmp_path_factory.mktemp("feeds") / "frozen"))


def entries(content):
    read = feedparser.parse(content)
    assert not read.bozo
    return {entry.title: entry for entry in read.entries}


def of_one(tmp_path, one, header=HEADER):
    return made(written(tmp_path / "frozen", [one], header))[TOWN]


def test_every_race_has_a_feed_as_rfc_4287_asks_and_its_page_leads_to_it(files):
    feeds = {path: content for path, content in files.items() if path.endswith(".atom")}
    assert len(feeds) == len({path.rpartition("/")[0] for path in feeds}) == 7
    ids = []
    for path, content in feeds.items():
        root = ET.fromstring(content)
        for element in (root, *root.iter(f"{_A}entry")):
            assert [len(element.findall(f"{_A}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1], path
            assert [link for link in element.findall(f"{_A}link") if link.get("rel") == "alternate"]
            ids.append(element.findtext(f"{_A}id"))
        assert root.findtext(f"{_A}author/{_A}name") == HEADER.process.authority
        assert {title.get("type") for title in root.iter(f"{_A}title")} == {None}  # plain text
        page = Read(files[path.replace(NAME, "index.html")])
        assert NAME in {link["href"] for link in page.all("link") if link.get("type") == "application/atom+xml"}
        assert NAME in {link["href"] for link in page.all("a")}
    assert len(set(ids)) == len(ids) == len(feeds) + len(EVERYONE)
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_what_people_wrote_is_text_and_what_happened_is_told(files):
    found = entries(files[TOWN])
    assert '"><img src=x onerror=alert(1)>' in {title.replace("&lt;", "<").replace("&gt;", ">") for title in found}
    ended = found["Hilaria Ku: Sustituida"]
    assert "Esta candidatura fue sustituida el 1 de abril de 2027." in ended.summary
    assert "Ocupa su lugar: Hilda Ku." in ended.summary
    assert "En lugar de: Hilaria Ku." in found["Hilda Ku"].summary
    assert [link.href for link in ended.links] == ["hilaria-ku.html", "hilaria-ku.json"]


def test_a_feed_is_as_new_as_the_newest_fact_of_the_snapshot(files, tmp_path):
    found = entries(files[TOWN])
    assert found["Hilaria Ku: Sustituida"].updated == "2027-04-01T00:00:00-06:00"
    assert feedparser.parse(files[TOWN]).feed.updated == "2027-04-01T00:00:00-06:00"
    assert entries(files[GOVERNMENT])["Abril Poot"].updated == "2027-03-13T09:00:00-06:00"
    moved = profile("Ana Uc", moves=(Move("cambio-de-lugar", "2027-05-02", "C.G. 9/2027", "2027-05-01"),))
    (entry,) = entries(of_one(tmp_path, moved)).values()
    assert entry.updated == "2027-05-02T00:00:00-06:00"
    assert "Cambio de lugar en la lista, desde el 2 de mayo de 2027." in entry.summary


def test_nothing_that_she_answered_or_that_left_is_in_a_feed(files, tmp_path):
    said = [word for past in HISTORY for word in past.answers.values()] + list(sheet().answers.values())
    texts = [text for each in said for text in (each if isinstance(each, list) else [each])]
    for path, content in files.items():
        if path.endswith(".atom"):
            assert [text for text in texts if text in content.decode() and len(text) > 7] == [], path
    gone = Withdrawn("2027-05-09", "resolucion", "una resolución (TEEY-1/2027)")
    left = replace(profile("Ana Uc", corrected(), nickname="La Voz"), withdrawn=gone).trail()
    content = of_one(tmp_path, left)
    (entry,) = entries(content).values()
    assert entry.title == "Ana Uc: Perfil retirado"
    assert entry.updated == "2027-05-09T00:00:00-06:00"
    assert "La Voz" not in content.decode()


def test_links_are_absolute_once_the_process_says_where_it_is_published(tmp_path):
    process = replace(HEADER.process, site="https://sitio.example/prueba/")
    read = feedparser.parse(of_one(tmp_path, profile("Ana Uc"), replace(HEADER, process=process)))
    assert {link.rel: link.href for link in read.feed.links} == {
        "alternate": "https://sitio.example/prueba/ayuntamientos/villa-aurora/",
        "self": f"https://sitio.example/prueba/{TOWN}",
    }
    assert read.entries[0].link == "https://sitio.example/prueba/ayuntamientos/villa-aurora/ana-uc.html"
