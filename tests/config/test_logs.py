# SPDX-License-Identifier: EUPL-1.2
"""The address of a calendar is a secret: no log keeps it, neither ours nor that of the server in front."""

import logging
import urllib.error
import urllib.request
from contextlib import suppress

import pytest
from django.test import Client

from tests.publication import served
from tests.publication.nginx import NGINX, configured
from tests.publication.served import free_port

SECRET = "Zq7xvkUnaDireccionQueNadieAdivina"
ADDRESS = f"/obligaciones/agenda/{SECRET}.ics"


@pytest.mark.django_db
def test_what_django_tells_of_a_request_does_not_say_its_secret(caplog):
    with caplog.at_level(logging.WARNING):
        assert Client().get(ADDRESS).status_code == 404
        assert Client().post(ADDRESS).status_code in {403, 404, 405}
    assert [each for each in caplog.messages if "/obligaciones/agenda/***" in each]
    assert SECRET not in caplog.text


def test_nginx_in_front_of_the_private_side_writes_no_secret(tmp_path):
    port, log = free_port(), tmp_path / "access.log"
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log stderr crit; worker_processes 1;\n"
        "events { worker_connections 64; }\nhttp {\n"
        + "".join(
            f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + configured("private-log.conf")
        + f"\nserver {{ listen 127.0.0.1:{port}; access_log {log} conoceles_privado; return 404; }}\n}}\n"
    )
    with served.child([NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], port):
        for path in (f"{ADDRESS}?x={SECRET}", "/obligaciones/"):
            with suppress(urllib.error.HTTPError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}")
    said = log.read_text()
    assert "/obligaciones/agenda/***" in said
    assert '"GET /obligaciones/" 404' in said
    assert SECRET not in said
