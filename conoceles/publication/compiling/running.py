# SPDX-License-Identifier: EUPL-1.2
"""What a compiled template does while it runs, as ``django.template.base`` does it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from html import escape
from types import NoneType
from typing import Any

from django.utils.safestring import SafeData, SafeString, mark_safe


class _Missing:
    """What a name stands for that nothing was given for: it shows nothing, and is not."""

    def __bool__(self) -> bool:
        return False


MISSING = _Missing()
#: What is no function, and most of what pages are made of.
_PLAIN = frozenset({str, SafeString, dict, list, tuple, int, bool, NoneType, _Missing})
_CONSTANTS = {"True": True, "False": False, "None": None}


def top(content: dict[str, Any], name: str) -> Any:
    """What *content* has under *name*."""
    found = content.get(name, MISSING)
    if found is MISSING:
        return _CONSTANTS.get(name, MISSING)
    return found if found.__class__ in _PLAIN else _called(found)


def look(value: Any, name: str) -> Any:
    """``value.name`` as templates mean it: a key, an attribute or a place in a list, called where it is a function."""
    found = value[name] if value.__class__ is dict and name in value else _looked(value, name)
    return found if found.__class__ in _PLAIN else _called(found)


def _looked(value: Any, name: str) -> Any:
    if hasattr(type(value), "__getitem__"):
        with suppress(TypeError, AttributeError, KeyError, ValueError, IndexError):
            return value[name]
    if name in dir(value):
        return getattr(value, name)
    try:
        return value[int(name)]
    except (IndexError, ValueError, KeyError, TypeError):
        return MISSING


def _called(found: Any) -> Any:
    """*found*, or what it gives where it is a function that needs nothing and changes nothing."""
    if not callable(found) or getattr(found, "do_not_call_in_templates", False):
        return found
    return "" if getattr(found, "alters_data", False) else found()


def show(value: Any) -> str:
    """*value* in a page: escaped, unless it is markup already. Nothing is formatted by locale."""
    kind = value.__class__
    if kind is str:
        return escape(value)
    if kind is SafeString:
        return value
    if kind is _Missing:
        return ""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def known(value: Any) -> Any:
    """*value* in a condition, where nothing is None."""
    return None if value is MISSING else value


def given(value: Any) -> Any:
    """*value* for a template that is included, where nothing is an empty text."""
    return "" if value is MISSING else value


def several(value: Any) -> Sequence[Any]:
    """*value* to go through."""
    if value is None or value is MISSING:
        return ()
    return value if hasattr(value, "__len__") else list(value)


def filtered(value: Any, by: Callable[..., Any], given: Iterable[Any]) -> Any:
    """*value* through a filter. What is safe stays so where the filter says that it does no harm."""
    before = "" if value is MISSING else value
    further = {"autoescape": True} if getattr(by, "needs_autoescape", False) else {}
    after = by(before, *given, **further)
    return mark_safe(after) if getattr(by, "is_safe", False) and isinstance(before, SafeData) else after  # noqa: S308
