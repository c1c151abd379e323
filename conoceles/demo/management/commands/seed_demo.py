# SPDX-License-Identifier: EUPL-1.2
"""``manage.py seed_demo``: people who do not exist, registered, answering and being read."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser, OutputWrapper
from tqdm import tqdm

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.demo import claiming, midcourse, queries, register, staging, supervising
from conoceles.demo.corpus import Register, corpus
from conoceles.demo.phrases import PHRASES
from conoceles.demo.slates import Slate, slates, stands
from conoceles.elections.models import Process


class Command(TerminalCommand):
    """Does what is missing of the demonstration; when it is all there, says so."""

    help = "Llena un proceso de demostración con candidaturas inventadas, por los mismos actos que uno verdadero."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process, and how much of it."""
        parser.add_argument("--process", default="demo", metavar="PROCESO", help="clave del proceso (demo)")
        parser.add_argument(
            "--heads", type=int, metavar="N", help="sólo las primeras N cabezas de candidatura (todas, si no se dice)"
        )

    def act(self, *, by: Capacity, process: str, heads: int | None, verbosity: int, **_: Any) -> str | None:
        """Register whoever is missing, then act out what has not been."""
        subject, folder = queries.invented_process(process)
        words = corpus(folder)
        drawn = slates(queries.ground(subject, words.answers.questionnaire), words, heads)
        if register.lacking(subject, drawn):
            self._register(subject, words.register, drawn, by, verbosity)
        midcourse.substitute(subject, words.register, drawn, by=by)
        missing = staging.turns(subject, words, drawn)
        with tqdm(
            desc="Captura y validación",
            total=len(missing),
            unit=" candidaturas",
            leave=False,
            disable=verbosity == 0 or None,
        ) as bar:
            for done in staging.act(subject, words, missing, by=by):
                bar.update(done)
        supervising.supervise(subject, by=by, instance=queries.reviewers(subject)[0])
        midcourse.share_out(subject)
        midcourse.pause_one(subject)
        claiming.claim(subject)
        corrected = midcourse.approve_corrected(subject)
        if verbosity == 0:
            return None
        if corrected:
            return f"Demostración «{process}»: se aprobaron {corrected} correcciones de lo ya publicado."
        if not missing:
            return f"La demostración «{process}» ya estaba completa: nada que hacer."
        count = sum(1 for _ in stands(drawn))
        return (
            f"Demostración «{process}»: {sum(slate.heads for slate in drawn):,} cabezas de candidatura, "
            f"{count:,} candidaturas; se completaron {len(missing):,} cuestionarios."
        )

    def _register(self, process: Process, rules: Register, drawn: list[Slate], by: Capacity, verbosity: int) -> None:
        """By the command with which an institute loads its own register; what it says is told when asked or needed."""
        file = settings.PRIVATE / "demo" / f"registro-{process.slug}.csv"
        register.write(file, process, rules, drawn)
        said = self.stdout if verbosity > 1 else OutputWrapper(StringIO())
        try:
            call_command(
                "import_candidacies",
                str(file),
                process=process.slug,
                layout=rules.layout,
                acting_as=by.user.username if by.user.is_active else None,
                accept_warnings=True,
                stdout=said,
            )
        except CommandError:
            if verbosity <= 1:
                self.stderr.write(said.getvalue(), style_func=str)
            raise
