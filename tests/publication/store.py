# SPDX-License-Identifier: EUPL-1.2
"""A real S3 store (SeaweedFS), a real SSH server (OpenSSH) and nginx before the store, all on this machine."""

import getpass
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from obstore.store import S3Store

from . import served
from .nginx import NGINX, configured
from .served import free_port

WEED = Path(sys.executable).with_name("weed")
SSHD = shutil.which("sshd", path="/usr/sbin:/usr/bin")
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAPRUEBA", "AWS_SECRET_ACCESS_KEY": "secreta-de-prueba"}
BUCKET = "publico"


@dataclass(frozen=True)
class Store:
    """The store: its port, and a client that may do everything in its one bucket."""

    port: int
    master: str
    client: S3Store

    def keep_versions(self, bucket: str) -> None:
        """Make *bucket*, and have it keep what is written over and what is deleted."""
        client(self.port, bucket).put("hecha", b"")
        subprocess.run(
            [str(WEED), "shell", f"-master={self.master}"], check=True, capture_output=True, text=True,
            input=f"s3.bucket.versioning -name {bucket} -enable\n",
        )  # fmt: skip

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def client(port: int, bucket: str = BUCKET) -> S3Store:
    return S3Store(
        bucket,
        endpoint=f"http://127.0.0.1:{port}",
        access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        region="us-east-1",
        client_options={"allow_http": True},
    )


@contextmanager
def s3(folder: Path) -> Iterator[Store]:
    """SeaweedFS with one bucket, which whoever has the keys writes and anyone reads."""
    owner = {
        "name": "instituto",
        "credentials": [{"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    anyone = {"name": "anonymous", "actions": [f"Read:{BUCKET}"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [owner, anyone]}))
    ports = {name: free_port() for name in ("s3", "master", "volume", "filer")}
    grpc = {name: free_port() for name in ports}
    command = [
        str(WEED), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}", "-s3",
        "-volume.max=0", "-volume.preStopSeconds=0",
        f"-s3.config={folder}/s3.json", "-master.volumeSizeLimitMB=64", "-master.volumePreallocate=false",
        f"-metricsPort={free_port()}",
        f"-s3.port.iceberg={free_port()}",
        *(f"-{name}.port={port}" for name, port in ports.items()),
        *(f"-{name}.port.grpc={port}" for name, port in grpc.items()),
    ]  # fmt: skip
    with served.child(command, ports["s3"]) as server:
        made = client(server.port)
        made.put("hecha", b"")  # which makes the bucket
        try:
            yield Store(server.port, f"127.0.0.1:{ports['master']}.{grpc['master']}", made)
        finally:
            os.kill(server.pid, signal.SIGKILL)  # it takes its leave of itself for a quarter of a minute


@dataclass(frozen=True)
class Sshd:
    """The other host: where its files lie, the port, and the configuration of who may enter."""

    folder: Path
    port: int
    config: Path

    def to(self, folder: str = "publico") -> str:
        return f"ssh://otro:{self.port}{self.folder}/{folder}"


@contextmanager
def ssh(folder: Path) -> Iterator[Sshd]:
    """OpenSSH's server as an ordinary process, with keys made for it alone."""
    for name in ("host", "mine"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/mine.pub\n"
        f"PidFile {folder}/pid\nMaxSessions 50\n"
        f"StrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
    )
    (folder / "known").write_text(f"[127.0.0.1]:* {(folder / 'host.pub').read_text()}")
    config = folder / "config"
    config.write_text(
        f"Host otro\n  HostName 127.0.0.1\n  User {getpass.getuser()}\n  IdentityFile {folder}/mine\n"
        f"  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile {folder}/known\n"
    )
    config.chmod(0o600)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where it shuts itself in; a machine that starts it makes it
    assert SSHD, "falta openssh-server: scripts/setup dev"
    with served.child([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], port):
        yield Sshd(folder, port, config)


@contextmanager
def front(folder: Path, store: Store, process: str) -> Iterator[served.Server]:
    """nginx with ``deploy/nginx/from-s3.conf`` before *store*."""
    port = free_port()
    site = configured("from-s3.conf")
    for line, ours in {
        "listen 127.0.0.1:8080": f"listen 127.0.0.1:{port}",
        "server 127.0.0.1:8333": f"server 127.0.0.1:{store.port}",
        "$conoceles_store_name 127.0.0.1:8333": f"$conoceles_store_name 127.0.0.1:{store.port}",
        "$conoceles_bucket conoceles": f"$conoceles_bucket {BUCKET}",
        "/var/cache/nginx/conoceles": f"{folder}/cache",
        "/demo/": f"/{process}/",
    }.items():
        assert line in site, line
        site = site.replace(line, ours)
    (folder / "site.conf").write_text(site)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        ("user root;\n" if os.geteuid() == 0 else "")
        + f"daemon off; pid {folder}/pid; error_log stderr crit; worker_processes 1;\n"
        + f"events {{ worker_connections 256; }}\nhttp {{ access_log off;\n{temporary}include {folder}/site.conf;\n}}\n"
    )
    with served.child([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], port) as server:
        yield server
