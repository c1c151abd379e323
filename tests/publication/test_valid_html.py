# SPDX-License-Identifier: EUPL-1.2
"""Every page of the site, of every kind and with everything that may be missing from it, is valid HTML."""

import json
import shutil
import subprocess
from pathlib import Path
from posixpath import dirname, normpath

import pytest

from conoceles.opendata import part as opendata
from conoceles.publication.baking.links import links
from conoceles.publication.parts import site as site_part
from conoceles.publication.snapshot import Snapshot
from conoceles.rights import part as rights
from conoceles.statistics import part as statistics
from conoceles.supervision import part as supervision
from tests.rights import frozen as notices
from tests.statistics.cuts import frozen as cuts
from tests.statistics.progress import frozen as progress
from tests.supervision.published import frozen as commission

from .site_pages import Read, laid
from .snapshots import EVERYONE, written

VNU = Path(__file__).parents[1] / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROKEN = "<!doctype html><html lang=es><title>x</title><p><div></p>"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("valid")
    written(folder / "frozen", EVERYONE)
    progress.beside(folder / "frozen")
    cuts.beside(folder / "frozen")
    commission.beside(folder / "frozen")
    notices.beside(folder / "frozen")
    parts = (site_part, opendata, statistics, supervision, rights)
    return laid(Snapshot(folder / "frozen"), folder / "site", parts=parts)


def test_the_validator_of_the_w3c_finds_nothing(site):
    assert shutil.which("java"), "falta Java: scripts/setup dev"
    assert VNU.exists(), "falta vnu-jar: scripts/setup dev"
    broken = site / "roto.html"
    broken.write_text(BROKEN)
    command = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", VNU, "--format", "json", "--skip-non-html"]
    told = subprocess.run([*command, "--also-check-svg", site], capture_output=True, check=False, cwd=site)
    broken.unlink()
    found = json.loads(told.stderr)["messages"]
    complaints = [(each["url"].rpartition(site.name)[2], each["message"]) for each in found]
    assert ("/roto.html", "No “p” element in scope but a “p” end tag seen.") in complaints  # it did read
    assert [each for each in complaints if each[0] != "/roto.html"] == []


def test_no_link_leads_to_a_part_of_a_page_that_is_not_there(site):
    ids, wanted = {}, []
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        page = Read(path.read_bytes())
        ids[name] = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        wanted += [(name, link["href"]) for link in page.all("a") if "#" in link.get("href", "")]
    assert len(wanted) > len(ids)  # each page has its «Ir al contenido»
    dead = []
    for name, link in wanted:
        place, _, part = link.partition("#")
        targets = list(links(name, f'<a href="{place}">'.encode(), "/prueba/")) if place else [name]
        target = targets[0] if targets else ""
        if target.endswith("/"):
            target = normpath(f"{target}index.html") if dirname(target) or target else "index.html"
        if target and part not in ids.get(target, ()):
            dead.append((name, link))
    assert dead == []
