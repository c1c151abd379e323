# SPDX-License-Identifier: EUPL-1.2
"""The line is cut at any byte of a file that somebody sends: nothing is acknowledged, and nothing of it stays."""

import random
import re
import socket
import struct
import urllib.parse

import pytest

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Upload
from conoceles.capture.models import Draft
from tests.capture.screens import EVERYTHING, HIDDEN, LONG, asks, herself
from tests.journeys.test_jobs import sheet
from tests.people import entered, person
from tests.world import world

from .postgres import until
from .serving import environment, running

BOUNDARY = "lalineasecorta"


@pytest.fixture
def area(own_database, tmp_path):
    """Somebody of the Área at the server, about to send a register."""
    world()
    browser = entered(person("area", Role.AREA, "prueba"))
    env = environment(own_database.home, own_database.url)
    with running(["run_private", "--no-work"], env=env, log=tmp_path / "private.log", ready="/_viva") as private:
        private.cookies = {name: each.value for name, each in browser.cookies.items()}
        yield private


def form(area):
    """Its request, whole, with its headers."""
    status, headers, page = area.ask("/registro/cargas/subir/")
    assert status == 200, page
    set_cookie = next(value for name, value in headers.items() if name.lower() == "set-cookie")
    name, _, value = set_cookie.partition(";")[0].partition("=")
    area.cookies[name] = value
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    layout = re.search(r'name="layout"[^>]*>\s*<option value="([^"]+)"|name="layout" value="([^"]+)"', page)
    fields = {"csrfmiddlewaretoken": token} | ({"layout": layout[1] or layout[2]} if layout else {})
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{said}\r\n'.encode()
        for key, said in fields.items()
    ]
    file = sheet(*[{"NOMBRE": f"Persona {number}"} for number in range(400)])["buffer"]
    head = 'name="file"; filename="registro.csv"\r\nContent-Type: text/csv'
    parts += [f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode(), file]
    body = b"".join([*parts, f"\r\n--{BOUNDARY}--\r\n".encode()])
    cookies = "; ".join(f"{name}={value}" for name, value in area.cookies.items())
    headers = (
        f"POST /registro/cargas/subir/ HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    ).encode()
    return headers, body


def lying(home):
    """What lies in the passing folder and among what was sent."""
    private = home / "private"
    return [path for folder in ("tmp", "uploads") for path in (private / folder).rglob("*") if path.is_file()]


def test_cut_anywhere_there_is_no_row_and_no_file_and_whole_there_is_one(area, own_database):
    headers, body = form(area)
    chance = random.Random(7)
    cuts = [0, 1, len(body) - 1, len(body) - len(BOUNDARY), *(chance.randrange(len(body)) for _ in range(16))]
    for number, cut in enumerate(cuts):
        with socket.create_connection(("127.0.0.1", area.port), timeout=30) as line:
            if number % 2:  # as a machine that dies; else as a program that is closed
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.sendall(headers + body[:cut])
    until(lambda: not lying(own_database.home))
    assert not Upload.objects.exists()
    assert area.status("/registro/cargas/") == 200
    with socket.create_connection(("127.0.0.1", area.port), timeout=30) as line:
        line.sendall(headers + body)
        assert line.recv(12) == b"HTTP/1.1 302"
    assert Upload.objects.count() == 1


def test_a_form_without_files_that_came_half_says_nothing_either(own_database, tmp_path):
    """Cut within what was typed, it would be kept as if it were all that she wrote."""
    here = world()
    asks(here, EVERYTHING)
    her = herself(here, here.candidacy("Ana Uc"))
    address = her.at("section", "curricular", "propuesta")
    env = environment(own_database.home, own_database.url)
    with running(["run_private", "--no-work"], env=env, log=tmp_path / "private.log", ready="/_viva") as private:
        private.cookies = {name: each.value for name, each in her.browser.cookies.items()}
        status, sent, page = private.ask(address)
        assert status == 200
        told = next(value for name, value in sent.items() if name.lower() == "set-cookie")
        name, _, value = told.partition(";")[0].partition("=")
        private.cookies[name] = value
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        form = dict(HIDDEN.findall(page)) | {"csrfmiddlewaretoken": token, "r-propuesta": LONG}
        body = urllib.parse.urlencode(form).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in private.cookies.items())
        headers = (
            f"POST {address} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"
        ).encode()
        for missing in (1, 40, 200, len(body)):
            with socket.create_connection(("127.0.0.1", private.port), timeout=30) as line:
                line.sendall(headers + body[: len(body) - missing])
        until(lambda: len([each for each in private.lines() if each.get("method") == "POST"]) == 4)
        assert not Draft.objects.filter(section="propuesta").exists()
        with socket.create_connection(("127.0.0.1", private.port), timeout=30) as line:
            line.sendall(headers + body)
            assert line.recv(12) == b"HTTP/1.1 302"
    assert Draft.objects.get(section="propuesta").answers["propuesta"].strip() == LONG.strip()
