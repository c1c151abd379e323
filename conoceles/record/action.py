# SPDX-License-Identifier: EUPL-1.2
"""``@action``: the one way to write. Permission-checked, atomic, and on record in the same transaction."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.utils.module_loading import import_string

from conoceles.kernel import clock, digests

from . import rules
from .models import Entry
from .naming import named

P = ParamSpec("P")
R = TypeVar("R")

#: Any number, the same in every process: writers of the record wait for one another on it.
_LOCK = 0x434F4E4F
#: Whether an action is under way here: an action inside another is part of it and writes no line of its own.
_acting: ContextVar[bool] = ContextVar("acting", default=False)


class Actor(Protocol):
    """Who acts, as the record needs to know it: an ``accounts.Capacity`` is one."""

    @property
    def pseudonym(self) -> str:
        """How the record names the person."""

    @property
    def role(self) -> str:
        """In what capacity she acts."""

    @property
    def scope(self) -> str:
        """Where that capacity holds; empty for everywhere."""


def action(
    name: str, *, allowed: Callable[[Any, Any], bool], on_its_own: bool = False
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Turn a function into an action of the process.

    The function receives its subject first and, always by keyword, ``by``: the capacity
    in which someone acts. If ``allowed(by, subject)`` is false nothing runs and
    ``PermissionDenied`` is raised; if the function fails nothing is kept; if it succeeds
    the record says so, with the digest of what the function returned, where that has one.
    An action called by another action is covered by the outer one's line, unless it must be told *on_its_own*:
    that somebody read what is sealed is never hidden by what she did with it.
    """

    def decorate(function: Callable[..., R]) -> Callable[..., R]:
        @wraps(function)
        def acting(subject: models.Model, *args: Any, by: Actor, **kwargs: Any) -> R:
            with transaction.atomic():
                if not allowed(by, subject):
                    raise PermissionDenied(name)
                if _acting.get() and not on_its_own:
                    return function(subject, *args, by=by, **kwargs)
                inside = _acting.set(True)
                try:
                    result = function(subject, *args, by=by, **kwargs)
                finally:
                    _acting.reset(inside)
                # Last before the commit, so that the lock on the record is held as briefly as can be.
                _write(name, subject, by, digest=getattr(result, "digest", ""))
                return result

        acting.action = name  # type: ignore[attr-defined]
        return acting

    return decorate


def await_turn() -> None:
    """Wait until no other transaction writes the record, and keep the others waiting until this one ends.

    On SQLite every transaction begins IMMEDIATE (config), which is the same lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _write(name: str, subject: models.Model, by: Actor, *, digest: str) -> None:
    await_turn()
    number, at = Entry.objects.order_by("-number").values_list("number", "at").first() or (0, None)
    now = clock.now()
    entry = Entry(
        number=number + 1,
        at=max(now, at) if at else now,  # a clock set back does not take the record back in time
        actor=by.pseudonym,
        role=by.role,
        scope=by.scope,
        action=name,
        about=named(subject),
        digest=digest,
    )
    content = entry.content()
    rules.check_shape(content)
    entry.leaf = digests.leaf(rules.line(content))
    entry.save(force_insert=True)
    if name in settings.FOLLOWED:
        # What goes wrong with it takes nothing back: the act is done, and its follower says so for itself.
        transaction.on_commit(import_string(settings.FOLLOWED_BY), robust=True)
