# SPDX-License-Identifier: EUPL-1.2
"""A worker that also knows how to count: ``python -m tests.work.worker [--once]``.

``TEST_PROCESSES`` is where it finds the processes as data, if elsewhere.
"""

import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()

    from django.conf import settings
    from django.core.management import call_command

    settings.JOBS["contar"] = "tests.work.counting.COUNTING"
    settings.PROCESSES = Path(os.environ.get("TEST_PROCESSES", settings.PROCESSES))
    call_command("work", *sys.argv[1:])
