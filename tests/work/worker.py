# SPDX-License-Identifier: EUPL-1.2
"""A worker that also knows how to count: ``python -m tests.work.worker [--once]``."""

import sys

import django

if __name__ == "__main__":
    django.setup()

    from django.conf import settings
    from django.core.management import call_command

    settings.JOBS["contar"] = "tests.work.counting.COUNTING"
    call_command("work", *sys.argv[1:])
