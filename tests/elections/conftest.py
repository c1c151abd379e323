# SPDX-License-Identifier: EUPL-1.2
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.accounts.terminal import Error

#: The least that must be there for a process to be read: what it shares with others, and its own files.
NEEDED = ("_shared", "demo")


class Written:
    """A copy of the invented process that a test may spoil."""

    def __init__(self, path):
        self.path = path

    def change(self, file, old, new, *, count=1):
        """Replace *old* by *new* in *file*, which must say it."""
        path = self.path / file
        text = path.read_text()
        assert old in text, f"{file} no longer says {old}"
        path.write_text(text.replace(old, new, count))
        return self

    def without_maps(self):
        """Whoever spoils the places would have to draw them anew."""
        path = self.path / "territories.toml"
        path.write_text(path.read_text().partition("[[map]]")[0])
        return self

    def line(self, file, text):
        """The line on which *file* first says *text*."""
        lines = (self.path / file).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def load(self, **options):
        """What the command says."""
        out = StringIO()
        call_command("load_process", str(self.path), stdout=out, **options)
        return out.getvalue()

    def faults(self):
        """What the command refuses, one fault a line."""
        with pytest.raises(Error) as refused:
            self.load()
        first, *faults = str(refused.value).split("\n")
        assert first.startswith("No se cargó nada: ")
        return [fault.strip() for fault in faults]


@pytest.fixture
def written(tmp_path) -> Written:
    """The invented process, in a folder of its own that may be spoilt."""
    processes = tmp_path / "processes"
    for name in NEEDED:
        shutil.copytree(Path(settings.PROCESSES) / name, processes / name, ignore=shutil.ignore_patterns("corpus"))
    return Written(processes / "demo")
