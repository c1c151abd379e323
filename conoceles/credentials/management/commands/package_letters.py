# SPDX-License-Identifier: EUPL-1.2
"""``manage.py package_letters --process SLUG --by consejo|representacion --into FOLDER``: ZIPs of letters to print."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.credentials import actions, packages
from conoceles.credentials.phrases import PHRASES
from conoceles.elections import phrases as of_elections
from conoceles.elections.queries import process as find_process


class Command(TerminalCommand):
    """The files hold codes: they are readable by whoever runs it alone, and are to be deleted when printed."""

    help = "Reúne las cartas vigentes en un ZIP por consejo o por representación, con su lista de entrega."
    phrases = (PHRASES, of_elections.PHRASES)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which process, by whom, into where."""
        parser.add_argument("--process", required=True, metavar="PROCESO")
        parser.add_argument(
            "--by", dest="route", required=True, choices=sorted(packages.ROUTES), help="quién las entrega"
        )
        parser.add_argument("--into", required=True, type=Path, metavar="CARPETA")

    def act(self, *, by: Capacity, process: str, route: str, into: Path, **_: Any) -> None:
        """Write each package."""
        subject = find_process(process)
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = list(packages.ROUTES[route](subject))
        for package in tqdm(found, unit=" paquetes", disable=not sys.stderr.isatty(), leave=False):
            path = into / f"{package.name}.zip"
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                count = actions.package(subject, write=partial(packages.write, package, file), by=by)
            self.stdout.write(f"{path.name}: {count} cartas")
        self.stdout.write("Contienen los códigos: bórrelos en cuanto estén impresos.")
