# SPDX-License-Identifier: EUPL-1.2
"""``manage.py vault_recovery make|entrust|hand-over|rehearse|restore``: two of three custodians."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.kernel import machine
from conoceles.record.terminal import Error
from conoceles.vault import actions, keeping, queries
from conoceles.vault.phrases import PHRASES
from conoceles.vault.terminal import pages_in


class Command(TerminalCommand):
    """The ceremony, its drill, and the day it is needed. Each goes on where it was when it is interrupted."""

    help = "Custodias de la bóveda: hacerlas, ensayarlas y recuperar con dos de tres (docs/operations/boveda.md)."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and with which pages."""
        doing = parser.add_subparsers(dest="doing", required=True, metavar="QUÉ")
        make = doing.add_parser("make", help="hacer tres hojas de custodia; las anteriores dejan de recuperar lo nuevo")
        make.add_argument(
            "--into", type=Path, required=True, metavar="CARPETA", help="donde se escriben las tres hojas"
        )
        doing.add_parser("entrust", help="terminar de confiar las claves a las custodias, si se interrumpió")
        for name, told in (("rehearse", "ensayar, sin cambiar nada"), ("restore", "recuperar lo que perdió su clave")):
            with_pages = doing.add_parser(name, help=told)
            with_pages.add_argument("pages", type=Path, nargs=2, metavar="HOJA", help="dos hojas de custodia")
        over = doing.add_parser("hand-over", help="confiar a las custodias vigentes lo bloqueado que otras recuperan")
        over.add_argument("pages", type=Path, nargs=2, metavar="HOJA", help="dos hojas de las custodias anteriores")

    def act(self, *, by: Capacity, doing: str, **options: Any) -> str:
        """Do it, and say what comes next."""
        match doing:
            case "make":
                return self._make(options["into"], by)
            case "entrust":
                with progress("claves") as told:
                    keeping.finish(queries.recovery(), by=by, told=told)
                return "Todas las claves están confiadas a las custodias."
            case "rehearse":
                count = actions.rehearse(queries.recovery(), pages=pages_in(options["pages"]), by=by)
                return f"Ensayo: esas dos custodias recuperan las {count} claves de datos. Nada cambió."
            case "hand-over":
                with progress("claves") as told:
                    left = keeping.hand_over(pages_in(options["pages"]), by=by, told=told)
                return f"Confiadas a las custodias vigentes. De otras anteriores quedan {left} claves bloqueadas."
        with progress("claves") as told:
            left = keeping.restore(pages_in(options["pages"]), by=by, told=told)
        if left:
            msg = f"Se recuperó lo demás. Siguen cerradas {left} claves de datos que no se confiaron a las custodias."
            raise Error(msg)
        return "Recuperado: todas las claves de datos abren. Respalde la clave de envoltura, y haga custodias nuevas."

    def _make(self, into: Path, by: Capacity) -> str:
        written: list[Path] = []

        def keep(pages: tuple[str, ...]) -> None:
            for number, page in enumerate(pages, 1):
                written.append(_written(into / f"custodia-{number}.txt", page))

        with progress("claves") as told:
            keeping.entrust(keep=keep, by=by, told=told)
        listed = "".join(f"\n  {path}" for path in written)
        return (
            f"Tres hojas de custodia:{listed}\nEntregue cada una a una persona distinta, con acuse, y bórrelas de "
            "aquí: dos cualesquiera recuperan la bóveda. Después ensaye: manage.py vault_recovery rehearse HOJA HOJA"
        )


def _written(path: Path, page: str) -> Path:
    """*page* in a new file of this user's alone. Raises Error when there is one, which may be of another ceremony."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        msg = f"No se hicieron custodias: no se pudo escribir {machine.told(error)}"
        raise Error(msg) from error
    return path
