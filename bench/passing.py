# SPDX-License-Identifier: EUPL-1.2
"""A bench over a folder that is gone afterwards: how many candidacies, where, and in which database."""

import argparse
import shutil
import tempfile
from pathlib import Path


def run(about, measured, **more):
    """What *measured* gives for the folder and the options; *more* are options of its own, each with its default."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="?", type=int, default=5_000)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--database")
    for name, default in more.items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="conoceles-bench-", dir=options.out))
    try:
        return measured(folder, options)
    finally:
        shutil.rmtree(folder)
