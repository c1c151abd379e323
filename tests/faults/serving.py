# SPDX-License-Identifier: EUPL-1.2
"""The private side served as it is served, and asked as a browser would, with whatever it answers."""

import http.client
import json
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings

from tests.architecture.test_house import ROOT

from .postgres import until

#: Seconds after which whoever waits for an answer gives up: what is bounded answers well before.
LONGEST = 20


@dataclass
class Private:
    """A server: where it is, the session of whoever asks, and its log."""

    port: int
    pid: int
    log: object
    cookies: dict = field(default_factory=dict)

    def ask(self, path, method="GET", body=None, headers=None):
        """Status, headers and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, {"Host": "localhost", "Cookie": cookies} | (headers or {}))
            reply = connection.getresponse()
            return reply.status, dict(reply.getheaders()), reply.read().decode(errors="replace")
        finally:
            connection.close()

    def status(self, path):
        """The status alone."""
        return self.ask(path)[0]

    def lines(self):
        """Its log."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]


def environment(home, url=None):
    """What a process of ours over that home and database needs."""
    mine = {
        "PATH": "/usr/bin:/bin", "CONOCELES_HOME": str(home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings",
        "CONOCELES_SECRET_KEY": settings.SECRET_KEY, "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
    }  # fmt: skip
    return mine | ({"CONOCELES_DATABASE_URL": url} if url else {})


@contextmanager
def running(command, *, env, log, ready, within=()):
    """A server of ours as a process, ended with the block; *ready* is a path that answers 200 once it serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [*within, sys.executable, "manage.py", *command, "--port", str(port)],
            cwd=ROOT, env=env, stdout=stderr, stderr=stderr,
        )  # fmt: skip
    served = Private(port, process.pid, log)

    def answers():
        assert process.poll() is None, log.read_text()
        try:
            return served.status(ready) == 200
        except OSError:
            return False

    try:
        until(answers)
        yield served
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
