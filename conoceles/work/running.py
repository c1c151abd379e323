# SPDX-License-Identifier: EUPL-1.2
"""What a worker does with a task: find its job, do it, and write down how it ended."""

import logging
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.utils.module_loading import import_string

from conoceles.accounts import trouble
from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.kernel import machine
from conoceles.kernel.refusals import Phrase, Refused, sentence

from . import holding, kinds, phrases
from .holding import Held
from .models import Job
from .queueing import enqueue
from .rules import State

_log = logging.getLogger(__name__)


def do(pk: str) -> None:
    """Do the job of that id, if nobody else has it and it has not ended."""
    held = holding.take(pk)
    if held is not None:
        with held:
            _conclude(held)


def _conclude(held: Held) -> None:
    job = held.job
    try:
        held.told(job.done, job.total)  # it may have been asked to stop before it was taken
        result = _done(held)
    except holding.Stopped:
        held.end(State.STOPPED)
    except holding.Lost:
        _log.warning("%s %s: another worker has it", job.kind, job.pk)
    except (holding.Interrupted, OperationalError) as pause:
        # Also a database that was busy or away: attempts are counted, so this does not go on for ever.
        _log.info("%s %s: %s", job.kind, job.pk, type(pause).__name__)
        with transaction.atomic():
            if held.give_back():
                enqueue(job)
    except PermissionDenied:
        held.end(State.FAILED, problem=phrases.DENIED)
    except Refused as refusal:
        held.end(State.FAILED, problem=_worded(job, refusal))
    except Exception as error:  # noqa: BLE001  (whatever it is, whoever waits is told)
        where = _where(error)
        _log.error("%s %s: %s", job.kind, job.pk, where)
        held.end(State.FAILED, problem=_of_the_machine(error) or phrases.broken(where))
    else:
        held.end(State.DONE, result=result)


def _done(held: Held) -> Mapping[str, Any] | None:
    job = held.job
    if job.by_id is None:
        found: Mapping[str, Any] | None = import_string(_round(job))()
        return found
    return kinds.of(job).run(job, held)


def _round(job: Job) -> str:
    """The name of what comes round, if it still does: no row of a table says what is to be imported."""
    return next(name for name in settings.PERIODIC if name == job.kind)


def _of_the_machine(error: Exception) -> str:
    """What a full disk, or one that fails, is called; the path it was at is nobody's business on a screen."""
    words = machine.why(error) if isinstance(error, OSError) and trouble.passing(error) else None
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _of_its_step(name: str) -> tuple[Mapping[Any, Phrase], ...]:
    """The words of the step that something which comes round is of: those for a screen first, where it has such."""
    try:
        step = import_module(f"{name.rpartition('.')[0].rpartition('.')[0]}.phrases")
    except ImportError:
        return ()
    return getattr(step, "ON_SCREEN", {}), step.PHRASES


def _worded(job: Job, refusal: Refused) -> str:
    own = kinds.of(job).phrases if job.by_id else _of_its_step(_round(job))
    try:
        return sentence(refusal, *own, phrases.PHRASES, OF_ACCOUNTS)
    except KeyError:
        return f"{refusal.reason.name} {refusal.details or ''}".strip()


def _where(error: Exception) -> str:
    """The kind of error and the line, never its message: that may quote what is in the database."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
