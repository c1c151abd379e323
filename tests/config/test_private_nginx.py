# SPDX-License-Identifier: EUPL-1.2
"""nginx in front of the private side, with the configuration that institutes will use (ASVS 4.1, 12.1, 13.4.5)."""

import http.client
import http.server
import json
import ssl
import threading
from contextlib import closing

import pytest

from tests.certificates import self_signed
from tests.publication import served
from tests.publication.nginx import NGINX, configured
from tests.publication.served import free_port

KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class _Echo(http.server.BaseHTTPRequestHandler):
    """In the place of the program: says what reached it."""

    def do_GET(self):
        said = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    """The ports of HTTP and of HTTPS."""
    folder = tmp_path_factory.mktemp("nginx")
    certificate = self_signed(folder)
    behind = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    plain, closed = free_port(), free_port()
    site = configured("private.conf")
    for line, ours in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{closed} ssl;",
        "/etc/conoceles/certificado.pem": str(certificate),
        "/etc/conoceles/certificado.key": str(certificate),
        "127.0.0.1:8001": f"127.0.0.1:{behind.server_port}",
        "/var/log/nginx/": f"{folder}/",
    }.items():
        assert line in site
        site = site.replace(line, ours)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr crit; worker_processes 1;\n"
        "events { worker_connections 64; }\nhttp {\n"
        + "".join(f"{each}_temp_path {folder}/{each};\n" for each in KINDS)
        + f"{site}\n}}\n"
    )
    with served.child([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], plain):
        yield plain, closed
    behind.shutdown()
    behind.server_close()


def speaking(version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")  # this side would speak anything: it is the other that refuses
    context.minimum_version = context.maximum_version = version
    return context


def asked(front, path, *, version=ssl.TLSVersion.TLSv1_3, **headers):
    context = speaking(version)
    return told(http.client.HTTPSConnection("127.0.0.1", front[1], context=context, timeout=20), path, **headers)


def told(connection, path, **headers):
    with closing(connection):
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        return reply.status, reply.read(), reply.getheader("Location")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("version", "spoken"),
    [
        (ssl.TLSVersion.TLSv1, False),
        (ssl.TLSVersion.TLSv1_1, False),
        (ssl.TLSVersion.TLSv1_2, True),
        (ssl.TLSVersion.TLSv1_3, True),
    ],
)
def test_only_the_versions_of_tls_in_force_are_spoken(front, version, spoken):
    if spoken:
        assert asked(front, "/", version=version)[0] == 200
    else:
        with pytest.raises(ssl.SSLError, match=r"(?i)protocol|version"):
            asked(front, "/", version=version)


def test_what_whoever_asks_says_in_the_name_of_nginx_is_written_over(front):
    lies = {
        "X_Forwarded_For": "203.0.113.9",
        "X_Forwarded_Proto": "http",
        "X_Forwarded_Host": "otro.example",
        "Forwarded": "for=203.0.113.9",
    }
    status, said, _ = asked(front, "/cuenta/", **lies)
    reached = json.loads(said)
    assert status == 200
    assert (reached["x-forwarded-for"], reached["x-forwarded-proto"]) == ("127.0.0.1", "https")
    assert not {"forwarded", "x-forwarded-host"} & set(reached)


@pytest.mark.parametrize("path", ["/_lista", "/_viva", "/_lista?x=1", "/.git/HEAD", "/estatico/.git/HEAD", "//_lista"])
def test_nobody_from_outside_asks_how_the_system_is_nor_reads_the_history_of_the_code(front, path):
    assert asked(front, path)[0] == 404


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/cuenta/", "text/html,*/*", 301),
        ("/cuenta/", "*/*", 403),
        ("/obligaciones/agenda/secreto.ics", "text/html,*/*", 403),
        ("/obligaciones/agenda/secreto.ics", "text/calendar", 403),
    ],
)
def test_without_https_only_pages_are_sent_to_it(front, path, accept, status):
    answered, _, where = told(http.client.HTTPConnection("127.0.0.1", front[0], timeout=20), path, Accept=accept)
    assert answered == status
    assert where == (f"https://interno.example{path}" if status == 301 else None)
