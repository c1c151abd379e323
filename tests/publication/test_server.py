# SPDX-License-Identifier: EUPL-1.2
"""The embedded server, over real HTTP."""

import gzip
import hashlib
import json
import os
import shutil
import socket
import threading
import time
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.publication.server import site as serving
from conoceles.publication.server.site import Site

from . import served
from .served import embedded, point, write_release

PAGE = "/demo/presidencia/uman/itzel-ku.html"
EVERY_ANSWER = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "accept-ranges": "none",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}
#: What the page of a folder may do besides: its scripts are of the site, and cannot write HTML.
SCRIPTS = "; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A home with one release that nobody switches, and things that must not be reached."""
    home = tmp_path_factory.mktemp("home")
    folder = write_release(home / "public", "demo", 1)
    (home / "privado.txt").write_text("privado")
    (folder / "fuga").symlink_to(home)
    (folder / "puerta.html").symlink_to(home / "privado.txt")
    (folder / ".oculto").write_text("privado")
    os.mkfifo(folder / "tubo")
    (folder / "grande.csv").write_bytes(b"a,b\r\n" * 4_000_000)
    (folder / "grande.csv.gz").write_bytes(gzip.compress(b"a,b\r\n" * 4_000_000, mtime=0))
    (folder / "sin-comprimir.html").write_text("<p>sin comprimir")
    with (folder / "SHA256SUMS").open("a") as sums:
        sums.write(f"{hashlib.sha256((folder / 'grande.csv').read_bytes()).hexdigest()}  grande.csv\n")
    return home


@pytest.fixture(scope="module")
def server(release):
    with embedded(release) as running:
        yield running


def test_the_root_leads_to_the_only_process(server):
    reply = server.ask("/")
    assert (reply.status, reply.headers["location"]) == (302, "/demo/")


def test_whom_to_tell_of_a_fault_is_told_at_the_root_of_the_host(server):
    reply = server.ask("/.well-known/security.txt")
    assert (reply.status, reply.body) == (200, b"Contact: mailto:seguridad@conoceles.example\n")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("address", ["/demo", "/demo/presidencia", "/demo/presidencia/uman"])
def test_a_folder_without_its_slash_is_sent_to_it(server, address):
    reply = server.ask(address)
    assert (reply.status, reply.headers["location"]) == (301, address + "/")


@pytest.mark.parametrize(
    ("accepted", "coding", "opened"),
    [
        (None, None, bytes),
        ("", None, bytes),
        ("identity", None, bytes),
        ("gzip", "gzip", gzip.decompress),
        ("x-gzip", "gzip", gzip.decompress),
        ("br", "br", brotli.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("*", "br", brotli.decompress),
        ("br;q=0.5, gzip;q=0.9", "gzip", gzip.decompress),
        ("br;q=0, *", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0", None, bytes),
        ("identity;q=1, gzip;q=0.5", None, bytes),
        ("identity;q=0, *;q=0", None, bytes),
        ("br;q=mucho, gzip", "gzip", gzip.decompress),
        ("BR", "br", brotli.decompress),
    ],
)
def test_a_page_comes_in_the_coding_that_the_reader_prefers(server, release, accepted, coding, opened):
    reply = server.ask(PAGE, **({} if accepted is None else {"Accept_Encoding": accepted}))
    assert reply.headers.get("content-encoding") == coding
    assert opened(reply.body) == (release / "public/demo/current/presidencia/uman/itzel-ku.html").read_bytes()
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["vary"] == "Accept, Accept-Encoding"


def test_a_file_that_lies_in_no_other_coding_is_sent_as_it_is(server):
    reply = server.ask("/demo/sin-comprimir.html", Accept_Encoding="br, gzip")
    assert (reply.status, reply.body) == (200, b"<p>sin comprimir")
    assert "content-encoding" not in reply.headers


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/html, application/json", "text/html; charset=utf-8"),
        ("application/json;q=0.5, text/html;q=0.4", "application/json"),
        ("application/json", "application/json"),
        ("application/json, */*;q=0.1", "application/json"),
        ("application/*", "application/json"),
        ("image/png", "text/html; charset=utf-8"),
    ],
)
def test_whoever_prefers_data_gets_the_data_of_the_page(server, accept, kind):
    reply = server.ask(PAGE, **({} if accept is None else {"Accept": accept}))
    assert reply.headers["content-type"] == kind
    if kind == "application/json":
        assert json.loads(reply.body)["nombre"] == "Itzel Ku"
        assert reply.headers["content-location"] == PAGE.replace(".html", ".json")
        assert reply.headers["vary"] == "Accept, Accept-Encoding"


def test_each_representation_is_named_by_the_digest_of_its_bytes(server):
    tags = set()
    for headers in ({}, {"Accept_Encoding": "br"}, {"Accept_Encoding": "gzip"}, {"Accept": "application/json"}):
        reply = server.ask(PAGE, **headers)
        assert reply.headers["etag"] == f'"{hashlib.sha256(reply.body).hexdigest()}"'
        tags.add(reply.headers["etag"])
    assert len(tags) == 4


def test_the_digest_of_a_page_is_the_one_that_the_release_lists(server, release):
    listed = (release / "public/demo/current/SHA256SUMS").read_text()
    assert f"{server.ask(PAGE).headers['etag'].strip(chr(34))}  presidencia/uman/itzel-ku.html\n" in listed
    assert f"{server.ask('/demo/grande.csv').headers['etag'].strip(chr(34))}  grande.csv\n" in listed


@pytest.mark.parametrize("given", ["{0}", "W/{0}", '"otro", {0}', "*"])
def test_whoever_has_the_page_is_told_that_nothing_changed(server, given):
    first = server.ask(PAGE, Accept_Encoding="br")
    again = server.ask(PAGE, Accept_Encoding="br", If_None_Match=given.format(first.headers["etag"]))
    assert (again.status, again.body) == (304, b"")
    kept = ("etag", "cache-control", "vary", *EVERY_ANSWER)
    assert {name: again.headers[name] for name in kept} == {name: first.headers[name] for name in kept}


def test_another_coding_of_the_page_is_not_the_one_the_reader_has(server):
    plain = server.ask(PAGE).headers["etag"]
    assert server.ask(PAGE, Accept_Encoding="br", If_None_Match=plain).status == 200


@pytest.mark.parametrize(
    "address", [PAGE, "/demo/", "/demo/grande.csv", "/demo/nada", "/demo/fotos/0123456789abcdef.jpg"]
)
def test_head_says_what_get_would_and_sends_nothing(server, address):
    get, head = server.ask(address), server.ask(address, "HEAD")
    assert head.body == b""
    ours = [{k: v for k, v in reply.headers.items() if k != "date"} for reply in (get, head)]
    assert ours[0] == ours[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_done_but_reading(server, method):
    reply = server.ask("/demo/", method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", ["/", "/demo", "/demo/", PAGE, "/demo/nada", "/otro/", "/demo/SHA256SUMS", "/%00",
                                     "/demo/datos/candidaturas.csv", "/demo/fotos/0123456789abcdef.jpg"])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_bears_the_security_headers(server, address, method):
    headers = server.ask(address, method).headers
    policy = EVERY_ANSWER["content-security-policy"]
    if address == "/demo/" and method != "POST":
        policy += SCRIPTS
    bears = EVERY_ANSWER | {"content-security-policy": policy}
    assert {name: headers.get(name) for name in EVERY_ANSWER} == bears
    assert "geolocation=()" in headers["permissions-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize("address", ["/demo/datos/candidaturas.csv", "/demo/index.json", "/demo/SHA256SUMS"])
def test_open_data_may_be_read_from_any_site_and_pages_only_from_ours(server, address):
    data, page = server.ask(address).headers, server.ask("/demo/").headers
    assert (data["access-control-allow-origin"], data["cross-origin-resource-policy"]) == ("*", "cross-origin")
    assert (page.get("access-control-allow-origin"), page["cross-origin-resource-policy"]) == (None, "same-origin")


def test_only_a_name_with_the_digest_of_its_content_is_kept_for_ever(server):
    assert "immutable" in server.ask("/demo/activos/estilo.0123456789abcdef.css").headers["cache-control"]
    photo = "/demo/fotos/0123456789abcdef.jpg"  # of somebody who may have to leave
    for address in (PAGE, photo, "/demo/estilo.css", "/demo/datos/candidaturas.csv", "/demo/SHA256SUMS"):
        assert server.ask(address).headers["cache-control"] == "public, max-age=60, stale-while-revalidate=60"


@pytest.mark.parametrize("address", ["/demo/nada", "/demo/presidencia/nada.html", "/demo/presidencia/uman/"])
def test_what_is_not_there_is_said_in_the_words_of_the_release(server, address):
    reply = server.ask(address)
    assert (reply.status, reply.body.decode()) == (404, "<!doctype html><p>No está en demo, edición 1.</p>")


def test_what_is_not_there_in_a_language_is_said_in_it_where_the_release_speaks_it(server):
    english, maya = server.ask("/demo/en/nada.html"), server.ask("/demo/yua/nada.html")
    assert (english.status, english.body.decode()) == (404, "<!doctype html><p>Not in demo, edition 1.</p>")
    assert (maya.status, maya.body.decode()) == (404, "<!doctype html><p>No está en demo, edición 1.</p>")


@pytest.mark.parametrize(
    "address",
    ["/demo/../privado.txt", "/demo/%2e%2e/%2e%2e/%2e%2e/%2e%2e/privado.txt", "/demo/..%2f..%2f..%2f..%2fprivado.txt",
     "/demo/%252e%252e/privado.txt", "/demo/..\\..\\privado.txt", "/demo/%c0%ae%c0%ae/privado.txt",
     "/demo/.oculto", "/demo/presidencia/../.oculto", "/demo/fuga/privado.txt", "/demo/puerta.html", "/demo/tubo",
     "/demo/index.html/", "/demo/index.html/x", "/demo/index.html%00.txt", "/%00", "/demo//", "//otro.invalid/",
     "/demo//otro.invalid/", "/" + "a" * 5000, "/demo/" + "a/" * 3000, "/demo/" + "a" * 300, "/demo/%0d%0aSet-Cookie:x",
     "/demo/releases/1/index.html", "/current/", "/demo/current/", "/%C3%B1/", "/demo/%ff%fe", "/.current.next"],
)  # fmt: skip
def test_no_address_leads_out_of_the_release(server, address):
    reply = server.ask(address)
    assert reply.status in {404, 414}
    assert b"privado" not in reply.body
    assert "location" not in reply.headers


@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=80))
def test_no_request_makes_the_server_fail(release, path, accept, accept_encoding):
    answer = Site(release / "public").answer(
        "GET", "/demo/" + path, {"accept": accept, "accept-encoding": accept_encoding, "if-none-match": accept}
    )
    assert answer.status in {200, 301, 304, 404}
    assert b"privado" not in answer.body


def test_a_new_release_is_shown_at_once_and_the_old_one_may_go(home):
    public = home / "public"
    write_release(public, "demo", 1)
    with embedded(home) as running:
        before = running.ask("/demo/")
        second = write_release(public, "demo", 2)
        after = running.ask("/demo/", If_None_Match=before.headers["etag"])
        assert (after.status, after.body) == (200, (second / "index.html").read_bytes())
        shutil.rmtree(public / "demo" / "releases" / "1")
        assert running.ask(PAGE).body == (second / PAGE.removeprefix("/demo/")).read_bytes()


def test_a_release_of_the_same_number_made_again_is_not_taken_for_the_first(home):
    public = home / "public"
    write_release(public, "demo", 1)
    with embedded(home) as running:
        running.ask("/demo/")
        shutil.rmtree(public / "demo")
        served.put(write_release(public, "demo", 1), "index.html", b"<p>otra vez")
        assert running.ask("/demo/").body == b"<p>otra vez"


def test_readers_never_fail_nor_see_two_releases_mixed_while_releases_come_and_go(home):
    public = home / "public"
    write_release(public, "demo", 1)
    failures, done = [], threading.Event()

    def read(server):
        while not done.is_set():
            page = server.ask(PAGE, Accept_Encoding="br")
            data = server.ask(PAGE, Accept="application/json")
            if (page.status, data.status) != (200, 200):
                failures.append((page, data))
            elif page.headers["etag"] != f'"{hashlib.sha256(page.body).hexdigest()}"':
                failures.append(page)

    with embedded(home) as running:
        readers = [threading.Thread(target=read, args=(running,)) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(2, 30):
            write_release(public, "demo", number)
            shutil.rmtree(public / "demo" / "releases" / str(number - 1))
        done.set()
        for reader in readers:
            reader.join()
        assert failures == []
        assert running.ask("/demo/index.json").body == b'{"proceso": "demo", "edicion": 29}'


def test_slow_readers_of_the_bulk_file_make_nobody_wait_for_a_page(server):
    slow = []
    try:
        for _ in range(60):
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(20)
            connection.connect(("127.0.0.1", server.port))
            connection.sendall(b"GET /demo/grande.csv HTTP/1.1\r\nHost: x\r\n\r\n")
            slow.append(connection)
        answered = {connection.recv(12) for connection in slow}
        assert answered == {b"HTTP/1.1 200", b"HTTP/1.1 503"}  # whoever would hold a page's thread is told to come back
        assert server.ask(PAGE).status == 200
    finally:
        for connection in slow:
            connection.close()
    for _ in range(100):  # and once they are gone the file is there for others
        reply = server.ask("/demo/grande.csv")
        if reply.status == 200:
            break
        assert reply.headers["retry-after"] == "60"
        time.sleep(0.1)
    assert (reply.status, len(reply.body)) == (200, 20_000_000)


def test_the_bulk_file_arrives_whole(server, release):
    folder = release / "public/demo/current"
    assert server.ask("/demo/grande.csv").body == (folder / "grande.csv").read_bytes()
    packed = server.ask("/demo/grande.csv", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == (folder / "grande.csv").read_bytes()


def test_the_root_lists_the_processes_or_leads_to_the_one_named(home):
    public = home / "public"
    write_release(public, "demo", 1)
    write_release(public, "yucatan", 1)
    write_release(public, "sin-mostrar", 1, show=False)
    with embedded(home) as running:
        listed = running.ask("/").body.decode()
        assert ('href="/demo/"' in listed, 'href="/yucatan/"' in listed, "sin-mostrar" in listed) == (True, True, False)
        assert running.ask("/sin-mostrar/").status == 404
    with embedded(home, "--process", "yucatan") as running:
        assert running.ask("/").headers["location"] == "/yucatan/"


def test_nothing_published_yet_is_an_answer_too(home):
    site = Site(home / "public")
    assert site.answer("GET", "/", {}).status == 404
    assert "Todavía no hay nada publicado" in site.answer("GET", "/", {}).body.decode()


@pytest.mark.parametrize("target", ["/etc", "../..", "releases/../../..", "releases/1/..", "releases/x"])
def test_a_current_that_points_elsewhere_shows_nothing(home, target):
    public = home / "public"
    write_release(public, "demo", 1, show=False)
    (public / "demo" / "current").symlink_to(target)
    assert Site(public).answer("GET", "/demo/hostname", {}).status == 404


def test_memory_stays_within_its_bound(home, monkeypatch):
    public = home / "public"
    folder = write_release(public, "demo", 1)
    for number in range(300):
        (folder / f"p{number}.html").write_bytes(b"x" * 10_000)
    monkeypatch.setattr(serving, "KEPT", 1_000_000)
    site = Site(public)
    for _ in range(2):
        for number in range(300):
            assert site.answer("GET", f"/demo/p{number}.html", {}).body == b"x" * 10_000
    assert 900_000 < site._memory.used <= 1_000_000


def test_the_server_starts_without_a_database(home):
    write_release(home / "public", "demo", 1)
    with embedded(home) as running:
        assert running.ask("/demo/").status == 200
    assert [path.name for path in Path(home).rglob("*.sqlite3*")] == []


def test_going_back_to_an_earlier_release_is_seen_too(home):
    write_release(home / "public", "demo", 1)
    write_release(home / "public", "demo", 2, show=False)
    site = Site(home / "public")
    assert b'"edicion": 1' in site.answer("GET", "/demo/index.json", {}).body
    point(home / "public", "demo", 2)
    assert b'"edicion": 2' in site.answer("GET", "/demo/index.json", {}).body
    point(home / "public", "demo", 1)
    assert b'"edicion": 1' in site.answer("GET", "/demo/index.json", {}).body


def test_whoever_watches_is_told_whether_it_answers_and_whether_it_has_what_to_show(home):
    with embedded(home) as server:
        alive, ready = server.ask("/_viva"), server.ask("/_lista")
        assert (alive.status, alive.body, ready.status) == (200, b"viva\n", 503)
        assert ready.body == b"publicacion: falta\n"
        folder = write_release(home / "public", "demo", 1)
        ready = server.ask("/_lista")
        assert (ready.status, ready.body) == (200, b"publicacion: bien\n")
        assert ready.headers["cache-control"] == "no-store"
        (folder / "SHA256SUMS.sig").unlink()
        assert server.ask("/_lista").status == 503
        assert server.ask("/_lista", "POST").status == 405
