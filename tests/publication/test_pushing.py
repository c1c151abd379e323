# SPDX-License-Identifier: EUPL-1.2
"""What is published here is shown from a real S3 store and from a real SSH host too, whole or not at all."""

import hashlib
import re
import shutil
import threading

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.management import call_command

from conoceles.kernel.refusals import Refused
from conoceles.kernel.signatures import key_at, public_pem
from conoceles.publication.pushing.rules import Bucket, Host, Reason, destination
from conoceles.publication.server.headers import of_file
from conoceles.record.terminal import Error
from tests.journeys.bad_line import Line

from . import served
from .store import BUCKET, KEYS, front, s3, ssh

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PERSON = "presidencia/uman/itzel-ku.json"


def published(number, *, process="demo"):
    """A release of *process*, signed and shown here."""
    folder = served.write_release(settings.PUBLIC, process, number)
    (folder / "clave-publica.pem").write_bytes(public_pem(KEY))
    names = sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith("SHA256SUMS")
    )
    digests = (hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names)
    lines = "".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True))
    (folder / "SHA256SUMS").write_text(lines)
    (folder / "SHA256SUMS.sig").write_bytes(KEY.sign(lines.encode()))
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class InStore:
    """What lies in the store, and how to spoil it."""

    def __init__(self, store, folder):
        self.store, self.prefix, self.port = store, folder, store.port
        self.to = f"s3://{BUCKET}/{folder}"

    def through(self, port, monkeypatch):
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")

    def shows(self):
        return int(self.store.client.get(f"{self.prefix}/demo/current").attributes["release"])

    def release(self, number):
        start = f"{self.prefix}/demo/releases/{number}"
        listed = [one["path"] for some in self.store.client.list(start) for one in some]
        return {path.removeprefix(f"{start}/"): bytes(self.store.client.get(path).bytes()) for path in listed}

    def put(self, number, name, content):
        self.store.client.put(f"{self.prefix}/demo/releases/{number}/{name}", content)


class OnHost:
    """What lies on the other host."""

    def __init__(self, host, folder):
        self.host, self.folder, self.port = host, host.folder / folder / "demo", host.port
        self.to = host.to(folder)
        self.name = folder

    def through(self, port, _):
        self.to = self.to.replace(f":{self.port}/", f":{port}/")

    def shows(self):
        return int(self.folder.joinpath("current").readlink().name)

    def release(self, number):
        folder = self.folder / "releases" / str(number)
        return files(folder) if folder.exists() else {}

    def put(self, number, name, content):
        path = self.folder / "releases" / str(number) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with s3(tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    with ssh(tmp_path_factory.mktemp("host")) as running:
        yield running


@pytest.fixture
def in_store(store, tmp_path, monkeypatch):
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", store.address)
    return InStore(store, tmp_path.name)


@pytest.fixture
def on_host(host, tmp_path, monkeypatch):
    monkeypatch.setenv("CONOCELES_PUSH_SSH_CONFIG", str(host.config))
    return OnHost(host, tmp_path.name)


@pytest.fixture(params=["in_store", "on_host"])
def there(request):
    return request.getfixturevalue(request.param)


def push(there, **options):
    return call_command("push_release", process="demo", to=there.to, **options)


def test_what_is_shown_here_is_shown_there_and_what_left_the_releases_kept_here_leaves_there(there):
    first = published(1)
    assert "publicación 1" in push(there)
    assert (there.shows(), there.release(1)) == (1, files(first))
    second = published(2)
    push(there)
    assert (there.shows(), there.release(2), there.release(1)) == (2, files(second), files(first))

    # Somebody leaves: the first release becomes its archive, without her, and says so.
    third = published(3)
    for path in first.rglob("*"):
        if path.is_file() and path.suffix != ".json" and not path.name.startswith(("SHA256SUMS", "clave")):
            path.unlink()
    (first / PERSON).unlink()
    shutil.rmtree(second)
    for said in (b"una huella  2027-04-02T10:00:00-06:00\n", b"una huella  2027-04-02T10:00:00-06:00\notra\n"):
        (first / "WITHDRAWN").write_bytes(said)
        (first / "WITHDRAWN.sig").write_bytes(KEY.sign(said))
        push(there)
        assert (there.shows(), there.release(3), there.release(1)) == (3, files(third), files(first))
    assert PERSON not in there.release(1)
    assert there.release(2) == {}


def test_a_line_that_is_cut_shows_nothing_new_and_the_next_time_goes_on(there, monkeypatch):
    published(1)
    push(there)
    second = published(2)
    (second / "datos" / "grande.zip").write_bytes(b"z" * 3_000_000)
    _sealed_again(second)
    line = Line(there.port, 1, rate=1e9)
    there.through(line.port, monkeypatch)
    line.turns(20_000)
    with pytest.raises(Error, match="Se cortó la comunicación"):
        push(there)
    line.close()
    there.through(there.port, monkeypatch)
    there.to = there.to.replace(f":{line.port}/", f":{there.port}/")
    assert (there.shows(), PERSON in there.release(1)) == (1, True)
    push(there)
    assert (there.shows(), there.release(2)) == (2, files(second))


def _sealed_again(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    known = {line[66:] for line in lines}
    lines += [
        f"{hashlib.sha256(content).hexdigest()}  {name}"
        for name, content in files(folder).items()
        if name not in known and not name.startswith("SHA256SUMS")
    ]
    said = "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line[66:]))
    (folder / "SHA256SUMS").write_text(said)
    (folder / "SHA256SUMS.sig").write_bytes(KEY.sign(said.encode()))


def test_what_was_spoiled_or_added_there_is_mended(there):
    release = published(1)
    push(there)
    page = (release / "index.html").read_bytes()
    there.put(1, "index.html", page.replace(b"Candidatura", b"candidatura"))  # as large, and as new
    there.put(1, "intruso.html", b"<p>Intruso")
    there.put("²", "de_nadie.html", b"")  # a digit, and no number
    push(there)
    assert there.release(1) == files(release)


def test_neither_an_older_release_nor_one_of_another_installation_takes_the_place_of_what_is_shown(there):
    published(1)
    published(2)
    push(there)
    served.point(settings.PUBLIC, "demo", 1)
    with pytest.raises(Error, match="allá se muestra la publicación 2"):
        push(there)
    shutil.rmtree(settings.PUBLIC)
    (other := published(2)).joinpath("index.html").write_text("otra")
    (other / "SHA256SUMS").write_text((other / "SHA256SUMS").read_text() + "\n")
    (other / "SHA256SUMS.sig").write_bytes(KEY.sign((other / "SHA256SUMS").read_bytes()))
    with pytest.raises(Error, match="otra instalación"):
        push(there)
    assert there.shows() == 2


def test_what_another_program_left_in_the_place_of_ours_is_told(in_store):
    published(1)
    for left in (b"x", b"[]", b'{"number": null}', b'{"number": -1}'):
        in_store.store.client.put(f"{in_store.prefix}/demo/current", left)
        with pytest.raises(Error, match="no escribió esta orden"):
            push(in_store)
    for path in ("../demo", "/demo", "demo/../demo"):
        with pytest.raises(Error, match="no muestra ninguna publicación"):
            call_command("push_release", process=path, to=in_store.to)


def test_what_was_altered_here_is_not_sent(in_store):
    release = published(1)
    (release / "SHA256SUMS.sig").write_bytes(b"\0" * 64)
    with pytest.raises(Error, match="firma"):
        push(in_store)
    (release / "clave-publica.pem").write_bytes(b"ninguna")
    with pytest.raises(Error, match="firma"):
        push(in_store)
    published(2)
    key = settings.PRIVATE / "keys" / "releases.pem"
    key_at(key)  # this installation signs with one of its own, and it is not that
    with pytest.raises(Error, match="firma"):
        push(in_store)
    key.unlink()
    release = published(3)
    (release / "index.html.br").unlink()
    with pytest.raises(Error, match=r"falta, o cambió en esta máquina, index\.html\.br"):
        push(in_store)
    assert in_store.release(1) == {}


def test_a_clock_may_ask_every_minute(in_store):
    published(1)
    push(in_store, if_needed=True)
    in_store.put(1, "intruso.html", b"<p>Intruso")
    assert "nada cambió" in push(in_store, if_needed=True)
    assert "intruso.html" in in_store.release(1)  # it did not even look
    published(2)
    assert "publicación 2" in push(in_store, if_needed=True)
    assert in_store.shows() == 2


def test_the_store_says_of_each_file_what_our_server_would(in_store):
    published(1)
    push(in_store)
    for name, coding in (
        ("index.html.br", "br"),
        ("datos/candidaturas.csv.gz", "gzip"),
        ("fotos/0123456789abcdef.jpg", None),
    ):
        said = in_store.store.client.get(f"{in_store.prefix}/demo/releases/1/{name}").attributes
        ours = dict(of_file(name.removesuffix(".br").removesuffix(".gz"), negotiated=False))
        assert (said["Content-Type"], said["Cache-Control"]) == (ours["content-type"], ours["cache-control"])
        assert said.get("Content-Encoding") == coding


def test_a_bucket_that_would_keep_what_is_withdrawn_shows_nothing(in_store):
    in_store.store.keep_versions("versiones")
    published(1)
    in_store.to = "s3://versiones"
    with pytest.raises(Error, match="guarda versiones anteriores"):
        push(in_store)


def test_keys_that_the_store_does_not_know_and_a_host_nobody_vouched_for(in_store, on_host, monkeypatch, tmp_path):
    published(1)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "otra")
    with pytest.raises(Error, match="no aceptó las credenciales"):
        push(in_store)
    config = tmp_path / "config"
    config.write_text(on_host.host.config.read_text().replace("/known", "/nobody"))
    monkeypatch.setenv("CONOCELES_PUSH_SSH_CONFIG", str(config))
    with pytest.raises(Error, match="Host key verification failed"):
        push(on_host)


def test_credentials_come_from_a_file_that_only_its_owner_reads(in_store, monkeypatch, tmp_path):
    published(1)
    file = tmp_path / "credenciales"
    file.write_text("# del almacén\n" + "".join(f'{name}="{value}"\n' for name, value in KEYS.items()))
    for name in KEYS:
        monkeypatch.delenv(name)
    with pytest.raises(Error, match="AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY"):
        push(in_store)
    monkeypatch.setenv("CONOCELES_PUSH_CREDENTIALS", str(file))
    file.chmod(0o640)
    with pytest.raises(Error, match="modo 640"):
        push(in_store)
    file.chmod(0o600)
    push(in_store)
    assert in_store.shows() == 1
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://almacen.example")
    with pytest.raises(Error, match="no usa HTTPS"):
        push(in_store)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("s3://publico", Bucket("publico", "")),
        ("s3://publico/a/b/", Bucket("publico", "a/b/")),
        ("ssh://otro/var/lib/c", Host("otro", None, "/var/lib/c")),
        ("ssh://ana@otro.example:2222/srv", Host("ana@otro.example", 2222, "/srv")),
        ("s3://llave:secreto@publico", Reason.SECRET_IN_ADDRESS),
        ("ssh://ana:clave@otro/srv", Reason.SECRET_IN_ADDRESS),
        ("s3://publico?endpoint=x", Reason.SECRET_IN_ADDRESS),
        ("ssh://otro", Reason.BAD_DESTINATION),
        ("ssh://otro/srv/../etc", Reason.BAD_DESTINATION),
        ("ssh://otro/srv/$(reboot)", Reason.BAD_DESTINATION),
        ("ssh://-oProxyCommand=x/srv", Reason.BAD_DESTINATION),
        ("ssh://otro:x/srv", Reason.BAD_DESTINATION),
        ("https://publico/", Reason.BAD_DESTINATION),
        ("s3://Público", Reason.BAD_DESTINATION),
    ],
)
def test_a_destination_is_a_bucket_or_a_host_without_secrets(text, named):
    if isinstance(named, Reason):
        with pytest.raises(Refused) as refused:
            destination(text)
        assert refused.value.reason is named
    else:
        assert destination(text) == named


ADDRESSES = [
    "/demo", "/demo/", "/demo/index.html", "/demo/presidencia", "/demo/presidencia/uman/itzel-ku.html",
    "/demo/presidencia/uman/itzel-ku.json", "/demo/activos/estilo.0123456789abcdef.css",
    "/demo/fotos/0123456789abcdef.jpg", "/demo/datos/candidaturas.csv", "/demo/datos/conoceles-demo.zip",
    "/demo/SHA256SUMS", "/demo/nada.html", "/demo/presidencia/nada/", "/demo/.oculto", "/nadie/",
]  # fmt: skip
SAID = ("content-type", "content-encoding", "cache-control", "vary", "content-security-policy",
        "x-content-type-options", "referrer-policy",
        "permissions-policy", "cross-origin-resource-policy", "access-control-allow-origin",
        "accept-ranges", "location")  # fmt: skip


def test_nginx_before_the_store_answers_as_our_server_and_its_readers_see_one_release_at_a_time(
    in_store, monkeypatch, tmp_path, home
):
    in_store.prefix, in_store.to = "", f"s3://{BUCKET}"
    published(1)
    push(in_store)
    (folder := tmp_path / "front").mkdir()
    with front(folder, in_store.store, "demo") as theirs, served.embedded(home) as ours:
        for address in ADDRESSES:
            for asked in (
                {},
                {"Accept_Encoding": "gzip"},
                {"Accept_Encoding": "gzip, br"},
                {"Accept": "application/json"},
            ):
                mine, its = ours.ask(address, **asked), theirs.ask(address, **asked)
                assert its.status == mine.status, (address, its.body)
                if mine.status == 200 or (address == "/demo/nada.html" and "Accept" not in asked):
                    assert its.body == mine.body, address
                if "Accept" not in asked and mine.status == 200:
                    assert {k: its.headers.get(k) for k in SAID} == {k: mine.headers.get(k) for k in SAID}, address
        seen, stop = [], threading.Event()

        def read():
            while not stop.is_set():
                seen.extend(theirs.ask(address).body for address in ("/demo/", "/demo/index.json", "/demo/nada.html"))

        reader = threading.Thread(target=read)
        reader.start()
        for number in (2, 3, 4):
            published(number)
            push(in_store)
        for _ in range(10_000):  # nginx asks the store once a second which is shown
            if _edition(theirs.ask("/demo/").body) == 4:
                break
        stop.set()
        reader.join()
        editions = [_edition(body) for body in seen]
        assert editions == sorted(editions)  # never back, and never anything that is of none
        assert {1, 4} <= set(editions) <= {1, 2, 3, 4}


def _edition(body):
    """The one release that a page or its data say they are of."""
    (number,) = set(re.findall(rb'edici(?:\xc3\xb3n|on"?:) (\d+)', body))
    return int(number)
