# SPDX-License-Identifier: EUPL-1.2
"""Goal G15: readers of both servers while releases are shown, a thousand times, by publishers that are killed."""

import http.client
import itertools
import multiprocessing
import random
import shutil
import threading
from contextlib import ExitStack

import pytest

from tests.publication.nginx import nginx
from tests.publication.served import PAGE, embedded, point, write_release

SWITCHES, READS = 1_000, 100_000
ADDRESSES = ("index.html", "presidencia/index.html", "presidencia/uman/itzel-ku.html")


def _reader(server, done, counted, failures):
    """Ask again and again on one connection: each answer whole, of one release, and no page ever goes back.

    nginx looks again at each file once a second, so that two pages may be of neighbouring releases for that long.
    """
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    seen = dict.fromkeys(ADDRESSES, 0)
    for address in itertools.cycle(ADDRESSES):
        if done.is_set():
            connection.close()
            return
        connection.request("GET", f"/demo/{address}")
        reply = connection.getresponse()
        body = reply.read().decode()
        edition = int(body.rpartition("edición ")[2].partition(".")[0]) if reply.status == 200 else -1
        if body != PAGE.format("demo", edition) or edition < seen[address]:
            failures.append((address, reply.status, edition, seen[address], body[:200]))
        seen[address] = max(seen[address], edition)
        next(counted)


@pytest.mark.slow
@pytest.mark.parametrize("switches", [SWITCHES])
def test_no_reader_ever_sees_two_releases_mixed_or_none(home, switches):
    public, dice = home / "public", random.Random(15)
    write_release(public, "demo", 1)
    failures, done, counted = [], threading.Event(), itertools.count()
    kills = 0
    with ExitStack() as stack:
        servers = [stack.enter_context(embedded(home)), stack.enter_context(nginx(home, brotli=True))]
        readers = [
            threading.Thread(target=_reader, args=(server, done, counted, failures))
            for server in servers
            for _ in range(2)
        ]
        for reader in readers:
            reader.start()
        number = 1
        while number <= switches or next(counted) < READS * switches // SWITCHES:
            number += 1
            publisher = multiprocessing.get_context("fork").Process(target=write_release, args=(public, "demo", number))
            publisher.start()
            publisher.join(timeout=dice.uniform(0, 0.05))
            if publisher.exitcode is None:
                publisher.kill()
                publisher.join()
                kills += 1
                (public / "demo" / ".current.next").unlink(missing_ok=True)
                if (public / "demo" / "current").readlink().name != str(number):  # somebody publishes it again
                    shutil.rmtree(public / "demo" / "releases" / str(number), ignore_errors=True)
                    write_release(public, "demo", number, show=False)
                    point(public, "demo", number)
            shutil.rmtree(public / "demo" / "releases" / str(number - 3), ignore_errors=True)
        done.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert kills > switches // 100
