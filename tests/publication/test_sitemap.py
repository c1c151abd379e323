# SPDX-License-Identifier: EUPL-1.2
"""The sitemap leads to every page of its own, in every language, once the process says where the site lies."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from conoceles.publication.parts.site import sitemap
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import LanguageInfo

from .site_pages import laid
from .snapshots import EVERYONE, HEADER, written

SITE = "https://sitio.example/prueba/"
PUBLISHED = replace(
    HEADER, process=replace(HEADER.process, site=SITE), languages=(LanguageInfo("en", {"Gubernatura": "Governor"}),)
)
_LOC = re.compile(rb"<loc>([^<]+)</loc>")


def files_of(folder):
    catalogue = catalogue_of(written(folder, EVERYONE, PUBLISHED))
    made = {page.path: page.make() for page in sitemap.pages(catalogue)}
    return {path: content if isinstance(content, bytes) else b"".join(content) for path, content in made.items()}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sitemap")
    return laid(written(folder / "frozen", EVERYONE, PUBLISHED), folder / "site")


def test_robots_txt_leads_to_the_index_that_to_its_parts_and_these_to_pages_that_are_there(release):
    assert f"Sitemap: {SITE}sitemap.xml" in (release / "robots.txt").read_text()
    parts = _LOC.findall((release / "sitemap.xml").read_bytes())
    found = []
    for part in parts:
        content = (release / part.decode().removeprefix(SITE)).read_bytes()
        ET.fromstring(content)
        found += [address.decode() for address in _LOC.findall(content)]
    assert all(address.startswith(SITE) for address in found)
    assert len(found) == len(set(found))
    paths = [address.removeprefix(SITE) for address in found]
    files = [f"{path}index.html" if not path or path.endswith("/") else path for path in paths]
    assert [file for file in files if not (release / file).is_file()] == []
    profiles = {
        path for path in paths if path.count("/") == 2 and path.endswith(".html") and not path.startswith("en/")
    }
    assert len(profiles) == len(EVERYONE)
    assert {f"en/{path}" for path in profiles} <= set(paths)


def test_each_address_names_itself_in_the_other_languages(release):
    content = (release / "sitemap-1.xml").read_text()
    (row,) = [line for line in content.splitlines() if f"<loc>{SITE}en/gubernatura/sacnicte/abril-poot.html<" in line]
    assert f'hreflang="es-MX" href="{SITE}gubernatura/sacnicte/abril-poot.html"' in row
    assert f'hreflang="en" href="{SITE}en/gubernatura/sacnicte/abril-poot.html"' in row


def test_no_part_is_longer_than_it_may_be(tmp_path, monkeypatch):
    whole = files_of(tmp_path / "whole")
    monkeypatch.setattr(sitemap, "_MOST", 20)
    divided = files_of(tmp_path / "divided")
    parts = [path for path in divided if path.startswith("sitemap-")]
    assert max(len(_LOC.findall(divided[path])) for path in parts) == 20
    assert [f"{SITE}{path}".encode() for path in parts] == _LOC.findall(divided["sitemap.xml"])
    assert [at for path in parts for at in _LOC.findall(divided[path])] == _LOC.findall(whole["sitemap-1.xml"])


def test_without_the_address_of_the_site_there_is_none(tmp_path):
    assert list(sitemap.pages(catalogue_of(written(tmp_path / "frozen")))) == []
