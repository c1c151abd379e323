# SPDX-License-Identifier: EUPL-1.2
"""``@draft``: the one way to write without a line in the record: permission-checked and atomic, and no act of anybody.

What is typed is not said yet. The record would hold thousands of its lines, and none that anybody answers for:
who typed last is kept with the draft itself, and sending it is an action.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from .action import Actor

R = TypeVar("R")


def draft(*, allowed: Callable[[Any, Any], bool]) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Turn a function into a write of what nobody has said yet. It is called as an action is; see ``record.action``."""

    def decorate(function: Callable[..., R]) -> Callable[..., R]:
        @wraps(function)
        def drafting(subject: models.Model, *args: Any, by: Actor, **kwargs: Any) -> R:
            with transaction.atomic():
                if not allowed(by, subject):
                    raise PermissionDenied(function.__name__)
                return function(subject, *args, by=by, **kwargs)

        return drafting

    return decorate
