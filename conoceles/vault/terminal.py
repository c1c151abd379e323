# SPDX-License-Identifier: EUPL-1.2
"""Custodians' pages at a terminal: read where they lie, and kept nowhere."""

from pathlib import Path

from conoceles.kernel import machine
from conoceles.record.terminal import Error


def pages_in(paths: list[Path]) -> list[str]:
    """What each says. Raises Error, with a sentence, for one that cannot be read."""
    try:
        return [path.read_text(encoding="utf-8") for path in paths]
    except (OSError, UnicodeDecodeError) as error:
        said = machine.told(error) if isinstance(error, OSError) else "no es una hoja de custodia"
        msg = f"No se pudo leer una hoja de custodia: {said}"
        raise Error(msg) from None
