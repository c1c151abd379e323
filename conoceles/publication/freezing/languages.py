# SPDX-License-Identifier: EUPL-1.2
"""The languages that a process is published in, and what it wrote, in each of them."""

from conoceles.elections.models import Process
from conoceles.publication.languages.catalogues import ready
from conoceles.publication.languages.process_words import of
from conoceles.publication.snapshot import LanguageInfo


def languages(process: Process) -> tuple[LanguageInfo, ...]:
    """Each language of the setting ``public_languages``, in its order, with what the process's catalogue says."""
    return tuple(LanguageInfo(code, of(process.slug, code)) for code in _asked(process))


def withheld(process: Process) -> list[str]:
    """The languages that *process* asks for and that are not offered: their catalogue is not whole or signed."""
    return [code for code in _asked(process) if not ready(code)]


def _asked(process: Process) -> list[str]:
    asked = process.parameters.get("public_languages", {}).get("value") or ""
    return [code.strip() for code in asked.split(",") if code.strip()]
