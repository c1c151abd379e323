# SPDX-License-Identifier: EUPL-1.2
"""The languages that a process is published in, and what it wrote, in each of them."""

from django.conf import settings

from conoceles.elections.models import Process
from conoceles.publication.languages.catalogues import process_words
from conoceles.publication.snapshot import LanguageInfo

#: Where a process keeps its translations, and the one that all of them share, which each may say otherwise.
FOLDER = "idiomas"
SHARED = "_shared"


def languages(process: Process) -> tuple[LanguageInfo, ...]:
    """Each language of the setting ``public_languages``, in its order, with ``processes/<slug>/idiomas/<code>.po``."""
    asked = process.parameters.get("public_languages", {}).get("value") or ""
    codes = [code.strip() for code in asked.split(",") if code.strip()]
    return tuple(LanguageInfo(code, _words(process, code)) for code in codes)


def _words(process: Process, code: str) -> dict[str, str]:
    folders = (settings.PROCESSES / each / FOLDER for each in (SHARED, process.slug))
    return process_words(folder / f"{code}.po" for folder in folders)
