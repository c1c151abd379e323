# SPDX-License-Identifier: EUPL-1.2
"""A kind of job for tests: it counts in a file, a line at a time, and goes on where the file ends."""

import os
import time
from pathlib import Path

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.work.kinds import Kind
from conoceles.work.rules import Reason

SECRET = "María Pech Uc, CURP PEUM800101"


def written(job):
    file = Path(job.options["file"])
    return file.read_text().split() if file.exists() else []


def numbers(job):
    return [int(line.partition(":")[0]) for line in written(job)]


def count(job, held):
    total = job.options.get("total", 3)
    if job.options.get("fails") == "refused":
        raise Refused(Reason.NOT_STOPPED)
    if job.options.get("fails") == "broken":
        raise ValueError(SECRET)
    with Path(job.options["file"]).open("a") as file:
        for number in range(len(written(job)) + 1, total + 1):
            file.write(f"{number}:{os.getpid()}\n")
            file.flush()
            held.told(number, total)
            time.sleep(job.options.get("pause", 0))
    return {"counted": total}


COUNTING = Kind(
    title="Cuenta de prueba",
    unit="rayas",
    run=count,
    allowed=lambda by, job: by.in_force and by.role == Role.AREA and by.scope == job.process,
    leads_to=lambda job: "/entregas/",
    tells=lambda job: [f"Se contaron {job.result['counted']}."],
)
