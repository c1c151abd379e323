# SPDX-License-Identifier: EUPL-1.2
"""``manage.py security_document``: writes docs/data/documento-de-seguridad.md, or that of a process as PDF and DOCX."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from conoceles.custody.evidence import papers
from conoceles.elections.queries import process
from conoceles.files.papers import made
from conoceles.kernel import clock

PAGE = settings.BASE / "docs" / "data" / "documento-de-seguridad.md"


class Command(BaseCommand):
    """Without options it reads files alone; the database is asked only for a process."""

    help = "Escribe docs/data/documento-de-seguridad.md o, con --process, el proyecto de ese proceso en PDF y DOCX."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Of which process, and into which folder."""
        parser.add_argument("--process", help="proceso del que se hace el proyecto")
        parser.add_argument("--into", type=Path, default=Path(), help="carpeta en que se deja")

    def handle(self, **options: Any) -> None:
        """Write the page, or the two files."""
        if not options["process"]:
            PAGE.write_text(papers.page(), encoding="utf-8")
            self.stdout.write(f"Escrito: {PAGE.relative_to(settings.BASE)}")
            return
        paper = papers.paper(process(options["process"]), at=clock.now())
        for kind in ("pdf", "docx"):
            path = options["into"] / f"documento-de-seguridad.{kind}"
            path.write_bytes(made(paper, kind))
            self.stdout.write(f"Escrito: {path}")
