# SPDX-License-Identifier: EUPL-1.2
"""Debian's nginx over a release, with the configuration that institutes will use."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import served
from .served import ROOT, free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def configured(name: str) -> str:
    """A file of ``deploy/nginx``, which includes those beside it here and not where they are installed."""
    return (ROOT / "deploy" / "nginx" / name).read_text().replace("/opt/conoceles/deploy", str(ROOT / "deploy"))


@contextmanager
def nginx(home: Path, *, brotli: bool, workers: int = 1) -> Iterator[served.Server]:
    """nginx over ``home/public``, with the configuration of ``deploy/`` and as many processes as *workers*."""
    port = free_port()
    site = configured("public.conf")
    for line, ours in {
        "listen 127.0.0.1:8080": f"listen 127.0.0.1:{port}",
        "/var/lib/conoceles/public": str(home / "public"),
        "#brotli_static on": "brotli_static on" if brotli else "#brotli_static on",
    }.items():
        assert site.count(line) == 1
        site = site.replace(line, ours)
    folder = home / "nginx"
    folder.mkdir()
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(
        (f"load_module {BROTLI};\n" if brotli else "")
        + ("user root;\n" if os.geteuid() == 0 else "")  # its default user may not enter a temporary folder
        + f"daemon off; pid {folder}/pid; error_log stderr crit; worker_processes {workers};\n"
        + "events { worker_connections 256; }\nhttp { access_log off;\n"
        + "".join(
            f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + f"include {folder}/site.conf;\n}}\n"
    )
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with served.child(command, port) as server:
        yield server
