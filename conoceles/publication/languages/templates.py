# SPDX-License-Identifier: EUPL-1.2
"""Templates as read in one language."""

from collections.abc import Callable
from functools import lru_cache

from django.template import Engine, Template, engines

from .language import Language
from .tags import library


def template(name: str, language: Language | None) -> Template:
    """The template at *name*, all of its own words already in *language*."""
    return _engine(language).get_template(name)


@lru_cache(maxsize=8)
def _engine(language: Language | None) -> Engine:
    return engine(language.words.gettext if language else str)


def engine(say: Callable[[str], str]) -> Engine:
    """The house's engine, which says words as *say* does; it reads each template once."""
    usual = engines["django"].engine  # type: ignore[attr-defined]
    made = Engine(dirs=usual.dirs, app_dirs=usual.app_dirs, builtins=usual.builtins, libraries=usual.libraries)
    made.template_libraries = {**made.template_libraries, "i18n": library(say)}
    return made
