# SPDX-License-Identifier: EUPL-1.2
"""Issuing many letters, in steps that each are whole: set and kept, and only then given.

Killed at any instant, it goes on where it was when it is asked for again. A letter that was set and not given
has a code that opens nothing; its file is swept away. No account is issued twice: a candidacy has one account,
by a constraint, and one issuer works on a process at a time.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password

from conoceles.accounts.models import Activation, Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Office, Postulant, Process
from conoceles.files.storage import private
from conoceles.kernel import clock, codes
from conoceles.kernel.refusals import Refused

from . import actions, letters, queries, rules
from .models import Account, Batch, Letter
from .rules import Reason

#: Letters in one step: as many as are lost, at most, when it is interrupted, and as one line of the record covers.
STEP = 100
#: A file that belongs to no code in force may be of a step that is about to be given: it is left for that long.
_LEFT_ALONE = timedelta(hours=1)


def issue(
    process: Process,
    *,
    by: Capacity,
    office: Office | None = None,
    postulant: Postulant | None = None,
    again: bool = False,
    step: int = STEP,
    told: Callable[[int, int], None] | None = None,
) -> Batch:
    """Issue a letter to each account of *process* that has none, or, *again*, to those whose letter died unused.

    *told* hears how many are done, of how many. Raises Refused: DAYS_UNDECIDED, NOTHING_TO_ISSUE, BEING_ISSUED.
    """
    rules.expiry(process.parameters.get("activation_days", {}).get("value"), clock.now())
    with _alone(process):
        sweep(process)
        batch = _batch(process, by=by, office=office, postulant=postulant, again=again)
        total = batch.letters.count() + left(batch)
        if told:
            told(batch.letters.count(), total)
        while some := _next(batch, step):
            until = rules.expiry(process.parameter("activation_days"), clock.now())
            prepared = letters.prepare(some, expires=until)
            actions.issue(batch, prepared=prepared, by=by)
            if told:
                told(batch.letters.count(), total)
        return actions.finish(batch, by=by)


def issue_again(account: Account, *, by: Capacity) -> Letter:
    """One new letter; the file of the former goes with its code. Raises Refused; PermissionDenied before it is set."""
    last = account.letters.order_by("-number").first()
    until = rules.expiry(account.process.parameters.get("activation_days", {}).get("value"), clock.now())
    (prepared,) = letters.prepare([(account, last.number + 1 if last else 1)], expires=until)
    try:
        (letter,) = actions.issue_again(account, prepared=prepared, by=by).letters
    except BaseException:
        letters.remove(prepared.file)
        raise
    if last:
        letters.remove(last.file)
    return letter


def sweep(process: Process) -> int:
    """Take away the letters whose code is dead; how many. The codes of those that stay are all in force."""
    storage, folder = private(), letters.folder(process.slug)
    if not storage.exists(folder):
        return 0
    now = clock.now()
    removed = 0
    names = storage.listdir(folder)[1]
    for at in range(0, len(names), 500):
        paths = {f"{folder}/{name}" for name in names[at : at + 500]}
        serving = Activation.objects.in_force(now).filter(letter__file__in=paths)
        alive = serving.values_list("letter__file", flat=True)
        for path in paths - set(alive):
            if Letter.objects.filter(file=path).exists() or now - storage.get_modified_time(path) > _LEFT_ALONE:
                storage.delete(path)
                removed += 1
    return removed


def _batch(process: Process, *, by: Capacity, **of: object) -> Batch:
    """The batch of the same that was interrupted, or a new one. Raises Refused: NOTHING_TO_ISSUE."""
    open_one = Batch.objects.filter(process=process, finished_at=None, **of).order_by("pk").first()
    if open_one is not None:
        return open_one
    batch = Batch(process=process, **of)
    if not left(batch):
        raise Refused(Reason.NOTHING_TO_ISSUE)
    return actions.begin(batch, by=by)


def check(batch: Batch) -> None:
    """Refuse beforehand what could not be issued. Raises Refused: DAYS_UNDECIDED, NOTHING_TO_ISSUE."""
    rules.expiry(batch.process.parameters.get("activation_days", {}).get("value"), clock.now())
    if not left(batch):
        raise Refused(Reason.NOTHING_TO_ISSUE)


def left(batch: Batch) -> int:
    """How many letters of *batch*, opened or not, are still to be issued."""
    if batch.again:
        return queries.expired(batch, clock.now()).count()
    return queries.without_account(batch)


def _next(batch: Batch, step: int) -> list[tuple[Account, int]]:
    """The next accounts of a batch, saved or not, each with the number of its letter."""
    if batch.again:
        return [(each, each.last_number + 1) for each in queries.expired(batch, clock.now())[:step]]
    rows: list[Candidacy | Postulant] = [
        *queries.postulants_without_account(batch)[:step],
        *queries.candidacies_without_account(batch)[:step],
    ][:step]
    return [(_account(batch.process, row, name), 1) for row, name in zip(rows, _names(rows), strict=True)]


def _account(process: Process, row: Candidacy | Postulant, name: str) -> Account:
    user = User(username=name, password=make_password(None))
    if isinstance(row, Postulant):
        return Account(process=process, user=user, postulant=row)
    formula = row.formula
    return Account(
        process=process,
        user=user,
        candidacy=row,
        postulant=formula.answering,
        council=getattr(formula.territory, "council", None),
    )


def _names(rows: list[Candidacy | Postulant]) -> list[str]:
    """A user name for each, drawn by lot among those that nobody has."""
    names: list[str] = []
    while len(names) < len(rows):
        kind = "gen" if isinstance(rows[len(names)], Postulant) else "cand"
        name = f"{kind}-{codes.short(8)}"
        if name not in names and not User.objects.filter(username=name).exists():
            names.append(name)
    return names


@contextmanager
def _alone(process: Process) -> Iterator[None]:
    """One issuer at a time for each process; the lock ends with whoever holds it. Raises Refused: BEING_ISSUED."""
    settings.PRIVATE.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.PRIVATE / f"letters-{process.slug}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise Refused(Reason.BEING_ISSUED) from held
        yield
