# SPDX-License-Identifier: EUPL-1.2
"""The same folder under nginx, with the configuration that institutes will use."""

import re

import pytest

from . import served
from .nginx import nginx
from .served import embedded

#: What each server may say in its own way: who it is, when, and how it names a version.
OF_EACH_SERVER = {"date", "server", "etag", "last-modified", "connection", "keep-alive"}
OF_WORDS = {"body", "content-type", "content-length", "content-encoding", "vary", "cache-control",
            "cross-origin-resource-policy", "access-control-allow-origin"}  # fmt: skip


ADDRESSES = [
    "/",
    "/robots.txt",
    "/.well-known/security.txt",
    "/demo/.well-known/security.txt",
    "/demo/robots.txt",
    "/demo",
    "/demo/",
    "/demo/index.html",
    "/demo/presidencia",
    "/demo/presidencia/",
    "/demo/presidencia/uman/itzel-ku.html",
    "/demo/presidencia/uman/itzel-ku.json",
    "/demo/presidencia/uman/itzel-ku.html?de=otro",
    "/demo/en/presidencia/uman/itzel-ku.html",
    "/demo/en/nada.html",
    "/demo/estilo.css",
    "/demo/activos/estilo.0123456789abcdef.css",
    "/demo/fotos/0123456789abcdef.jpg",
    "/demo/datos/candidaturas.csv",
    "/demo/datos/LEEME.txt",
    "/demo/datos/contexto.jsonld",
    "/demo/presidencia/uman/contienda.atom",
    "/demo/calendario.ics",
    "/demo/datos/conoceles-demo.zip",
    "/demo/SHA256SUMS",
    "/demo/SHA256SUMS.sig",
    "/demo/nada.html",
    "/demo/presidencia/nada/",
    "/demo/.oculto",
    "/_viva",
    "/_lista",
]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    home = tmp_path_factory.mktemp("nginx")
    folder = served.write_release(home / "public", "demo", 1)
    (folder / ".oculto").write_text("oculto")
    (home / "privado.txt").write_text("privado")
    for place in (home, home / "public", folder):
        (place / ".git").mkdir()
        (place / ".git" / "HEAD").write_text("ref: refs/heads/main")
    with embedded(home) as ours, nginx(home, brotli=True) as theirs:
        yield ours, theirs


def essence(reply):
    headers = {name: value for name, value in reply.headers.items() if name not in OF_EACH_SERVER}
    return headers | {"status": reply.status, "body": reply.body}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("asked", [{}, {"Accept_Encoding": "gzip"}, {"Accept_Encoding": "gzip, deflate, br, zstd"}])
def test_the_embedded_server_and_nginx_answer_alike(both, address, method, asked):
    ours, theirs = both
    mine, its = essence(ours.ask(address, method, **asked)), essence(theirs.ask(address, method, **asked))
    if mine["status"] in {301, 302} or (mine["status"] == 404 and not re.match(r"/demo/[a-z]", address)):
        # Redirections and addresses outside any release have words of each server, never a citizen's page.
        mine, its = ({k: v for k, v in each.items() if k not in OF_WORDS} for each in (mine, its))
    assert {k: (mine.get(k), its.get(k)) for k in mine | its if mine.get(k) != its.get(k)} == {}


@pytest.mark.parametrize(
    "address",
    ["/demo/%2e%2e/%2e%2e/%2e%2e/privado.txt", "/demo/..%2f..%2f..%2fprivado.txt", "/demo/../../../privado.txt",
     "/%00", "/demo/" + "a/" * 3000, "/demo/%c0%ae%c0%ae/privado.txt",
     "/demo/index.html/", "/demo/index.html/x", "//demo.invalid/", "/demo/.oculto", "/.current.next",
     "/demo/%0d%0aSet-Cookie:x/"],
)  # fmt: skip
def test_neither_serves_what_lies_outside_the_release(both, address):
    for server in both:
        reply = server.ask(address)
        assert reply.status in {400, 404, 414}
        assert b"privado" not in reply.body
        assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_ask_for_https_for_a_year_or_more_and_below_this_name(both, address):
    for server in both:
        asked = server.ask(address).headers["strict-transport-security"]
        assert int(re.search(r"max-age=(\d+)", asked)[1]) >= 31_536_000
        assert "includeSubDomains" in asked


@pytest.mark.parametrize("address", ["/.git/HEAD", "/.git/config", "/demo/.git/HEAD", "/demo/../.git/HEAD"])
def test_neither_serves_the_history_of_the_code(both, address):
    for server in both:
        reply = server.ask(address)
        assert reply.status in {400, 404}
        assert b"ref:" not in reply.body


def test_both_refuse_to_be_written_to(both):
    ours, theirs = both
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert ours.ask("/demo/", method).status == theirs.ask("/demo/", method).status == 405


def test_both_give_the_data_of_a_page_to_whoever_asks_for_json(both):
    ours, theirs = both
    person = "presidencia/uman/itzel-ku.html"
    for address in ("/demo/", f"/demo/{person}", f"/demo/en/{person}", "/demo/en/"):
        mine, its = (server.ask(address, Accept="application/json") for server in (ours, theirs))
        assert mine.body == its.body
        assert mine.headers["content-type"] == its.headers["content-type"] == "application/json"


def test_both_answer_that_nothing_changed(both):
    for server in both:
        first = server.ask("/demo/", Accept_Encoding="gzip")
        again = server.ask("/demo/", Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
