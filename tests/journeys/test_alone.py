# SPDX-License-Identifier: EUPL-1.2
"""The public site by itself: with its application and its database stopped; and in a browser that shows only text."""

import subprocess
import urllib.request

import pytest
from django.db import connections

from tests.publication.nginx import nginx
from tests.publication.served import embedded
from tests.publication.site_pages import laid
from tests.publication.snapshots import EVERYONE, written

from . import private_side


@pytest.mark.once
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_with_application_and_database_stopped_every_page_is_served(own_database, home, tmp_path):
    release = laid(written(tmp_path / "frozen", EVERYONE), home / "public" / "prueba" / "releases" / "1")
    (home / "public" / "prueba" / "current").symlink_to("releases/1")
    pages = sorted(path.relative_to(release).as_posix() for path in release.rglob("*.html"))
    with embedded(home) as ours, nginx(home, brotli=True) as theirs:
        with private_side.served(own_database) as application:
            assert urllib.request.urlopen(f"{application}/entrar/").status == 200
        connections.close_all()
        (home / "private").rename(tmp_path / "gone")  # the database, its keys, everything that is not public
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(f"{application}/entrar/")
        for server in (ours, theirs):
            wrong = {
                page: reply.status
                for page in pages
                if (reply := server.ask(f"/prueba/{page}")).status != 200 or reply.body != (release / page).read_bytes()
            }
            assert wrong == {}
        (tmp_path / "gone").rename(home / "private")
    assert len(pages) > 60


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("text")
    return laid(written(folder / "frozen", EVERYONE), folder / "site")


def read(page, columns=80):
    """What a text browser shows of *page*, with its links."""
    command = ["w3m", "-dump", "-cols", str(columns), "-T", "text/html", "-O", "UTF-8", "-I", "UTF-8", page]
    return " ".join(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", ("Proceso inventado 2026-2027", "Por municipio", "Qué es Conóceles")),
        ("ayuntamientos/villa-aurora/index.html", ("Villa Aurora", "Hilda Ku", "Karla Pech", "Sin captura")),
        ("gubernatura/sacnicte/abril-poot.html",
         ("Abril Poot", "Propuesta 1", "Abriremos la biblioteca", "Bachillerato técnico")),
        ("gubernatura/sacnicte/benito-uc.html", ("Benito Uc", "No ha capturado su información")),
        ("mi-boleta/agua-mansa/index.html", ("Agua Mansa", "Gubernatura", "Lidia Chan")),
    ],
)  # fmt: skip
def test_who_reads_with_a_text_browser_reads_the_same_in_the_same_order(site, page, words):
    said = read(site / page)
    places = [said.find(word) for word in words]
    assert -1 not in places, dict(zip(words, places, strict=True))
    assert places == sorted(places)
