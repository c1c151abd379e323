# SPDX-License-Identifier: EUPL-1.2
"""The language that is being spoken, and what is said in it. Spanish is none: every word is written in it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations

#: Around what stays in Spanish on a page of another language, until the page is finished. No text can hold them:
#: they are not characters (Unicode, 23.7), and none of what was written for a page keeps them.
OPENS, CLOSES = "\ufdd0", "\ufdd1"
_MARKS = str.maketrans("", "", OPENS + CLOSES)
_NUMBER = re.compile(r"\d+")
#: Where the number goes in what many things are called: «Distrito {n}».
NUMBERED = "{n}"


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """A language other than Spanish.

    ``code`` is its tag (BCP 47) and its folder on the site; ``name`` is what it calls itself. ``words`` translates
    what the program says, ``data`` what the process wrote. ``digest`` is of all of them.
    """

    code: str
    name: str
    digest: str
    words: NullTranslations
    data: Mapping[str, str] = field(default_factory=dict)


_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Within, everything is said in *language*; None is Spanish."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def current() -> Language | None:
    """The language that is being spoken; None is Spanish."""
    return _spoken.get()


def _(words: str) -> str:
    """*words* of the program, in the language that is being spoken."""
    language = _spoken.get()
    return words if language is None else language.words.gettext(words)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of *number* things, in the language that is being spoken."""
    language = _spoken.get()
    if language is None:
        return one if number == 1 else many
    return language.words.ngettext(one, many, number)


def N_(words: str) -> str:  # noqa: N802  (the name that gettext's own documentation gives it)
    """*words* as they are: said later, by ``_``."""
    return words


def told(text: str) -> str:
    """What the process wrote: in the language that is being spoken, or marked as Spanish where it has none there."""
    language = _spoken.get()
    if language is None or not text or text[0] == OPENS:
        return text
    found = language.data.get(text)
    if found is None and (number := _NUMBER.search(text)):
        many = language.data.get(text[: number.start()] + NUMBERED + text[number.end() :])
        found = many and many.replace(NUMBERED, number[0])
    return found or f"{OPENS}{text.translate(_MARKS)}{CLOSES}"


def bare(text: str) -> str:
    """*text* without the marks of ``told``, to be sorted, cut, or shown where no markup can be."""
    return text.translate(_MARKS) if OPENS in text else text
