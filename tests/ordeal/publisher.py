# SPDX-License-Identifier: EUPL-1.2
"""A process that publishes when told to, each time in a child that may be killed; so Django is loaded once.

Reads a JSON line of ``publish``'s options from its input; with ``withdraw``, what is due is withdrawn instead. Answers
in lines: ``pid N``, then ``stage NAME`` whenever one begins, and ``ended STATUS`` once the child is no more.
"""

import json
import os
import signal
import sys
import traceback

import django
from django.conf import settings


def publish(slug, options):
    # Models can be imported once Django is set up.
    from conoceles.accounts.queries import console  # noqa: PLC0415
    from conoceles.elections.models import Process  # noqa: PLC0415
    from conoceles.publication.publishing import publish  # noqa: PLC0415
    from conoceles.publication.withdrawing.working import withdraw  # noqa: PLC0415

    stages = []

    def told(stage, done, total):
        if stages[-1:] != [stage]:
            stages.append(stage)
            say(f"stage {stage}")

    if options.pop("withdraw", False):
        withdraw(Process.objects.get(slug=slug), told=told)
        return
    publish(Process.objects.get(slug=slug), by=console(), told=told, **options)


def say(line):
    os.write(1, f"{line}\n".encode())


def main(slug):
    django.setup()
    settings.RELEASE_PARTS = ["tests.publication.plain_part"]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setsid()  # so that whoever kills can kill all of it
            status = 1
            try:
                say(f"pid {os.getpid()}")
                publish(slug, json.loads(line))
                status = 0
            except BaseException:  # noqa: BLE001  (whatever it is, it is told)
                traceback.print_exc()
            finally:
                os._exit(status)
        say(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(sys.argv[1])
