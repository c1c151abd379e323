# SPDX-License-Identifier: EUPL-1.2
"""A process published and served as its readers have it: brotli, one connection, the embedded server."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from bench.bake import step  # noqa: E402  (ours, beside this folder)
from tests.publication.served import embedded  # noqa: E402

_DEMO = ("migrate -v0", "load_process processes/demo", "seed_demo --heads 60", "publish --process demo")


@contextmanager
def shown(home, size):
    """The address and the folder of a release of *size* invented candidacies; 0: of the demonstration."""
    if size:
        step(home, "", "prepare", size)
        step(home, "", "publish")
    else:
        mine = os.environ | {"CONOCELES_HOME": str(home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        for command in _DEMO:
            subprocess.run(
                [sys.executable, "manage.py", *command.split()], cwd=ROOT, env=mine, check=True, capture_output=True
            )
    (process,) = (entry for entry in (home / "public").iterdir() if (entry / "current").exists())
    with embedded(home) as server:
        yield f"http://127.0.0.1:{server.port}/{process.name}/", process / "current"
