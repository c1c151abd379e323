# SPDX-License-Identifier: EUPL-1.2
"""Commands of the terminal that act on a process: somebody answers for each, and a refusal is a sentence.

A command of a step says what it does and in whose words it is refused::

    class Command(TerminalCommand):
        help = "Carga el registro de candidaturas."
        phrases = (PHRASES,)

        def act(self, *, by, file, **_):
            actions.register(file, by=by)

It leaves with 0 when done, 1 when refused, 2 when called wrongly (argparse), 3 when the machine or the database
did not let it end (:mod:`.trouble`, told by ``manage.py`` for every command) and 130 when interrupted.
"""

import sys
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from conoceles.kernel.refusals import Phrase, Refused, sentence
from conoceles.record.terminal import Error
from conoceles.record.triggers import refuse_unprotected

from .models import Capacity
from .phrases import PHRASES
from .queries import console


@contextmanager
def progress(unit: str) -> Iterator[Callable[[int, int], None]]:
    """A bar, where somebody looks at the terminal; what it gives is told how many are done, of how many."""
    with tqdm(unit=f" {unit}", disable=not sys.stderr.isatty(), leave=False) as bar:

        def told(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield told


class TerminalCommand(BaseCommand):
    """A command that acts in a console capacity: ``--as USUARIO``, required in production."""

    #: Registries that say, for each reason this command may be refused, the sentence to print.
    phrases: ClassVar[tuple[Mapping[Any, Phrase], ...]] = ()
    requires_migrations_checks = True

    @abstractmethod
    def act(self, *, by: Capacity, **options: Any) -> str | None:
        """Do it, as *by*. May raise Refused, or Error with a Spanish sentence."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser, with ``--as``; subclasses add theirs in ``add_arguments`` as usual."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument(
            "--as",
            dest="acting_as",
            metavar="USUARIO",
            help="cuenta de la persona que responde por lo que se hace (obligatoria en producción)",
        )
        return parser

    def check_migrations(self) -> None:
        """Refuse to act on tables that are missing or of another version, or over a record that could be rewritten."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            msg = "La base de datos no está al día: ejecute antes «python manage.py migrate»."
            raise Error(msg)
        refuse_unprotected()

    def handle(self, *args: Any, acting_as: str | None = None, **options: Any) -> str | None:  # noqa: ARG002
        """Find who acts, act, and turn a refusal into a sentence."""
        try:
            return self.act(by=console(acting_as), **options)
        except Refused as refusal:
            raise Error(sentence(refusal, *self.phrases, PHRASES)) from refusal
        except PermissionDenied as denied:
            msg = f"Quien actúa no tiene facultades para esto ({denied})."
            raise Error(msg) from denied
        except KeyboardInterrupt as interruption:
            msg = "Interrumpido."
            raise Error(msg, returncode=130) from interruption
