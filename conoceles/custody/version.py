# SPDX-License-Identifier: EUPL-1.2
"""Which program this is, for whoever must have the same one on the day of need: its version, and its commit."""

from pathlib import Path

from django.conf import settings

from conoceles import __version__
from conoceles.publication.program import fingerprint

#: Figures of a commit, or of the digest of the files where there is none.
_FIGURES = 12


def program() -> str:
    """«0.1.0 (8a1f…)»; where it was installed without its history, the digest of its own files."""
    commit = _commit(settings.BASE / ".git")
    return f"{__version__} ({commit[:_FIGURES]})" if commit else f"{__version__} (huella {fingerprint()[:_FIGURES]})"


def _commit(folder: Path) -> str:
    """What is checked out, as git keeps it; empty where it does not lie here."""
    try:
        head = (folder / "HEAD").read_text().strip()
        name = head.removeprefix("ref: ")
        if name == head:
            return head
        if (folder / name).is_file():
            return (folder / name).read_text().strip()
        lines = (folder / "packed-refs").read_text().splitlines()
        return next((line.split()[0] for line in lines if line.endswith(f" {name}")), "")
    except OSError:
        return ""
