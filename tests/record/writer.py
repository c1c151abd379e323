# SPDX-License-Identifier: EUPL-1.2
"""A process that writes the record: ``python -m tests.record.writer ACTS THREADS``.

It prints a line for each act that was acknowledged; every fiftieth is followed by a checkpoint.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import django

if __name__ == "__main__":
    django.setup()

    from conoceles.accounts.queries import console
    from conoceles.record.actions import sign
    from conoceles.record.models import Checkpoint

    from .acts import enrol, someone

    count, threads = map(int, sys.argv[1:])
    by = console()

    def write(number):
        sys.stdout.write(f"{enrol(someone(), by=by).pk}\n")
        sys.stdout.flush()
        if number % 50 == 0:
            sign(Checkpoint(occasion="cada cincuenta"), by=by)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, range(count)))
