# SPDX-License-Identifier: EUPL-1.2
"""The private key as a terminal is given it: in a file of its keepers, typed without being seen, or from a pipe."""

import sys
from getpass import getpass
from pathlib import Path


def key_text(place: str) -> str:
    """What is in the file *place*; with «-», what comes in, asked for where a person types it."""
    if place != "-":
        return Path(place).read_text("utf-8")
    return getpass("Clave privada (no se verá; termina con Intro): ") if sys.stdin.isatty() else sys.stdin.read()
