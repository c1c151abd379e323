# SPDX-License-Identifier: EUPL-1.2
"""What ``bench/restore.py`` measures besides ``bake_steps``, each in a process of its own (``bench.step``)."""

import os
import random
import resource
import time

from django.conf import settings

from conoceles.custody import journal as since
from conoceles.custody import taking


def files(size):
    """As many photographs, in three sizes, and a scan of every second one."""
    dice = random.Random(2027)
    for number in range(int(size)):
        folder = settings.PRIVATE / "photos" / str(number)
        folder.mkdir(parents=True)
        for kilobytes in (6, 20, 60):
            (folder / f"{kilobytes}").write_bytes(dice.randbytes(kilobytes * 1024))
        if number % 2:
            scans = settings.PRIVATE / "consents"
            scans.mkdir(exist_ok=True)
            (scans / f"{number}.pdf").write_bytes(dice.randbytes(200 * 1024))
    os.sync()


def back_up():
    """A backup: seconds, what it wrote, and the most memory it had."""
    began = time.perf_counter()
    taken = taking.take()
    return {
        "seconds": time.perf_counter() - began,
        "written": taken.written,
        "fresh": taken.fresh,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "period": settings.PERIODIC["conoceles.custody.periodic.back_up"].total_seconds(),
    }


def journal():
    """What the clock writes each minute."""
    began = time.perf_counter()
    since.keep()
    return {"seconds": time.perf_counter() - began}
