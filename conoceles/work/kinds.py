# SPDX-License-Identifier: EUPL-1.2
"""What kinds of job there are: each step describes its own, and ``settings.JOBS`` lists them by name.

::

    ISSUING = Kind(
        title="Emisión de cartas", unit="cartas",
        run=lambda job, held: …,            # does it, telling held.told(done, total)
        allowed=lambda by, job: …,          # who may ask for it, look at it, stop it and have it go on
        leads_to=lambda job: "/entregas/",  # where to go when it is done
        tells=lambda job: ["5,000 cartas emitidas."],
        phrases=(PHRASES,),
    )
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.kernel.refusals import Phrase

from .models import Job


@dataclass(frozen=True)
class Kind:
    """How one kind of job is done, and told. ``run`` gets the job and the ``holding.Held`` that it reports to.

    It must be whole at every step, and go on where it was when it is run again: workers die.
    """

    title: str
    unit: str
    run: Callable[[Job, Any], Mapping[str, Any]]
    allowed: Callable[[Capacity, Job], bool]
    leads_to: Callable[[Job], str]
    tells: Callable[[Job], Sequence[str]]
    phrases: tuple[Mapping[Any, Phrase], ...] = ()


def of(job: Job) -> Kind:
    """The kind of *job*. Raises KeyError for one that no step describes, as what comes round is."""
    found: Kind = import_string(settings.JOBS[job.kind])
    return found
