# SPDX-License-Identifier: EUPL-1.2
"""Where every page lies, for search engines (sitemaps.org), and the robots.txt that leads to it.

Sitemaps hold whole addresses: there is one only where the process says where it is published (``[process] site``).
It has each page that tells something of its own, in each language with its others; lists by filter, word or letter,
which tell the same again, are left for links. It says no ``lastmod``: pages do not know the day on which they changed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

from conoceles.publication.parts import Page

from . import agenda, entries, rendering
from .catalogue import Catalogue

INDEX, ROBOTS = "sitemap.xml", "robots.txt"
#: Addresses in a file: 50,000 at most, and 50 MB, which as many with their languages never reach.
_MOST = 45_000
_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENS = f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
#: Pages that every process has, as addresses from its root.
_ALWAYS = (
    "", "acerca/", "acerca/sorteo.html", "accesibilidad/", "seguridad/", "verificar/", agenda.FOLDER, "datos/",
    "datos/diccionario.html", "buscar/", "partidos/",
)  # fmt: skip


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The index, its parts and robots.txt; nothing where nobody says where the site lies."""
    site = catalogue.process.site
    if not site:
        return
    most = _MOST // (1 + len(catalogue.languages))
    addresses, names = _addresses(catalogue), []
    while some := list(islice(addresses, most)):
        name = f"sitemap-{len(names) + 1}.xml"
        names.append(name)
        yield _part(name, some, catalogue)
    digest = rendering.inputs(catalogue, "\n".join(names).encode())
    yield Page(INDEX, digest, lambda: _index(site, names))
    yield Page(ROBOTS, digest, f"User-agent: *\nAllow: /\n\nSitemap: {site}{INDEX}\n".encode)


#: Of what lies beside the snapshot, the folder of its page.
_BESIDE = {"avance": "avance/", "cortes": "grupos/"}


def _addresses(catalogue: Catalogue) -> Iterator[str]:
    """Every page that is told, from the root of the process."""
    yield from _ALWAYS
    yield from (folder for name, folder in _BESIDE.items() if name in catalogue.besides)
    yield from _of_parts(catalogue)
    if catalogue.kinds_of_place:
        yield "mi-boleta/"
    for kind in catalogue.kinds_of_place:
        yield kind["folder"]
    for place in catalogue.header.territories:
        if folder := catalogue.place_folder(place):
            yield folder
    for postulant in catalogue.header.postulants:
        yield f"partidos/{postulant.key}/"
    for office in catalogue.offices.values():
        yield f"{office.slug}/"
    for race in catalogue.snapshot.races:
        folder = catalogue.race_folder(race)
        yield folder
        for entry in entries.of_race(catalogue.snapshot, race):
            yield f"{folder}{entry.slug}.html"


def _of_parts(catalogue: Catalogue) -> Iterator[str]:
    """What the parts that have pages of their own say of them."""
    for part in map(import_module, settings.RELEASE_PARTS):
        if addresses := getattr(part, "addresses", None):
            yield from addresses(catalogue.snapshot)


def _part(name: str, some: list[str], catalogue: Catalogue) -> Page:
    told = hashlib.sha256("\n".join(some).encode()).digest()
    return Page(name, rendering.inputs(catalogue, told), lambda: _written(some, catalogue))


def _written(some: list[str], catalogue: Catalogue) -> Iterable[bytes]:
    site, folders = catalogue.process.site, {"es-MX": ""} | {each.code: f"{each.code}/" for each in catalogue.languages}
    yield _XML + _OPENS
    for address in some:
        whole = {code: f"{site}{folder}{address}" for code, folder in folders.items()}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(at)}/>' for code, at in whole.items()
        )
        for at in whole.values():
            yield f"<url><loc>{escape(at)}</loc>{others if len(whole) > 1 else ''}</url>\n".encode()
    yield b"</urlset>\n"


def _index(site: str, names: list[str]) -> bytes:
    rows = "".join(f"<sitemap><loc>{escape(site + name)}</loc></sitemap>\n" for name in names)
    return _XML + f'<sitemapindex xmlns="{_NAMESPACE}">\n{rows}</sitemapindex>\n'.encode()
